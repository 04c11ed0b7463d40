import type { UtcMs } from "../../../contracts/units.ts";
import type { ChunkSink, Run, EncodedPlan } from "../stages.ts";
import { BoxError } from "./box.ts";
import { createBoxStream } from "./box-stream.ts";
import { chunkBytes } from "./chunk-bytes.ts";
import { createCutter, type Cutter } from "./cutter.ts";
import { isSync, readFragment, type Sample } from "./fragment.ts";
import { readHeader, type Header } from "./header.ts";

export interface CmafTrackOptions {
  run: Run;
  track: EncodedPlan;
  /** Event time of the encoder's media time 0, UTC ms, fractions allowed. */
  baseMs: UtcMs;
  sink: ChunkSink;
  /** Called once, with what is wrong; the track takes nothing more. A new run is the way on. */
  onError: (error: CmafError) => void;
}

/** unreadable: not a fragmented MP4 of one track of the right kind; time-jump: its timestamps are not continuous. */
export interface CmafError {
  code: "unreadable" | "time-jump";
  message: string;
}

export interface CmafTrack {
  /** Takes fragmented MP4 as it comes out of the encoder's pipe, cut anywhere. */
  push(bytes: Buffer): void;
  /** The encoder has ended: what is pending becomes the last chunk, and its segment is done. */
  end(): void;
}

/** A 2160p intra picture at 100 Mbit/s stays well below. */
const MAX_BOX_BYTES = 16 * 1024 * 1024;
const MAX_PENDING_BYTES = 32 * 1024 * 1024;

/** An ended or refused track. */
class TimeJump extends Error {}

interface Pending extends Sample {
  sync: boolean;
}

/**
 * Regroups one track of ffmpeg's fragmented MP4 (`empty_moov+default_base_moof+frag_every_frame+frag_discont`)
 * into CMAF chunks and segments stamped in UTC.
 *
 * ffmpeg sends a frame when the next one reaches its muxer, and then with the duration up to that next frame,
 * so a chunk is complete with its own last frame and waits for nothing else.
 */
export function createCmafTrack({ run, track, baseMs, sink, onError }: CmafTrackOptions): CmafTrack {
  let header: Header | undefined;
  let cutter: Cutter | undefined;
  let moof: Buffer | undefined;
  let over = false;

  let begun = false;
  /** Decode time of the sample to come, in UTC ticks. */
  let expected = 0;
  let slot = -1;
  let isOpen = false;
  let index = 0;
  let sequence = 0;
  let pending: Pending[] = [];
  let pendingBytes = 0;

  const flush = ({ timescale }: Header) => {
    const [first] = pending;
    if (!first) return;
    const baseTicks = BigInt(first.dts);
    sink.chunk({
      run,
      track,
      slot,
      index,
      bytes: chunkBytes({ sequence: ++sequence, baseTicks, timescale, samples: pending, first: index === 0 }),
      baseTicks,
      durationTicks: pending.reduce((sum, { duration }) => sum + duration, 0),
      timescale,
      frames: pending.length,
      independent: first.sync,
    });
    index++;
    pending = [];
    pendingBytes = 0;
  };

  const finishSegment = (known: Header) => {
    flush(known);
    if (isOpen) sink.segmentDone(run, track, slot);
    isOpen = false;
  };

  const takeHeader = (moov: Buffer) => {
    if (header) throw new BoxError("a second moov, which would change the format within a run");
    header = readHeader(moov, track.kind);
    const { codecs, timescale, init: bytes, video, audio } = header;
    cutter = createCutter(track.kind, Math.round((run.startMs * timescale) / 1000), timescale);
    sink.init({ run, track, bytes, codecs, timescale, ...(video ? { video } : {}), ...(audio ? { audio } : {}) });
  };

  const takeSample = (source: Sample, known: Header, cuts: Cutter) => {
    const { timescale, sourceTimescale } = known;
    const toTicks = (time: number) =>
      timescale === sourceTimescale ? time : Math.round((time * timescale) / sourceTimescale);
    const base = Math.round((baseMs * timescale) / 1000);
    const stated = base + toTicks(source.dts);
    const end = base + toTicks(source.dts + source.duration);
    const half = Math.max(1, (end - stated) / 2);
    if (begun && Math.abs(stated - expected) > half)
      throw new TimeJump(
        `a jump of ${Math.round(((stated - expected) * 1000) / timescale)} ms at frame time ${source.dts}`,
      );
    // Rounding leaves a tick between samples at most; each begins where the last one ended.
    const dts = begun ? expected : stated;
    if (end <= dts) throw new TimeJump(`a frame of no duration at frame time ${source.dts}`);
    const compositionOffset = toTicks(source.compositionOffset);
    const sync = isSync(source);
    const cuttable = { dts, pts: dts + compositionOffset, end, sync };
    if (!begun && !cuts.admits(cuttable)) return;
    begun = true;
    expected = end;

    const cut = cuts.cut(cuttable);
    if (cut.opens !== undefined) {
      finishSegment(known);
      slot = cut.opens;
      isOpen = true;
      index = 0;
    }
    pending.push({ dts, compositionOffset, duration: end - dts, flags: source.flags, data: source.data, sync });
    pendingBytes += source.data.length;
    if (pendingBytes > MAX_PENDING_BYTES) throw new BoxError(`more than ${MAX_PENDING_BYTES} bytes in one chunk`);
    if (cut.completes === "chunk") flush(known);
    if (cut.completes === "segment") finishSegment(known);
  };

  const boxes = createBoxStream(MAX_BOX_BYTES, (type, bytes) => {
    if (type === "moov") takeHeader(bytes);
    else if (type === "moof") moof = bytes;
    else if (type === "mdat") {
      if (!header || !cutter || !moof) throw new BoxError("an mdat without its moov and moof");
      for (const sample of readFragment(moof, bytes, header.defaults)) takeSample(sample, header, cutter);
      moof = undefined;
    }
  });

  const fail = (error: unknown) => {
    over = true;
    pending = [];
    if (error instanceof TimeJump) onError({ code: "time-jump", message: `${track.id}: ${error.message}` });
    // Reading past a buffer's end is how a box too short for its content shows.
    else if (error instanceof BoxError || error instanceof RangeError)
      onError({ code: "unreadable", message: `${track.id}: ${error.message}` });
    else throw error;
  };

  return {
    push(bytes) {
      if (over) return;
      try {
        boxes.push(bytes);
      } catch (error) {
        fail(error);
      }
    },
    end() {
      if (over) return;
      over = true;
      if (header) finishSegment(header);
    },
  };
}
