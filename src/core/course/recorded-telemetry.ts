import { METRICS } from "../../../contracts/metrics.ts";
import type { Value } from "../../../contracts/telemetry.ts";
import { utcMs } from "../../../contracts/units.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Samples by channel, [UTC ms, value], oldest first. */
export type Recording = Record<string, readonly (readonly [number, Value])[]>;

const continuous = new Set(METRICS.filter((metric) => metric.kind === "continuous").map((metric) => metric.id));

/** Telemetry from a recording in memory, for tests: the same answers as the live one, without a wire. */
export function recordedTelemetry(recording: Recording, feedsOf: (channel: string) => readonly string[]): Telemetry {
  const samplesOf = (channel: string) => recording[channel] ?? [];
  return {
    valueAt(channel, at) {
      const samples = samplesOf(channel);
      const before = samples.findLast(([t]) => t <= at);
      if (!before) return null;
      const after = samples.find(([t]) => t > at);
      const metric = channel.slice(channel.indexOf("/") + 1);
      if (!after || !continuous.has(metric) || typeof before[1] !== "number" || typeof after[1] !== "number")
        return before[1];
      return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0]);
    },
    samplesBetween: (channel, from, to) =>
      samplesOf(channel)
        .filter(([t]) => t > from && t <= to)
        .map(([t, value]) => ({ at: utcMs(t), value })),
    channelsOf: (feed) => Object.keys(recording).filter((channel) => feedsOf(channel).includes(feed)),
    follow: () => undefined,
    subscribe: () => () => undefined,
    close: () => undefined,
  };
}
