/** When a break is suggested: after so long of watching, not of the page being open. Times in ms on one clock. */
export interface Rest {
  watchedMs: number;
  /** When it was last looked, if somebody watched then. */
  lookedAt: number | null;
  /** Put off until so much is watched; null: until the viewer's own time. */
  laterMs: number | null;
  isDue: boolean;
}

export const LATER_MS = 10 * 60_000;
/** Between two looks; a computer that slept in between was not watched. */
const LONGEST_MS = 5000;

export const newRest: Rest = { watchedMs: 0, lookedAt: null, laterMs: null, isDue: false };

/** Looked at every second or so. `afterMs`: 0 never suggests one. */
export function looked(rest: Rest, now: number, isWatching: boolean, afterMs: number): Rest {
  const passed = rest.lookedAt === null ? 0 : now - rest.lookedAt;
  const watchedMs = rest.watchedMs + (isWatching && passed > 0 && passed <= LONGEST_MS ? passed : 0);
  return {
    ...rest,
    watchedMs,
    lookedAt: isWatching ? now : null,
    isDue: afterMs > 0 && (rest.isDue || watchedMs >= (rest.laterMs ?? afterMs)),
  };
}

/** Asked again in ten minutes of watching. */
export const later = (rest: Rest): Rest => ({ ...rest, isDue: false, laterMs: rest.watchedMs + LATER_MS });
/** A break, or none wanted: it counts from the beginning. */
export const begunAgain = (rest: Rest): Rest => ({ ...newRest, lookedAt: rest.lookedAt });
