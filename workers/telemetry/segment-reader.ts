import * as v from "valibot";
import { telemetry } from "../../contracts/routes.ts";
import { TelemetrySegment } from "../../contracts/telemetry.ts";

/** Fetches timed segments, a few at a time, each once at a time, and lets go of those that are no longer wanted. */
export interface SegmentReader {
  /** Exactly these are wanted now, the most urgent first. */
  want(segments: readonly { feed: string; number: number }[]): void;
  close(): void;
}

export interface SegmentReaderOptions {
  /** Address before the route, no trailing slash. */
  base: string;
  /** Null: there is none (nothing was recorded). */
  onSegment(feed: string, number: number, segment: TelemetrySegment | null): void;
  now(): number;
}

const AT_ONCE = 4;
const TIMEOUT_MS = 5000;
const RETRY_AFTER_MS = 1500;
/** A segment that was not there at so many askings will not come. */
const ASKED_AT_MOST = 3;
const LARGEST_SEGMENT = 4_194_304;

export function createSegmentReader({ base, onSegment, now }: SegmentReaderOptions): SegmentReader {
  const running = new Map<string, AbortController>();
  const failures = new Map<string, { times: number; until: number }>();
  const keyOf = ({ feed, number }: { feed: string; number: number }): string => `${feed}/${number}`;

  async function read(feed: string, number: number, key: string, abort: AbortController): Promise<void> {
    try {
      const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(TIMEOUT_MS)]);
      const response = await fetch(base + telemetry.segment(feed, number), { signal });
      const body = response.ok ? await response.text() : null;
      if (body === null || body.length > LARGEST_SEGMENT) throw new Error("no segment");
      const segment = v.parse(TelemetrySegment, JSON.parse(body));
      failures.delete(key);
      onSegment(feed, number, segment);
    } catch {
      if (abort.signal.aborted) return;
      const times = (failures.get(key)?.times ?? 0) + 1;
      if (times >= ASKED_AT_MOST) {
        failures.delete(key);
        onSegment(feed, number, null);
      } else failures.set(key, { times, until: now() + RETRY_AFTER_MS });
    } finally {
      if (running.get(key) === abort) running.delete(key);
    }
  }

  return {
    want(segments) {
      const wanted = new Set(segments.map(keyOf));
      for (const [key, abort] of running) if (!wanted.has(key)) abort.abort();
      for (const key of failures.keys()) if (!wanted.has(key)) failures.delete(key);
      for (const segment of segments) {
        if (running.size >= AT_ONCE) return;
        const key = keyOf(segment);
        if (running.has(key) || now() < (failures.get(key)?.until ?? 0)) continue;
        const abort = new AbortController();
        running.set(key, abort);
        void read(segment.feed, segment.number, key, abort);
      }
    },
    close() {
      for (const abort of running.values()) abort.abort();
    },
  };
}
