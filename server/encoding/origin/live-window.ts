import type { Chunk, InitSegment, Run, TrackPlan } from "../stages.ts";

/**
 * What the origin knows of one feed: its runs and, per track, one list of segments.
 * Plain memory without clocks, sockets or files; all readers share its buffers.
 */

export interface Part {
  /** The chunk framed for chunked transfer (RFC 9112 section 7.1); `bytes` is the chunk itself, a view of it. */
  frame: Buffer;
  bytes: Buffer;
  durationSeconds: number;
  independent: boolean;
}

export interface SegmentReader {
  part(part: Part): void;
  end(): void;
}

export interface Segment {
  sequence: number;
  run: FeedRun;
  startTicks: bigint;
  durationTicks: number;
  timescale: number;
  size: number;
  done: boolean;
  /** Empty once the segment lives on disk alone. */
  parts: Part[];
  isOnDisk: boolean;
  readers: Set<SegmentReader>;
}

/** A track within one run. */
export interface TrackRun {
  init: InitSegment;
  /** Sequence number of the run's slot 0 in this track: DASH's startNumber. */
  startNumber: number;
  framesPerSecond: number;
  /** End of its last segment, in ms of event time; meaningful once the run is closed. */
  endMs: number;
}

export interface FeedRun {
  run: Run;
  /** How many runs the feed had before: HLS' discontinuity number. */
  ordinal: number;
  isOpen: boolean;
  /** Every planned track has come, or one has a whole segment: what is there now is what there will be. */
  isAnnounced: boolean;
  inits: Map<string, InitSegment>;
  tracks: Map<string, TrackRun>;
}

export interface TrackWindow {
  plan: TrackPlan;
  /** In order, sequence numbers rising: by one, or by more where the track missed a run. */
  segments: Segment[];
  /** Of the segment that comes next, kept when the list runs empty. */
  nextSequence: number | undefined;
  /** The last run that planned it. */
  lastRun: number | undefined;
}

export interface LiveWindow {
  readonly feed: string;
  /** Oldest first; those without a segment left are forgotten, save the newest. */
  readonly runs: readonly FeedRun[];
  readonly tracks: ReadonlyMap<string, TrackWindow>;
  /** Rises when manifests would say something new about runs. */
  readonly version: number;
  openRun(run: Run): void;
  init(segment: InitSegment): void;
  chunk(chunk: Chunk): void;
  /** Marks the newest segment of a track as whole and returns it. */
  segmentDone(run: Run, track: TrackPlan): Segment | undefined;
  /** Segments that the end of the run made whole, with their tracks. */
  closeRun(run: Run): { track: string; segment: Segment }[];
  /** Forgets segments that ended before `beforeMs`; returns them with their tracks. */
  prune(beforeMs: number): { track: string; segment: Segment }[];
  /** Forgets a segment of a track and all before it. */
  forgetThrough(track: string, sequence: number): { track: string; segment: Segment }[];
}

export const endMsOf = (segment: Segment): number =>
  startMsOf(segment) + (segment.durationTicks * 1000) / segment.timescale;
export const startMsOf = (segment: Segment): number => (Number(segment.startTicks) * 1000) / segment.timescale;
/**
 * Sequence numbers go on from run to run, as HLS wants it; the run stands in the name as well, so that a player which
 * still counts on in a run that is over finds nothing, and not another run's pictures.
 */
export const segmentName = (run: number, sequence: number): string => `${run}-${sequence}`;
export const findSegment = ({ segments }: TrackWindow, sequence: number): Segment | undefined => {
  // From the end, where nearly everybody is; numbers jump where the track missed a run.
  const index = segments.length - 1 - ((segments.at(-1)?.sequence ?? 0) - sequence);
  const found = segments[index];
  return found?.sequence === sequence ? found : segments.findLast((segment) => segment.sequence === sequence);
};

const FIRST_SEQUENCE_MS = 2000;
/** What no longer fits (a run's tracks that never came to an end) must not pile up. */
const MAX_RUNS = 200;

