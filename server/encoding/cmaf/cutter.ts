import { CHUNK_MS, SEGMENT_MS } from "../stages.ts";

/** A sample as the cutter sees it, in UTC ticks. */
export interface CutSample {
  dts: number;
  pts: number;
  /** Decode time of the sample that follows. */
  end: number;
  sync: boolean;
}

export interface Cut {
  /** The slot that this sample opens, or undefined where it continues the open one. */
  opens: number | undefined;
  /** What is complete with this sample. */
  completes: "chunk" | "segment" | undefined;
}

export interface Cutter {
  /** Whether the track may begin with this sample; what comes before is dropped. */
  admits(sample: CutSample): boolean;
  cut(sample: CutSample): Cut;
}

/**
 * A segment may last this long when no sync sample comes: HLS rounds EXTINF to whole seconds,
 * and none may exceed the target duration of 2 (RFC 8216bis section 4.4.3.1).
 */
const LONGEST_SEGMENT_MS = 2450;

/**
 * Decides where a track's chunks and segments end; pure bookkeeping, all in ticks.
 *
 * Video is cut at the first sync sample of a new slot, audio at the first frame at or after the boundary.
 * A segment's end is foreseen where it can be (audio always; video once two groups of pictures had equal length),
 * so that it is announced with its last frame and not one frame later.
 * Slots are never skipped: DASH's $Number$ finds a segment in each.
 */
export function createCutter(kind: "video" | "audio", startTicks: number, timescale: number): Cutter {
  const ticks = (ms: number) => (ms * timescale) / 1000;
  const slotTicks = ticks(SEGMENT_MS);
  const chunkTicks = ticks(CHUNK_MS);
  const half = ({ dts, end }: CutSample) => Math.max(1, (end - dts) / 2);
  // Video's timestamps that passed through milliseconds miss a boundary by less than half a frame.
  const tolerance = (sample: CutSample) => (kind === "video" ? half(sample) : 1);
  const slotOf = (sample: CutSample) => Math.floor((sample.pts + tolerance(sample) - startTicks) / slotTicks);
  const slotStart = (of: number) => startTicks + of * slotTicks;

  let slot = -1;
  let open = false;
  let segmentStart = 0;
  let chunkStart = 0;
  let sinceSync = 0;
  let groupLength = 0;

  const opens = (sample: CutSample): number | undefined => {
    if (!open) return slot < 0 ? slotOf(sample) : slot + 1;
    const length = sample.dts - segmentStart;
    const isDue = slotOf(sample) > slot && (kind === "audio" || sample.sync);
    const isTooLong = length >= ticks(LONGEST_SEGMENT_MS);
    // Groups of pictures a little longer than a slot (2.002 s) fall behind the numbers by a slot in half an hour.
    const isBehind = segmentStart >= slotStart(slot + 1) + ticks(20) && length >= slotTicks / 2;
    return isDue || isTooLong || isBehind ? slot + 1 : undefined;
  };

  const audioCompletes = ({ end }: CutSample) => {
    if (end + 1 >= slotStart(slot + 1)) return "segment";
    const chunk = Math.floor((chunkStart + 1 - slotStart(slot)) / chunkTicks);
    return end + 1 >= slotStart(slot) + (chunk + 1) * chunkTicks ? "chunk" : undefined;
  };

  const videoCompletes = (sample: CutSample) => {
    const isSlotOver = sample.end + half(sample) >= slotStart(slot + 1);
    if (isSlotOver && sinceSync === groupLength) return "segment";
    return sample.end - chunkStart >= chunkTicks - half(sample) ? "chunk" : undefined;
  };

  return {
    admits: (sample) => sample.pts + tolerance(sample) >= startTicks && (kind === "audio" || sample.sync),
    cut(sample) {
      const opened = opens(sample);
      if (opened !== undefined) {
        slot = opened;
        open = true;
        segmentStart = sample.dts;
        chunkStart = sample.dts;
      }
      if (sample.sync) {
        groupLength = sinceSync;
        sinceSync = 0;
      }
      sinceSync++;
      const completes = kind === "audio" ? audioCompletes(sample) : videoCompletes(sample);
      if (completes) chunkStart = sample.end;
      if (completes === "segment") open = false;
      return { opens: opened, completes };
    },
  };
}
