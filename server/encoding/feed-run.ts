import type { Feed, Rung } from "../../contracts/event.ts";
import { utcMs, type UtcMs } from "../../contracts/units.ts";
import { createCmafTrack } from "./cmaf/cmaf-track.ts";
import { createEncoder } from "./ladder/encoder.ts";
import { readMastering } from "./ladder/mastering.ts";
import { planLadder, type SourceFacts } from "./ladder/plan.ts";
import type { Picture, Sound } from "./source/contribution.ts";
import { TICKS_PER_MS } from "./source/timeline.ts";
import type { ChunkSink, Run } from "./stages.ts";

export interface FeedRunOptions {
  feed: string;
  number: number;
  /** Event time of the first picture, 90 kHz ticks since 1970. */
  startTicks: number;
  openedAt: UtcMs;
  facts: SourceFacts;
  /** The first picture's bytes. */
  key: Buffer;
  ladder: readonly Rung[];
  audio?: Feed["audio"];
  sink: ChunkSink;
  /** The run can be played: its tracks have come. */
  onLive(): void;
  /** Called once; `onClosed` follows. */
  onFailure(failure: RunFailure): void;
  /** The sink was told that the run is over. */
  onClosed(): void;
}

export interface RunFailure {
  reason: "died" | "overloaded" | "hung" | "unreadable" | "time-jump";
  line: string;
}

/** A Run with its encoder and its tracks: what one discontinuity ends and the next key picture begins anew. */
export interface FeedRun {
  readonly number: number;
  readonly openedAt: UtcMs;
  readonly facts: SourceFacts;
  readonly pid: number | undefined;
  /** For the log: `v-720p (as it comes)`. */
  readonly tracks: readonly string[];
  /** Times in event ticks. */
  picture(picture: Picture, ticks: number, decodeTicks: number): void;
  sound(sound: Sound, ticks: number): void;
  close(): void;
}

/**
 * The encoder's media time 0 lies this long before the run's first picture: sound and pictures to be decoded
 * may precede it, and no muxer likes times below zero. Event time itself is too large for ffmpeg's muxer.
 */
const LEAD_MS = 10_000;

export function createFeedRun(options: FeedRunOptions): FeedRun {
  const { feed, number, startTicks, facts, openedAt } = options;
  const plan = planLadder(facts, options.ladder, options.audio);
  const startMs = utcMs(startTicks / TICKS_PER_MS);
  const baseMs = utcMs(Math.floor(startMs) - LEAD_MS);
  const baseTicks = baseMs * TICKS_PER_MS;
  const run: Run = { feed, number, startMs, tracks: plan.tracks };

  let isLive = false;
  let failed = false;
  // Manifests name a run when all its tracks have come, or one has a whole segment; who is told sooner finds nothing.
  const awaited = new Set(plan.tracks.map(({ id }) => id));
  const goLive = () => {
    if (isLive) return;
    isLive = true;
    options.onLive();
  };
  const sink: ChunkSink = {
    ...options.sink,
    chunk(chunk) {
      options.sink.chunk(chunk);
      awaited.delete(chunk.track.id);
      if (awaited.size === 0) goLive();
    },
    segmentDone(of, track, slot) {
      options.sink.segmentDone(of, track, slot);
      goLive();
    },
  };
  const fail = (failure: RunFailure) => {
    if (failed) return;
    failed = true;
    encoder.close();
    options.onFailure(failure);
  };

  options.sink.openRun(run);
  const encoder = createEncoder({
    facts,
    plan,
    mastering: facts.video.codec === "hevc" ? readMastering(options.key) : null,
    startTicks: startTicks - baseTicks,
    openTrack: (track) =>
      createCmafTrack({
        run,
        track,
        baseMs,
        sink,
        onError: ({ code, message }) => queueMicrotask(() => fail({ reason: code, line: message })),
      }),
    onFailure: fail,
    onClosed() {
      options.sink.closeRun(run);
      options.onClosed();
    },
  });
  return {
    number,
    openedAt,
    facts,
    tracks: plan.tracks.map(({ id }) =>
      id === plan.passThrough?.id || (id === plan.audio?.track.id && plan.audio.copy) ? `${id} (as it comes)` : id,
    ),
    get pid() {
      return encoder.pid;
    },
    picture: (picture, ticks, decodeTicks) => encoder.picture(picture, ticks - baseTicks, decodeTicks - baseTicks),
    sound: (sound, ticks) => encoder.sound(sound, ticks - baseTicks),
    close: () => encoder.close(),
  };
}
