/**
 * Which renditions a player keeps away from for a while. A live chunk comes no faster than its camera makes it, so the
 * speed of a download tells nothing of the network; what tells is that the data ran out. Pure.
 */
export interface RungCeiling {
  /** Renditions of this many bits a second and more are too much, until `until` (UTC ms). */
  bitsPerSecond: number;
  until: number;
  /** How long the next ceiling holds, ms; doubles where the last one was lifted in vain. */
  holdMs: number;
  /** Times of late, UTC ms, when the data ran out. */
  starvedAt: readonly number[];
}

/** Twice within this time is no accident. */
const REMEMBERED_MS = 20_000;
const FIRST_HOLD_MS = 30_000;
const LONGEST_HOLD_MS = 600_000;
/** Lifted this long without harm, a ceiling is forgotten. */
const FORGOTTEN_MS = 60_000;

export const NO_CEILING: RungCeiling = {
  bitsPerSecond: Number.POSITIVE_INFINITY,
  until: Number.NEGATIVE_INFINITY,
  holdMs: FIRST_HOLD_MS,
  starvedAt: [],
};

/** The data of a rendition of `bitsPerSecond` ran out. */
export function afterStarving(ceiling: RungCeiling, now: number, bitsPerSecond: number): RungCeiling {
  const starvedAt = [...ceiling.starvedAt.filter((at) => now - at < REMEMBERED_MS), now].slice(-8);
  if (starvedAt.length < 2) return { ...ceiling, starvedAt };
  const inVain = now - ceiling.until < FORGOTTEN_MS;
  const holdMs = inVain ? Math.min(LONGEST_HOLD_MS, ceiling.holdMs * 2) : FIRST_HOLD_MS;
  return { bitsPerSecond, until: now + holdMs, holdMs, starvedAt: [] };
}

/** Bits a second that a rendition must stay below. */
export const ceilingAt = ({ bitsPerSecond, until }: RungCeiling, now: number): number =>
  now < until ? bitsPerSecond : Number.POSITIVE_INFINITY;
