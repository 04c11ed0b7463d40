/** How a computed time becomes one that ranks. */
export interface Rounding {
  /** What it is a multiple of, in ms: 10 are hundredths. */
  stepMs: 1 | 10 | 100 | 1000;
  to: "down" | "half-up";
}

/** Ratios hold six decimals, and the sum is done in whole numbers: a double would lose hundredths at the edge. */
const PARTS = 1_000_000;
const partsOf = (ratio: number): number => Math.round(ratio * PARTS);

/**
 * `ms` times `ratio`, rounded. Whole milliseconds in, whole milliseconds out.
 * Throws where `ms` is negative, broken, or beyond a hundred days.
 */
export function scaledMs(ms: number, ratio: number, { stepMs, to }: Rounding): number {
  const product = ms * partsOf(ratio);
  if (ms < 0 || !Number.isSafeInteger(ms) || !Number.isSafeInteger(product))
    throw new RangeError(`expected whole milliseconds of a race, not ${ms}`);
  const step = stepMs * PARTS;
  const from = to === "down" ? product : product + step / 2;
  return ((from - (from % step)) / step) * stepMs;
}

export const roundedMs = (ms: number, rounding: Rounding): number => scaledMs(ms, 1, rounding);

/** The longest whole time that `scaledMs` still brings below `targetMs`; null where none is. */
export function longestMsBelow(targetMs: number, ratio: number, { stepMs, to }: Rounding): number | null {
  const last = (Math.ceil(targetMs / stepMs) - 1) * stepMs;
  if (last < 0) return null;
  const end = last + (to === "down" ? stepMs : stepMs / 2);
  return Math.floor((end * PARTS - 1) / partsOf(ratio));
}
