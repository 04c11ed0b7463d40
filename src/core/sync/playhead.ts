import { utcMs, type UtcMs } from "../../../contracts/units.ts";

/**
 * The wall's playhead: a straight line through event time. It stands (rate 0), runs (rate 1),
 * or is slewed for a while so that every tile moves by the same amount at the same time.
 */
export interface Playhead {
  /** The playhead was here … */
  at: UtcMs;
  /** … at this moment of the event clock. */
  since: UtcMs;
  rate: number;
}

export const playheadAt = ({ at, since, rate }: Playhead, now: UtcMs): UtcMs => utcMs(at + (now - since) * rate);
export const withRate = (playhead: Playhead, now: UtcMs, rate: number): Playhead => ({
  at: playheadAt(playhead, now),
  since: now,
  rate,
});
export const standingAt = (at: UtcMs, now: UtcMs): Playhead => ({ at, since: now, rate: 0 });
export const runningFrom = (at: UtcMs, now: UtcMs): Playhead => ({ at, since: now, rate: 1 });

/** A picture holds its instant until the next; the middle of a 50p frame is inside the same frame for every camera. */
const GRID_MS = 20;
export const middleOfFrame = (at: UtcMs): UtcMs => utcMs(Math.floor(at / GRID_MS) * GRID_MS + GRID_MS / 2);
