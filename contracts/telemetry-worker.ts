import type { Value } from "./telemetry.ts";

/**
 * What the page and its telemetry worker say to each other (structured clones; both ends are ours and built together,
 * so these are types and not schemas). The worker parses what comes from the network; the page only keeps and looks up.
 */
export type TelemetryOrder =
  /** Base addresses as in the catalogue. Comes once, first. */
  | { type: "start"; socket: string; segments: string }
  | { type: "follow"; feeds: string[] }
  /** Where the wall is and what time it is, UTC ms; a few times a second and after each jump. */
  | { type: "playhead"; at: number; now: number };

/** Samples of one channel, ordered by time. Numbers travel as a transferred buffer. */
export interface SampleBatch {
  channel: string;
  /** Event times, UTC ms. */
  at: Float64Array;
  values: Float64Array | Value[];
}

export type TelemetryNews =
  | { type: "channels"; channels: { channel: string; feeds: string[] }[] }
  | { type: "samples"; batches: SampleBatch[] }
  /** Forget the channel, past and present. */
  | { type: "withdrawn"; channel: string };
