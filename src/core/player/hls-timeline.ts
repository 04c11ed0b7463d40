import { utcMs, type UtcMs } from "../../../contracts/units.ts";

/**
 * Between hls.js's own timeline and event time: EXT-X-PROGRAM-DATE-TIME (rfc8216bis section 4.4.4.6) of the fragment
 * that holds the instant. Pure.
 */
export interface TimelineFragment {
  /** On the media element's timeline, seconds. */
  start: number;
  duration: number;
  /** UTC ms of the first frame; null where the playlist gives none. */
  programDateTime: number | null;
}

/** The instant may lie a little past the last fragment listed: its newest parts are. */
const BEYOND_LAST_SECONDS = 4;

export function eventTimeAt(fragments: readonly TimelineFragment[], seconds: number): UtcMs | null {
  const found =
    fragments.findLast(({ start, programDateTime }) => programDateTime !== null && start <= seconds) ?? fragments[0];
  if (!found || found.programDateTime === null) return null;
  if (seconds - (found.start + found.duration) > BEYOND_LAST_SECONDS) return null;
  return utcMs(found.programDateTime + (seconds - found.start) * 1000);
}

export function secondsAt(fragments: readonly TimelineFragment[], at: UtcMs): number | null {
  const found =
    fragments.findLast(({ programDateTime }) => programDateTime !== null && programDateTime <= at) ?? fragments[0];
  if (!found || found.programDateTime === null) return null;
  const into = (at - found.programDateTime) / 1000;
  // In a gap between two runs there is nothing; the next picture is the nearest.
  const next = fragments[fragments.indexOf(found) + 1];
  return next && into > found.duration ? Math.min(found.start + into, next.start) : found.start + into;
}
