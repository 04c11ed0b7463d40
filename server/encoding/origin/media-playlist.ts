import { SEGMENT_MS } from "../stages.ts";
import { endMsOf, segmentName, startMsOf, type LiveWindow, type Segment, type TrackWindow } from "./live-window.ts";

/** LL-HLS media playlists (RFC 8216bis). Durations are seconds. */
const TARGET_DURATION = SEGMENT_MS / 1000;
/**
 * Every part but a segment's last lasts 85 to 100 % of this (section 4.4.3.7), whatever the frame rate:
 * 5 frames of 24p 0.208, 5 of 25p 0.2, 6 of 29.97p 0.2002, 9 or 10 of AAC at 48 kHz 0.192 or 0.2133.
 * It may never change in a playlist's life, while a new run may bring another frame rate.
 */
export const PART_TARGET = 0.2134;
/** At least three part targets (section 4.4.3.8); what a player without our sync group keeps from the edge. */
const PART_HOLD_BACK = 1;
const SKIP_UNTIL = 6 * TARGET_DURATION;
/** Parts are named up to three target durations from the end (section 6.2.2), in the segment to come too. */
const SEGMENTS_WITH_PARTS = 3;

export interface MediaPlaylistOptions {
  /** `_HLS_skip`: a delta update where there is something to skip (section 6.2.5.1). */
  skip: boolean;
}

/** The playlist of one track, or undefined before its first chunk. */
export function renderMediaPlaylist(
  window: LiveWindow,
  track: TrackWindow,
  { skip }: MediaPlaylistOptions,
): string | undefined {
  const segments = inSequence(track.segments);
  const [first] = segments;
  if (!first) return undefined;
  const skipped = skip ? skippable(segments) : 0;
  const lines = [
    "#EXTM3U",
    "#EXT-X-VERSION:9",
    `#EXT-X-TARGETDURATION:${TARGET_DURATION}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=${SKIP_UNTIL},HOLD-BACK=${3 * TARGET_DURATION},PART-HOLD-BACK=${PART_HOLD_BACK}`,
    `#EXT-X-PART-INF:PART-TARGET=${PART_TARGET}`,
    `#EXT-X-MEDIA-SEQUENCE:${first.sequence}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${first.run.ordinal}`,
  ];
  if (skipped > 0) lines.push(`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`);
  const partsFrom = segments.length - SEGMENTS_WITH_PARTS + (segments.at(-1)?.done ? 1 : 0);
  for (let index = skipped; index < segments.length; index++) {
    const segment = segments[index];
    if (segment) addSegment(lines, segment, segments[index - 1], index >= partsFrom);
  }
  const hint = nextPart(track);
  if (hint) lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${segmentName(hint.run, hint.sequence)}.${hint.part}.m4s"`);
  for (const [id, sibling] of window.tracks) {
    const last = sibling.segments.at(-1);
    // Of renditions that the multivariant playlist names.
    if (sibling === track || !last || sibling.plan.text?.format === "wvtt") continue;
    lines.push(
      `#EXT-X-RENDITION-REPORT:URI="../${id}/media.m3u8",LAST-MSN=${last.sequence},LAST-PART=${Math.max(0, last.parts.length - 1)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** A playlist has no words for a jump in its numbers: after one it begins anew. */
export function inSequence(segments: readonly Segment[]): readonly Segment[] {
  const jump = segments.findLastIndex(
    ({ sequence }, index) => index > 0 && sequence !== (segments[index - 1]?.sequence ?? 0) + 1,
  );
  return jump < 0 ? segments : segments.slice(jump);
}

function addSegment(lines: string[], segment: Segment, previous: Segment | undefined, withParts: boolean): void {
  if (segment.run !== previous?.run) {
    // A run in which this track had nothing counts too: discontinuity numbers agree among renditions.
    const discontinuities = previous ? segment.run.ordinal - previous.run.ordinal : 0;
    for (let count = 0; count < discontinuities; count++) lines.push("#EXT-X-DISCONTINUITY");
    lines.push(`#EXT-X-MAP:URI="init-${segment.run.run.number}.mp4"`);
  }
  const name = segmentName(segment.run.run.number, segment.sequence);
  lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(Math.round(startMsOf(segment))).toISOString()}`);
  if (withParts)
    segment.parts.forEach(({ durationSeconds, independent }, part) =>
      lines.push(
        `#EXT-X-PART:DURATION=${durationSeconds.toFixed(5)},URI="${name}.${part}.m4s"${independent ? ",INDEPENDENT=YES" : ""}`,
      ),
    );
  if (segment.done) lines.push(`#EXTINF:${(segment.durationTicks / segment.timescale).toFixed(5)},`, `${name}.m4s`);
}

/** How many segments lie further from the playlist's end than the skip boundary. */
function skippable(segments: readonly Segment[]): number {
  const last = segments.at(-1);
  if (!last) return 0;
  const boundary = endMsOf(last) - SKIP_UNTIL * 1000;
  const count = segments.findIndex((segment) => endMsOf(segment) > boundary);
  return Math.max(0, count);
}

/**
 * The part to wait for, always one that will come. A segment that has filled its slot may or may not get another part
 * (cmaf foresees a segment's end where pictures come in regular groups), but the next segment begins in any case.
 */
export function nextPart({ segments }: TrackWindow): { run: number; sequence: number; part: number } | undefined {
  const last = segments.at(-1);
  if (!last) return undefined;
  const hasRoom = !last.done && (last.durationTicks / last.timescale) * 1000 < SEGMENT_MS - 100;
  const [sequence, part] = hasRoom ? [last.sequence, last.parts.length] : [last.sequence + 1, 0];
  return { run: last.run.run.number, sequence, part };
}
