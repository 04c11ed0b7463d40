import { SEGMENT_MS } from "../stages.ts";
import type { LiveWindow } from "./live-window.ts";

/**
 * A player counts segments on by the clock until it hears that a run is over. What it then asks for beyond the end
 * gets a segment with nothing in it (a segment type box alone, ISO/IEC 14496-12 section 8.16.2), so that it comes to
 * the next run; an error would have it ask for the same again and again.
 */
export const EMPTY_SEGMENT: Buffer = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from("stypcmfs\0\0\0\0cmfsiso6", "latin1"),
]);

/** A player asks for the segment after the one that it is in, too. */
const AHEAD_MS = 2 * SEGMENT_MS;

/** True of an address between the end of a closed run and shortly after `now`, where a player may have counted on. */
export function isBeyondEnd(
  { runs, tracks }: LiveWindow,
  track: string,
  { run, sequence }: { run: number; sequence: number },
  now: number,
): boolean {
  const ended = runs.find((each) => each.run.number === run && !each.isOpen);
  const inTrack = ended?.tracks.get(track);
  if (!ended || !inTrack) return false;
  const last = tracks.get(track)?.segments.findLast((segment) => segment.run === ended);
  const startMs = ended.run.startMs + (sequence - inTrack.startNumber) * SEGMENT_MS;
  return last !== undefined && sequence > last.sequence && startMs <= now + AHEAD_MS;
}
