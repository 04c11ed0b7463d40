import type { UtcMs } from "../../../contracts/units.ts";
import type { Value } from "../../../contracts/telemetry.ts";

/** What the main thread asks of the samples that the telemetry worker brings. All look-ups are by event time. */
export interface Telemetry {
  /** Interpolated for continuous metrics, the last value at or before `at` for states; null where unknown. Never a value after `at`. */
  valueAt(channel: string, at: UtcMs): Value | null;
  /** Moments and raw samples in (from, to], oldest first. */
  samplesBetween(channel: string, from: UtcMs, to: UtcMs): { at: UtcMs; value: Value }[];
  /** Channels of a feed, known so far. */
  channelsOf(feed: string): string[];
  /** Live samples and, behind live, the timed segments around the playhead are fetched for these feeds. */
  follow(feeds: readonly string[]): void;
  /** Calls back when the set of channels changed or one was withdrawn. */
  subscribe(listener: () => void): () => void;
  close(): void;
}
