import type { TelemetrySegment, Value } from "../../../contracts/telemetry.ts";

export interface TimedValue {
  utc: number;
  value: Value;
}

/** A segment's JSON: channels numbered within it, samples by time. */
export function segmentText(
  feed: string,
  number: number,
  initial: ReadonlyMap<string, TimedValue>,
  samples: ReadonlyArray<TimedValue & { channel: string }>,
): string {
  const channels = [...new Set([...initial.keys(), ...samples.map(({ channel }) => channel)])].toSorted();
  const index = new Map(channels.map((channel, at) => [channel, at]));
  const segment: TelemetrySegment = {
    feed,
    number,
    channels,
    initial: [...initial].map(([channel, { utc, value }]) => [index.get(channel) ?? 0, utc, value]),
    samples: samples
      .toSorted((a, b) => a.utc - b.utc)
      .map(({ channel, utc, value }) => [index.get(channel) ?? 0, utc, value]),
  };
  return JSON.stringify(segment);
}

/** The same segment as if the channel had never been. */
export function withoutChannel(text: string, channel: string): string {
  const segment = JSON.parse(text) as TelemetrySegment;
  const gone = segment.channels.indexOf(channel);
  if (gone < 0) return text;
  const kept = (samples: TelemetrySegment["samples"]): TelemetrySegment["samples"] =>
    samples.filter(([at]) => at !== gone).map(([at, utc, value]) => [at > gone ? at - 1 : at, utc, value]);
  return JSON.stringify({
    ...segment,
    channels: segment.channels.filter((other) => other !== channel),
    initial: kept(segment.initial),
    samples: kept(segment.samples),
  } satisfies TelemetrySegment);
}
