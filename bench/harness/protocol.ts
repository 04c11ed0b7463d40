import type { PlaybackState, PlayerStats } from "../../src/core/player/player.ts";
import type { SyncGroup, SyncReading } from "../../src/core/sync/transport.ts";

/** What a bench says to the harness page, and what it hears. Everything is structured-cloneable but `group`. */
export interface HarnessFeed {
  id: string;
  dash: string;
  hls: string;
}

export interface HarnessOptions {
  feeds: readonly HarnessFeed[];
  timeUrl: string;
  latencyMs: number;
  /** False: no sync group; each engine keeps the latency by itself. */
  controlled: boolean;
  /** With the first feed's sound as a member. */
  sound: boolean;
}

export interface TileReport {
  feed: string;
  state: PlaybackState;
  stats: PlayerStats;
  rate: number;
  /** Media time (s) and expected display time (ms), in turn. */
  frames: number[];
  offMs: number;
}

export interface HarnessReport {
  /** Spread of the tiles' positions, ms, ten times a second. */
  phases: number[];
  /** Distances between animation frames, ms. */
  refreshes: number[];
  tiles: TileReport[];
  latencyMs: number;
  readings: SyncReading[];
}

export interface Resync {
  /** Null: not within the time given. */
  ms: number | null;
  /** How far off the tile was, each 20 ms, for whoever wants to know why. */
  offs: (number | null)[];
}

export interface Harness {
  start(options: HarnessOptions): Promise<void>;
  swap(index: number, feed: HarnessFeed): Promise<Resync>;
  untilInStep(index: number, giveUpMs: number): Promise<Resync>;
  /** What happened since the last call. */
  take(): HarnessReport;
  group(): SyncGroup | null;
}

declare global {
  var harness: Harness;
}
