import type { UtcMs } from "../../../contracts/units.ts";
import type { Observable } from "../observable.ts";

/** Where a feed can be played from. */
export interface PlayerSource {
  dash: string;
  hls: string;
  /** Event time of the first picture since the last break, where that is known: before it lies a hole. */
  since?: UtcMs;
}

/** What a player is for: pictures without sound, or one feed's sound. A wall has many of the first, one of the second. */
export type PlayerRole = "picture" | "sound";

/** An expected failure, with what its owner does about it. */
export interface PlaybackError {
  kind: "network" | "decode" | "licence" | "behind-live-window" | "autoplay" | "unsupported";
  detail: string;
  recovery: "retry" | "seek-to-window" | "ask-viewer" | "none";
}

/** What is observed of the media, never what was asked for. */
export type PlaybackState =
  | { kind: "idle" }
  | { kind: "loading"; readyMs: number; neededMs: number }
  | { kind: "playing" }
  | { kind: "paused" }
  /** `starved`: the data ran out; otherwise it is there, and the processor was not. */
  | { kind: "stalled"; since: number; starved: boolean }
  | { kind: "reconnecting"; attempt: number; of: number; lastPictureAt: UtcMs | null }
  | { kind: "failed"; error: PlaybackError };

export interface PlayerStats {
  /** Rendition on screen, e.g. { width: 1280, height: 720, bitrateKbps: 2500 }. */
  rendition: { width: number; height: number; bitrateKbps: number } | null;
  droppedFrames: number;
  totalFrames: number;
  /** Milliseconds of media ahead of the position. */
  bufferMs: number;
  stalls: number;
}

/** One feed on one media element. Positions are event time, whatever the engine's own timeline is. */
export interface Player {
  readonly element: HTMLMediaElement;
  readonly state: Observable<PlaybackState>;
  /** Starts at `at`, or at the live edge minus the wall's latency when null. */
  load(source: PlayerSource, at: UtcMs | null): Promise<void>;
  unload(): Promise<void>;
  /** Event time of the element's position; null before the first data. */
  position(): UtcMs | null;
  /** Event time of a frame reported by requestVideoFrameCallback. */
  eventTimeOf(mediaTimeSeconds: number): UtcMs | null;
  seekTo(at: UtcMs): void;
  /** Oldest event time that the origin still keeps for this feed; null while unknown. */
  recordedFrom?(): UtcMs | null;
  /** True where `at` can be shown without waiting. */
  isBuffered(at: UtcMs): boolean;
  setRate(rate: number): void;
  play(): void;
  pause(): void;
  /** No rendition taller than this (CSS pixels times device pixel ratio of the tile). */
  setMaxHeight(pixels: number): void;
  stats(): PlayerStats;
  close(): Promise<void>;
}

export interface PlayerEngine {
  readonly name: "dash" | "hls";
  createPlayer(element: HTMLMediaElement, role: PlayerRole): Player;
}
