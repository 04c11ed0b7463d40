import { createKeyed, createWander, ease, plateau } from "./curve.ts";
import { LOOPS, phaseIn } from "./feeds.ts";

/**
 * One visit to the range: arrives, settles on the mat, five shots, leaves.
 * Heart rate on the mat follows Hoffman & Street 1992: about 86 % of the maximum on arrival, falling towards 70 %.
 */
const LOOP_MS = LOOPS.biathlon;
export const BIATHLETE = "b51";
export const LANE = 3;
export const shots: readonly { atMs: number; hit: boolean; target: number }[] = [
  { atMs: 21_400, hit: true, target: 1 },
  { atMs: 25_100, hit: true, target: 2 },
  { atMs: 28_300, hit: false, target: 3 },
  { atMs: 32_000, hit: true, target: 4 },
  { atMs: 35_900, hit: true, target: 5 },
];
const ARRIVES_MS = 6_000;
const ON_MAT_MS = 13_500;
const LEAVES_MS = 41_000;
const GONE_MS = 50_000;
const TARGETS_RESET_MS = 56_000;

const heart = createKeyed(
  [
    [2_000, 170],
    [ON_MAT_MS, 162],
    [21_000, 149],
    [29_000, 138],
    [37_000, 132],
    [44_000, 143],
    [56_000, 166],
  ],
  LOOP_MS,
);
const pulse = createWander(21, LOOP_MS, 7_000);

export interface RangeState {
  phase: number;
  /** 0 out of the picture below, 1 on the mat; leaving goes from 1 back to 0 with `leaving`. */
  place: number;
  leaving: boolean;
  /** 0 upright with poles, 1 settled behind the rifle. */
  aim: number;
  /** 1 at the instant of a shot, dying away. */
  recoil: number;
  /** Per target 1 to 5: undefined open, true hit. A miss leaves the target open. */
  down: readonly boolean[];
  shotsFired: number;
  /** m/s */
  speed: number;
  heartRate: number;
}

const placeAt = (phase: number): number => plateau(phase, ARRIVES_MS, ON_MAT_MS, LEAVES_MS, GONE_MS);

export function rangeAt(ms: number): RangeState {
  const phase = phaseIn(LOOP_MS, ms);
  const fired = shots.filter((shot) => shot.atMs <= phase);
  const last = fired[fired.length - 1];
  const since = last ? phase - last.atMs : Infinity;
  return {
    phase,
    place: placeAt(phase),
    leaving: phase > LEAVES_MS,
    aim: plateau(phase, 15_000, 18_500, 38_000, 40_500),
    recoil: since < 600 ? Math.exp(-since / 110) : 0,
    down: [1, 2, 3, 4, 5].map(
      (target) =>
        phase < TARGETS_RESET_MS &&
        fired.some((shot) => shot.target === target && shot.hit && phase >= shot.atMs + 120),
    ),
    shotsFired: phase < TARGETS_RESET_MS ? fired.length : 0,
    speed: Math.max(
      4.4 * (1 - ease(ARRIVES_MS - 1_000, ON_MAT_MS - 500, phase)),
      4.4 * ease(LEAVES_MS, GONE_MS, phase),
    ),
    heartRate: heart(phase) + pulse(phase) * 1.1,
  };
}
