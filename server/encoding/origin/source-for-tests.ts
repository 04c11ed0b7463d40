import { utcMs } from "../../../contracts/units.ts";
import { CHUNK_MS, SEGMENT_MS, type Chunk, type ChunkSink, type Run, type TrackPlan } from "../stages.ts";

export const FEED = "ice";
export const VIDEO: TrackPlan = { id: "v-720p", kind: "video", bitrate: 2_000_000 };
export const AUDIO: TrackPlan = {
  id: "a-main",
  kind: "audio",
  bitrate: 96_000,
  language: "it",
  label: 'Voce "viva" & co',
};

/** Chunks without pictures in them, as regular as a clock: 25p, and sound in chunks of 200 ms. */
export interface Source {
  /** Publishes `count` chunks of every track; each tenth completes a segment. */
  advance(count: number): void;
  close(): void;
}

const TIMESCALES = { video: 90_000, audio: 48_000, text: 90_000 };

export function startRun(
  sink: ChunkSink,
  {
    number = 0,
    startMs,
    tracks = [VIDEO, AUDIO],
    chunkBytes = 1000,
  }: { number?: number; startMs: number; tracks?: TrackPlan[]; chunkBytes?: number },
): Source {
  const run: Run = { feed: FEED, number, startMs: utcMs(startMs), tracks };
  sink.openRun(run);
  for (const track of tracks)
    sink.init({
      run,
      track,
      bytes: Buffer.from(`init ${track.id} ${number}`),
      codecs: track.kind === "video" ? "avc1.64001f" : "mp4a.40.2",
      timescale: TIMESCALES[track.kind],
      ...(track.kind === "video"
        ? { video: { width: 1280, height: 720 } }
        : { audio: { sampleRate: 48_000, channels: 2 } }),
    });
  let at = 0;
  const perSegment = SEGMENT_MS / CHUNK_MS;
  const chunkOf = (track: TrackPlan): Chunk => {
    const timescale = TIMESCALES[track.kind];
    return {
      run,
      track,
      slot: Math.floor(at / perSegment),
      index: at % perSegment,
      bytes: bytesOf(track, number, at, chunkBytes),
      baseTicks: BigInt(Math.round(((startMs + at * CHUNK_MS) * timescale) / 1000)),
      durationTicks: (timescale * CHUNK_MS) / 1000,
      timescale,
      frames: 5,
      independent: track.kind === "audio" || at % 5 === 0,
    };
  };
  return {
    advance(count) {
      for (let left = count; left > 0; left--) {
        const slot = Math.floor(at / perSegment);
        for (const track of tracks) sink.chunk(chunkOf(track));
        if (++at % perSegment === 0) for (const track of tracks) sink.segmentDone(run, track, slot);
      }
    },
    close: () => sink.closeRun(run),
  };
}

/** What the n-th chunk of a track in a run contains. */
export const bytesOf = (track: TrackPlan, run: number, chunk: number, size = 1000): Buffer =>
  Buffer.alloc(size, `${track.id} ${run} ${chunk};`);
