import { ease, TAU } from "./curve.ts";

/**
 * The super-G course. `s` is the distance down the fall line from the start in metres,
 * `x` the distance across it, positive to the left of a skier who goes down
 * (to the right in a picture taken from below).
 */
export const FINISH_M = 1000;
export const GATES = 20;
const FIRST_GATE_M = 44;
const GATE_SPACING_M = 48;

const swing = (s: number): number =>
  (Math.PI * (s - FIRST_GATE_M)) / GATE_SPACING_M + Math.PI / 2 + 0.45 * Math.sin((TAU * s) / 410) - 0.28;
const width = (s: number): number =>
  (5.4 + 1.5 * Math.sin((TAU * s) / 333 + 1)) * ease(2, 44, s) * (1 - ease(FINISH_M - 62, FINISH_M - 6, s));

/** The ideal line. `wide` stretches its turns: 1 is perfect, more is late. */
export const lineAt = (s: number, wide = 1): number => width(s) * wide * Math.sin(swing(s));

export interface Gate {
  /** From 1. */
  number: number;
  s: number;
  /** Where the turning pole stands. */
  x: number;
  side: 1 | -1;
  colour: "red" | "blue";
}

export const gates: readonly Gate[] = Array.from({ length: GATES }, (_, index) => {
  // The apex is where the swing has made its next quarter turn; the swing rises all the way, so halving finds it.
  const target = Math.PI / 2 + index * Math.PI;
  let low = 0;
  let high = FINISH_M;
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (swing(middle) < target) low = middle;
    else high = middle;
  }
  const s = (low + high) / 2;
  const side = index % 2 === 0 ? 1 : -1;
  return { number: index + 1, s, x: lineAt(s) - side * 1.1, side, colour: index % 2 === 0 ? "red" : "blue" };
});

/** Sine of the slope: a steep start, a wall, a flat, a last drop, the run-out. */
export const slopeAt = (s: number): number =>
  s > FINISH_M ? 0.02 : 0.265 + 0.065 * Math.sin((TAU * s) / 620 + 1.1) + 0.03 * Math.sin((TAU * s) / 230 + 0.4);
