import type { UtcMs } from "../../../contracts/units.ts";
import type { Observable } from "../observable.ts";
import type { Player, PlayerRole } from "../player/player.ts";

export interface TransportState {
  paused: boolean;
  /** At the live edge: `behindMs` is the latency the wall chose, nothing more. */
  live: boolean;
  /** How far the playhead is behind now, in whole seconds of change only. */
  behindMs: number;
}

/** One playhead for the whole wall. All members follow; none may lead on its own. */
export interface Transport {
  readonly state: Observable<TransportState>;
  /** Event time that every tile should show at this moment. */
  playhead(): UtcMs;
  /** What can be reached: from the oldest recording to the live edge. */
  window(): { start: UtcMs; end: UtcMs };
  play(): void;
  pause(): void;
  seekTo(at: UtcMs): void;
  seekBy(ms: number): void;
  goLive(): void;
}

/** One tile's distance from the playhead. */
export interface SyncReading {
  id: string;
  /** Signed, milliseconds; positive: the tile is ahead. Null while it has no position. */
  offMs: number | null;
  latencyMs: number | null;
  locked: boolean;
}

export interface SyncGroup extends Transport {
  /** `role` follows from the element (an `audio` element carries sound) unless it is given. */
  add(id: string, player: Player, role?: PlayerRole): void;
  remove(id: string): void;
  /** Sampled together, in one task. */
  readings(): SyncReading[];
  /** Largest distance between any two locked tiles, ms, over the last few samples. */
  spreadMs(): number | null;
  close(): void;
}
