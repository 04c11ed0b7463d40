import { utcMs, type UtcMs } from "../../contracts/units.ts";

/** The only place on the server that reads the clock; everything else takes `now`. */
export const now = (): UtcMs => utcMs(performance.timeOrigin + performance.now());

/** Milliseconds that only ever rise, for durations; their zero means nothing. */
export const monotonicMs = (): number => performance.now();
