import type { Rung } from "../../contracts/event.ts";
import type { UtcMs } from "../../contracts/units.ts";

/**
 * What the stages of encoding hand to each other:
 * source -> ladder -> cmaf -> protect -> origin.
 */

/** Length of a segment; a segment's slot is counted from its run's start. */
export const SEGMENT_MS = 2000;
/** Length of a chunk, which is a part in LL-HLS (ISO/IEC 23000-19 section 7.3.2.3: a CMAF chunk). */
export const CHUNK_MS = 200;

/** A track of a feed: `v-720p`, `a-main`, `t-en`. */
export interface TrackPlan {
  id: string;
  kind: "video" | "audio" | "text";
  /** Ceiling for manifests, bits a second. */
  bitrate: number;
  /** Video only. */
  rung?: Rung;
  /** Audio and text: RFC 5646. */
  language?: string;
  label?: string;
  /** Text only. */
  text?: { format: "wvtt" | "imsc"; kind: "verbatim" | "easy" };
}

/** A track that an encoder makes. */
export type EncodedPlan = TrackPlan & { kind: "video" | "audio" };

/**
 * One life of a feed's encoder, from its first picture to its end. A discontinuity of any kind starts another:
 * a Period in DASH, an EXT-X-DISCONTINUITY and EXT-X-MAP in HLS.
 */
export interface Run {
  feed: string;
  /** Rises by one with each run of the feed. */
  number: number;
  /** Event time at which the first segment starts; segment k covers [startMs + k*2000, startMs + (k+1)*2000). */
  startMs: UtcMs;
  tracks: readonly TrackPlan[];
}

/** ftyp + moov of a track in a run. */
export interface InitSegment {
  run: Run;
  track: TrackPlan;
  bytes: Buffer;
  /** RFC 6381, read from the sample entry. */
  codecs: string;
  /** Ticks a second: 90000 video and text, the sampling rate for audio. */
  timescale: number;
  video?: { width: number; height: number };
  audio?: { sampleRate: number; channels: number };
}

/** prft + moof + mdat (several frames): what is encrypted, sent and, in LL-HLS, named. */
export interface Chunk {
  run: Run;
  track: TrackPlan;
  /** Segment within the run, from 0. */
  slot: number;
  /** Chunk within the segment, from 0. */
  index: number;
  bytes: Buffer;
  /** tfdt: UTC in ticks of the track's timescale. */
  baseTicks: bigint;
  durationTicks: number;
  timescale: number;
  frames: number;
  /** Starts with a sync sample. */
  independent: boolean;
}

/** Where cmaf's output goes; protect wraps one, the origin is one. `segmentDone` follows the last chunk of a slot. */
export interface ChunkSink {
  openRun(run: Run): void;
  init(segment: InitSegment): void;
  chunk(chunk: Chunk): void;
  segmentDone(run: Run, track: TrackPlan, slot: number): void;
  closeRun(run: Run): void;
}
