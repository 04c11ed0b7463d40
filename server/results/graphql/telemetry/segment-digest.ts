import type { TelemetrySegment } from "../../../../contracts/telemetry.ts";
import { splitChannel } from "../../../../contracts/telemetry.ts";

/** What is open of an athlete. A metric that is not named here is dropped as it is read, and never kept. */
const OPEN_METRICS = ["speed", "distance", "g-force", "height"] as const;
export type OpenMetric = (typeof OPEN_METRICS)[number];
const isOpen = (metric: string): metric is OpenMetric => (OPEN_METRICS as readonly string[]).includes(metric);

export interface Digest {
  count: number;
  sum: number;
  max: number;
}
/** By `<athlete's id> <metric>`. */
export type SegmentDigest = ReadonlyMap<string, Digest>;

export const digestKey = (athlete: string, metric: OpenMetric): string => `${athlete} ${metric}`;

export function digestOf({ channels, samples }: TelemetrySegment): SegmentDigest {
  const keys = channels.map((channel) => {
    const { subject, metric } = splitChannel(channel);
    return subject.startsWith("athlete:") && isOpen(metric)
      ? digestKey(subject.slice("athlete:".length), metric)
      : null;
  });
  const digest = new Map<string, Digest>();
  for (const [at, , value] of samples) {
    const key = keys[at];
    if (key == null || typeof value !== "number") continue;
    addTo(digest, key, { count: 1, sum: value, max: value });
  }
  return digest;
}

/** Adds one to what is there. */
export function addTo(digest: Map<string, Digest>, key: string, { count, sum, max }: Digest): void {
  const before = digest.get(key);
  digest.set(
    key,
    before
      ? { count: before.count + count, sum: before.sum + sum, max: Math.max(before.max, max) }
      : { count, sum, max },
  );
}
