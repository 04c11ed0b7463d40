import * as v from "valibot";
import type { EventFile } from "../../../../contracts/event.ts";
import { METRICS } from "../../../../contracts/metrics.ts";
import { telemetry as routes } from "../../../../contracts/routes.ts";
import { TELEMETRY_SEGMENT_MS, TelemetrySegment } from "../../../../contracts/telemetry.ts";
import type { Log } from "../../../platform/log.ts";
import { createBoundedCache } from "../limits/bounded-cache.ts";
import { addTo, digestKey, digestOf, type Digest, type OpenMetric, type SegmentDigest } from "./segment-digest.ts";
import type { Summary, TelemetrySource } from "./source.ts";

interface HttpTelemetryOptions {
  /** The sensors' service, such as `http://127.0.0.1:8402`. */
  base: string;
  event: EventFile;
  /** UTC ms. */
  now(): number;
  log: Pick<Log, "warn">;
  fetch?: typeof fetch;
}

interface Kept {
  etag: string;
  digest: SegmentDigest;
  readAt: number;
}

/** As far back as the sensors' service keeps segments. */
const KEPT_MS = 600_000;
/** A segment can be had this long after its end. */
const CLOSE_MS = 400;
/** What consent withdraws must be gone from here as soon as from any other cache. */
const FRESH_MS = 2000;
/** Nothing comes for a segment any more; where nothing in it can be withdrawn, it is final. */
const FINAL_AFTER_MS = 30_000;
const AT_ONCE = 12;
const MOST_SEGMENTS = 6000;
const TIMEOUT_MS = 2000;

/**
 * Summaries from the public timed segments, whole ones only: what is ahead of `to` is not looked at. Those segments
 * hold what consent has opened to the public and nothing else.
 */
export function createHttpTelemetry({
  base,
  event,
  now,
  log,
  fetch = globalThis.fetch,
}: HttpTelemetryOptions): TelemetrySource {
  const feeds = [...new Set(event.sensors.flatMap((sensor) => sensor.feeds))];
  const ids = new Map(event.athletes.map(({ id, code }) => [code ?? id, id]));
  const personal = new Set([...event.metrics, ...METRICS].filter((metric) => metric.personal).map(({ id }) => id));
  const cache = createBoundedCache<Kept>(MOST_SEGMENTS);
  const reading = new Map<string, Promise<SegmentDigest | null>>();
  let wasFine = true;

  const mayBeWithdrawn = (digest: SegmentDigest) =>
    [...digest.keys()].some((key) => personal.has(key.slice(key.indexOf(" ") + 1)));

  async function ask(path: string, number: number): Promise<SegmentDigest | null> {
    const kept = cache.get(path);
    const at = now();
    if (kept && at - kept.readAt < FRESH_MS) return kept.digest;
    const isFinal = kept && at > (number + 1) * TELEMETRY_SEGMENT_MS + FINAL_AFTER_MS && !mayBeWithdrawn(kept.digest);
    if (isFinal) return kept.digest;
    const response = await fetch(new URL(path, base), {
      headers: kept ? { "if-none-match": kept.etag } : {},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 304 && kept) {
      kept.readAt = at;
      return kept.digest;
    }
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    const segment = v.parse(TelemetrySegment, await response.json());
    const digest = digestOf(segment);
    cache.set(path, { etag: response.headers.get("etag") ?? "", digest, readAt: at }, 1);
    return digest;
  }
  function read(feed: string, number: number): Promise<SegmentDigest | null> {
    const path = routes.segment(feed, number);
    let answer = reading.get(path);
    if (!answer) {
      answer = ask(path, number).finally(() => reading.delete(path));
      reading.set(path, answer);
    }
    return answer;
  }

  async function readAll(first: number, last: number): Promise<Map<string, Digest>> {
    const wanted = feeds.flatMap((feed) =>
      Array.from({ length: last - first + 1 }, (_, at) => ({ feed, number: first + at })),
    );
    const total = new Map<string, Digest>();
    let next = 0;
    const worker = async () => {
      for (let one = wanted[next++]; one; one = wanted[next++])
        for (const [key, digest] of (await read(one.feed, one.number)) ?? []) addTo(total, key, digest);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return total;
  }

  return {
    async summary(athletes, from, to) {
      const known = athletes.flatMap((code) => (ids.has(code) ? [[code, ids.get(code) ?? ""] as const] : []));
      const at = now();
      const first = Math.ceil(Math.max(from, at - KEPT_MS) / TELEMETRY_SEGMENT_MS);
      const last = Math.floor(Math.min(to, at - CLOSE_MS) / TELEMETRY_SEGMENT_MS) - 1;
      if (known.length === 0 || feeds.length === 0 || last < first) return new Map();
      let total: Map<string, Digest>;
      try {
        total = await readAll(first, last);
        wasFine = true;
      } catch (error) {
        if (wasFine) log.warn({ err: error }, "the sensors cannot be asked");
        wasFine = false;
        return new Map();
      }
      const window = { from: first * TELEMETRY_SEGMENT_MS, to: (last + 1) * TELEMETRY_SEGMENT_MS };
      return new Map(
        known.flatMap(([code, id]) => {
          const summary = summaryOf((metric) => total.get(digestKey(id, metric)), window);
          return summary ? [[code, summary] as const] : [];
        }),
      );
    },
  };
}

function summaryOf(
  of: (metric: OpenMetric) => Digest | undefined,
  window: { from: number; to: number },
): Summary | null {
  const speed = of("speed");
  const values = {
    maxSpeed: speed?.max ?? null,
    meanSpeed: speed ? speed.sum / speed.count : null,
    distance: of("distance")?.max ?? null,
    maxGForce: of("g-force")?.max ?? null,
    maxHeight: of("height")?.max ?? null,
  };
  return Object.values(values).some((value) => value !== null) ? { ...window, ...values } : null;
}