export function createLiveWindow(feed: string): LiveWindow {
  const runs: FeedRun[] = [];
  const tracks = new Map<string, TrackWindow>();
  let opened = 0;
  let version = 0;

  const runOf = (run: Run): FeedRun => {
    const found = runs.findLast((each) => each.run.number === run.number);
    if (!found) throw new Error(`run ${run.number} of ${feed} was not opened`);
    return found;
  };

  const windowOf = (plan: TrackPlan): TrackWindow => {
    const known = tracks.get(plan.id) ?? { plan, segments: [], nextSequence: undefined, lastRun: undefined };
    known.plan = plan;
    tracks.set(plan.id, known);
    return known;
  };

  /** A track that missed a run takes up the others' numbers: players compare renditions by them (RFC 8216 section 6.2.4). */
  const alignNumbers = ({ number }: Run, planned: readonly TrackWindow[]): void => {
    const before = runs.at(-2)?.run.number;
    const furthest = Math.max(...[...tracks.values()].map(({ nextSequence }) => nextSequence ?? 0));
    for (const window of planned) {
      if (furthest > 0 && window.lastRun !== before) window.nextSequence = furthest;
      window.lastRun = number;
    }
  };

  const beginSegment = (chunk: Chunk, inRun: FeedRun, window: TrackWindow): Segment => {
    const sequence = window.nextSequence ?? Math.floor(chunk.run.startMs / FIRST_SEQUENCE_MS) + chunk.slot;
    window.nextSequence = sequence + 1;
    if (!inRun.tracks.has(chunk.track.id)) {
      const init = inRun.inits.get(chunk.track.id);
      if (!init) throw new Error(`a chunk of ${feed}/${chunk.track.id} came before its init segment`);
      inRun.tracks.set(chunk.track.id, {
        init,
        startNumber: sequence - chunk.slot,
        framesPerSecond: (chunk.frames * chunk.timescale) / chunk.durationTicks,
        endMs: 0,
      });
    }
    const segment: Segment = {
      sequence,
      run: inRun,
      startTicks: chunk.baseTicks,
      durationTicks: 0,
      timescale: chunk.timescale,
      size: 0,
      done: false,
      parts: [],
      isOnDisk: false,
      readers: new Set(),
    };
    window.segments.push(segment);
    return segment;
  };

  const announce = (inRun: FeedRun, isEnough: boolean) => {
    if (inRun.isAnnounced || !(isEnough || inRun.run.tracks.every(({ id }) => inRun.tracks.has(id)))) return;
    inRun.isAnnounced = true;
    version++;
  };

  const finish = (segment: Segment, track: string) => {
    segment.done = true;
    const inTrack = segment.run.tracks.get(track);
    if (inTrack) inTrack.endMs = endMsOf(segment);
    for (const reader of segment.readers) reader.end();
    segment.readers.clear();
    announce(segment.run, true);
  };

  const forgetEmptyRuns = () => {
    const inUse = new Set([...tracks.values()].flatMap(({ segments }) => segments.map(({ run }) => run)));
    const before = runs.length;
    for (let index = runs.length - 2; index >= 0; index--) {
      const run = runs[index];
      if (run && !run.isOpen && !inUse.has(run)) runs.splice(index, 1);
    }
    if (runs.length !== before) version++;
  };

  return {
    feed,
    runs,
    tracks,
    get version() {
      return version;
    },

    openRun(run) {
      runs.push({ run, ordinal: opened++, isOpen: true, isAnnounced: false, inits: new Map(), tracks: new Map() });
      alignNumbers(run, run.tracks.map(windowOf));
      if (runs.length > MAX_RUNS) runs.shift();
    },

    init(segment) {
      runOf(segment.run).inits.set(segment.track.id, segment);
    },

    chunk(chunk) {
      const inRun = runOf(chunk.run);
      const window = windowOf(chunk.track);
      const last = window.segments.at(-1);
      const segment = last && !last.done && last.run === inRun ? last : beginSegment(chunk, inRun, window);
      const part = framedPart(chunk);
      segment.parts.push(part);
      segment.size += part.bytes.length;
      segment.durationTicks += chunk.durationTicks;
      announce(inRun, false);
      for (const reader of segment.readers) reader.part(part);
    },

    segmentDone(run, track) {
      const segment = windowOf(track).segments.at(-1);
      if (!segment || segment.done || segment.run.run.number !== run.number) return undefined;
      finish(segment, track.id);
      return segment;
    },

    closeRun(run) {
      const inRun = runOf(run);
      inRun.isOpen = false;
      const finished: { track: string; segment: Segment }[] = [];
      for (const [track, { segments }] of tracks) {
        const segment = segments.at(-1);
        if (!segment || segment.done || segment.run !== inRun) continue;
        finish(segment, track);
        finished.push({ track, segment });
      }
      version++;
      return finished;
    },

    prune(beforeMs) {
      const gone: { track: string; segment: Segment }[] = [];
      for (const [track, { segments }] of tracks) {
        const keep = segments.findIndex((segment) => !segment.done || endMsOf(segment) >= beforeMs);
        for (const segment of segments.splice(0, keep < 0 ? segments.length : keep)) gone.push({ track, segment });
      }
      forgetEmptyRuns();
      return gone;
    },

    forgetThrough(track, sequence) {
      const segments = tracks.get(track)?.segments ?? [];
      const gone = segments.splice(0, segments.findLastIndex((segment) => segment.sequence <= sequence) + 1);
      forgetEmptyRuns();
      return gone.map((segment) => ({ track, segment }));
    },
  };
}

function framedPart(chunk: Chunk): Part {
  const head = `${chunk.bytes.length.toString(16)}\r\n`;
  const frame = Buffer.allocUnsafeSlow(head.length + chunk.bytes.length + 2);
  frame.write(head, 0, "latin1");
  chunk.bytes.copy(frame, head.length);
  frame.write("\r\n", frame.length - 2, "latin1");
  return {
    frame,
    bytes: frame.subarray(head.length, frame.length - 2),
    durationSeconds: chunk.durationTicks / chunk.timescale,
    independent: chunk.independent,
  };
}
