import { utcMs, type UtcMs } from "../../contracts/units.ts";

/** The only place on the server that reads the clock; everything else takes `now`. */
export const now = (): UtcMs => utcMs(performance.timeOrigin + performance.now());
