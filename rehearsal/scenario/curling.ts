import { createWander, ease, mix } from "./curve.ts";
import { LOOPS, phaseIn } from "./feeds.ts";

/**
 * One stone of wheelchair curling: delivered with a stick, 14.2 s from hog line to hog line (a draw), to the house.
 * `x` runs along the sheet from the delivering hog line (0) to the far one (21.95 m) and the tee (28.35 m);
 * `y` across it, 0 on the centre line. World Curling, Rules: sheet 45.7 x 5 m, house radius 1.83 m.
 */
const LOOP_MS = LOOPS.curling;
export const SHEET = {
  hogToHogM: 21.945,
  teeM: 28.346,
  houseRadiusM: 1.829,
  halfWidthM: 2.375,
  startM: -10.5,
  endM: 32.5,
} as const;
export const RELEASE_MS = 10_000;
const PUSH_MS = 1_900;
const RUN_M = 27.9;
const HOG_TO_HOG_S = 14.2;
// From x(T) = v0·T − a·T²/2 and v0² = 2·a·run: the slower of the two roots is the one that stops in the house.
const speed0 =
  (HOG_TO_HOG_S - Math.sqrt(HOG_TO_HOG_S ** 2 - (HOG_TO_HOG_S ** 2 * SHEET.hogToHogM) / RUN_M)) /
  (HOG_TO_HOG_S ** 2 / (2 * RUN_M));
const slowing = speed0 ** 2 / (2 * RUN_M);
const runS = speed0 / slowing;
export const STOPS_MS = RELEASE_MS + runS * 1000;

/** While the camera glides back and sees neither end, this stone is taken away and the next one laid ready. */
const CLEARED_MS = 52_500;

export interface SheetState {
  phase: number;
  stone: { x: number; y: number; speed: number; turnRad: number };
  /** Where the camera on its cable looks, metres along the sheet. */
  cameraX: number;
  stage: "aim" | "push" | "travel" | "rest";
}

/** Stones that lie before this one comes. */
export const lying: readonly { x: number; y: number; colour: "red" | "yellow" }[] = [
  { x: 28.9, y: 0.75, colour: "red" },
  { x: 27.35, y: -0.95, colour: "yellow" },
  { x: 29.6, y: -0.55, colour: "red" },
  { x: 25.3, y: 0.42, colour: "red" },
];

const life = createWander(31, LOOP_MS, 6_000);

function stoneAt(phase: number): SheetState["stone"] {
  const t = (phase - RELEASE_MS) / 1000;
  const push = PUSH_MS / 1000;
  if (t <= -push) return { x: -(speed0 * push) / 2, y: 0, speed: 0, turnRad: 0 };
  if (t < 0) {
    const pushed = t + push;
    return {
      x: (speed0 * pushed ** 2) / (2 * push) - (speed0 * push) / 2,
      y: 0,
      speed: (speed0 * pushed) / push,
      turnRad: 0,
    };
  }
  const run = Math.min(t, runS);
  const x = speed0 * run - (slowing * run ** 2) / 2;
  // It curls most as it slows.
  return {
    x,
    y: 0.08 * run * (1 - run / runS) - 0.62 * (x / RUN_M) ** 3,
    speed: speed0 - slowing * run,
    turnRad: 1.5 * run - 0.016 * run ** 2,
  };
}

export function sheetAt(ms: number): SheetState {
  const phase = phaseIn(LOOP_MS, ms);
  const stone = stoneAt(phase < CLEARED_MS ? phase : phase - LOOP_MS);
  const home = stoneAt(0).x + 0.9;
  const follow = mix(
    home,
    Math.min(stone.x + 0.9, SHEET.teeM - 0.4),
    ease(RELEASE_MS - 2_400, RELEASE_MS + 2_500, phase),
  );
  return {
    phase,
    stone,
    cameraX: mix(follow, home, ease(LOOP_MS - 17_000, LOOP_MS - 6_000, phase)) + life(phase) * 0.05,
    stage:
      phase < RELEASE_MS - PUSH_MS || phase >= CLEARED_MS
        ? "aim"
        : phase < RELEASE_MS
          ? "push"
          : phase < STOPS_MS
            ? "travel"
            : "rest",
  };
}
