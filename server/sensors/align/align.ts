import type { MetricDeclaration } from "../../../contracts/event.ts";
import type { Value } from "../../../contracts/telemetry.ts";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import type { Reading } from "../ingest/reading.ts";

/** A sample at its event time: what the gateway and the segments hand on. */
export interface Placed {
  channel: string;
  kind: MetricDeclaration["kind"];
  /** The feeds whose pictures it belongs to, sorted. */
  feeds: readonly string[];
  utc: UtcMs;
  value: Value;
}

/** A sample may be as late as this, or as early; then its picture is gone, or its clock is wrong. */
export const TOLERANCE_MS = 10_000;
/** Times remembered a channel, to know repetitions: 10 s of a 100 Hz sensor. */
const REMEMBERED = 1024;

/**
 * Turns a sensor's time into event time: the sensor's known clock error is added, and tenths of a millisecond stay.
 * Samples of a channel may come out of order within the tolerance, as they do from a sensor that was cut off for a moment;
 * a time that the channel had is a repetition (QoS 1, overlapping subscriptions) and goes no further.
 */
export function createAlign() {
  const seen = new Map<string, Set<number>>();
  return {
    place(
      reading: Reading,
      { feeds, offsetMs }: { feeds: readonly string[]; offsetMs: number },
      now: UtcMs,
    ): Placed | "time" | "repeated" {
      const utc = Math.round((reading.time + offsetMs) * 10) / 10;
      if (Math.abs(utc - now) > TOLERANCE_MS) return "time";
      let channel = seen.get(reading.channel);
      if (!channel) seen.set(reading.channel, (channel = new Set()));
      if (channel.has(utc)) return "repeated";
      channel.add(utc);
      if (channel.size > REMEMBERED)
        for (const first of channel) {
          channel.delete(first);
          break;
        }
      return { channel: reading.channel, kind: reading.metric.kind, feeds, utc: utcMs(utc), value: reading.value };
    },
  };
}
