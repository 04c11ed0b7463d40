import { FINISH_M, gates, lineAt, slopeAt } from "./course.ts";
import { clamp, createKeyed, createWander, ease, mix } from "./curve.ts";
import { LOOPS, phaseIn } from "./feeds.ts";

/**
 * Two runs of a super-G with sit-skis, integrated from slope, drag, friction and what the turns cost.
 * A run: start house, run, run-out, and a look at the finish area until the picture cuts away.
 */
const LOOP_MS = LOOPS["alpine-1"];
const GRAVITY = 9.81;
const STEP_MS = 10;

interface Plan {
  athlete: string;
  /** Phase at which the start wand opens. */
  startMs: number;
  /** Phases between which the follow camera shows this athlete; the first may lie before the loop's end. */
  fromMs: number;
  untilMs: number;
  drag: number;
  /** How far each turn goes beyond the ideal line. */
  wide: number;
  heart: { rest: number; peak: number };
}
const PLANS: readonly Plan[] = [
  {
    athlete: "a11",
    startMs: 8_000,
    fromMs: 124_000 - LOOP_MS,
    untilMs: 61_000,
    drag: 0.00285,
    wide: 1,
    heart: { rest: 112, peak: 171 },
  },
  {
    athlete: "a12",
    startMs: 70_000,
    fromMs: 61_000,
    untilMs: 124_000,
    drag: 0.00298,
    wide: 1.07,
    heart: { rest: 104, peak: 166 },
  },
];

export interface AlpineRun extends Plan {
  /** From start to finish, ms. */
  durationMs: number;
  /** When each gate is passed, ms after the start. */
  gateMs: readonly number[];
  distanceAt(runMs: number): number;
  /** m/s */
  speedAt(runMs: number): number;
}

export interface SkierState {
  athlete: string;
  run: AlpineRun;
  /** ms since the start; negative in the start house. */
  runMs: number;
  distance: number;
  speed: number;
  /** Metres across the fall line, and how fast that changes, m/s. */
  x: number;
  sideways: number;
  /** Sideways acceleration in g, positive towards positive x. */
  lateral: number;
  gForce: number;
  heartRate: number;
  stage: "start-house" | "course" | "run-out" | "finish";
}

function createRun(plan: Plan): AlpineRun {
  const distances = [0];
  const speeds = [0];
  let distance = 0;
  let speed = 0;
  let finishStep = -1;
  for (let step = 0; step < 12_000; step++) {
    let gain: number;
    if (distance < FINISH_M) {
      const near = 0.5;
      const bend =
        Math.abs(
          lineAt(distance + near, plan.wide) - 2 * lineAt(distance, plan.wide) + lineAt(distance - near, plan.wide),
        ) /
        near ** 2;
      const push = 1.6 * (1 - ease(0, 2600, step * STEP_MS)) * (1 + Math.sin((step * STEP_MS) / 105));
      gain = GRAVITY * slopeAt(distance) - 0.32 - plan.drag * speed ** 2 - 0.045 * bend * speed ** 2 + push;
    } else {
      if (finishStep < 0) finishStep = step;
      gain = -5.6 * clamp(speed / 2, 0.15, 1) * ease(-10, 25, distance - FINISH_M);
    }
    const next = Math.max(0, speed + (gain * STEP_MS) / 1000);
    distance += ((speed + next) / 2) * (STEP_MS / 1000);
    speed = next;
    distances.push(distance);
    speeds.push(speed);
    if (finishStep >= 0 && speed < 0.02) break;
  }
  const sample = (table: readonly number[], runMs: number): number => {
    const at = clamp(runMs / STEP_MS, 0, table.length - 1);
    const index = Math.floor(at);
    const here = table[index] ?? 0;
    return mix(here, table[index + 1] ?? here, at - index);
  };
  speeds[speeds.length - 1] = 0;
  const timeAt = (metres: number): number => {
    const index = distances.findIndex((reached) => reached >= metres);
    const before = distances[index - 1] ?? 0;
    const after = distances[index] ?? metres;
    return (index - 1 + (metres - before) / (after - before || 1)) * STEP_MS;
  };
  return {
    ...plan,
    durationMs: timeAt(FINISH_M),
    gateMs: gates.map((gate) => timeAt(gate.s)),
    distanceAt: (runMs) => sample(distances, runMs),
    speedAt: (runMs) => sample(speeds, runMs),
  };
}

export const runs: readonly AlpineRun[] = PLANS.map(createRun);
const tremble = createWander(11, LOOP_MS, 240);
const pulse = createWander(12, LOOP_MS, 9_000);
/** Where in the loop a run's own clock begins, so that the start house before phase 0 counts as negative time. */
const runMsAt = (run: AlpineRun, phase: number): number =>
  (phase >= run.fromMs + LOOP_MS ? phase - LOOP_MS : phase) - run.startMs;

function heartAt(run: AlpineRun, phase: number): number {
  const { rest, peak } = run.heart;
  const curve = createKeyed(
    [
      [run.startMs - 5_000, rest],
      [run.startMs + 1_000, rest + 12],
      [run.startMs + 16_000, mix(rest, peak, 0.78)],
      [run.startMs + run.durationMs, peak],
      [run.startMs + run.durationMs + 14_000, peak - 18],
    ],
    LOOP_MS,
  );
  return curve(phase < run.startMs - 5_000 ? phase + LOOP_MS : phase) + pulse(phase) * 1.2;
}

const skierX = (run: AlpineRun, distance: number): number =>
  distance > FINISH_M ? 7 * ease(FINISH_M, FINISH_M + 60, distance) : lineAt(distance, run.wide);

/** The athlete whom the cameras are on, at a phase of the loop or any time. */
export function skierAt(ms: number): SkierState {
  const phase = phaseIn(LOOP_MS, ms);
  const run = runs.find((candidate) => {
    const at = runMsAt(candidate, phase) + candidate.startMs;
    return at >= candidate.fromMs && at < candidate.untilMs;
  });
  if (!run) throw new Error(`no athlete at phase ${phase}`);
  const runMs = runMsAt(run, phase);
  const distance = run.distanceAt(runMs);
  const speed = run.speedAt(runMs);
  const near = 50;
  const before = skierX(run, run.distanceAt(runMs - near));
  const x = skierX(run, distance);
  const after = skierX(run, run.distanceAt(runMs + near));
  const lateral = (after - 2 * x + before) / (near / 1000) ** 2 / GRAVITY;
  const rough = tremble(phase) * 0.05 * clamp(speed / 20, 0, 1.4);
  return {
    athlete: run.athlete,
    run,
    runMs,
    distance,
    speed,
    x,
    sideways: (after - before) / ((2 * near) / 1000),
    lateral,
    gForce: Math.hypot(1, lateral) + rough,
    heartRate: heartAt(run, phase),
    stage: runMs < 0 ? "start-house" : distance < FINISH_M ? "course" : speed > 0.2 ? "run-out" : "finish",
  };
}

export const heartRateOf = (athlete: string, ms: number): number | undefined => {
  const run = runs.find((candidate) => candidate.athlete === athlete);
  return run && heartAt(run, phaseIn(LOOP_MS, ms));
};

/** The run to beat: with two athletes, the other one's. */
export const bestRunFor = (athlete: string): string => runs.find((run) => run.athlete !== athlete)?.athlete ?? athlete;
