import { createHash } from "node:crypto";
import { TELEMETRY_SEGMENT_MS, telemetrySegmentNumber } from "../../../contracts/telemetry.ts";
import { TOLERANCE_MS, type Placed } from "../align/align.ts";
import { segmentText, withoutChannel, type TimedValue } from "./segment-text.ts";

export interface StoredSegment {
  body: Buffer;
  /** Quoted, as HTTP wants it. */
  etag: string;
}

export interface SegmentLimits {
  /** How far back segments are kept, UTC ms; as far as the video's. */
  dvrMs: number;
  /** All sealed segments together; beyond it the oldest go. */
  bytes: number;
  /** Samples of one feed in one segment. */
  samples: number;
}

export const SEGMENT_LIMITS: SegmentLimits = { dvrMs: 600_000, bytes: 96 * 1_048_576, samples: 20_000 };
/** A segment can be had this long after its end, when what was under way has come. */
const CLOSE_MS = 300;
/** A segment is sealed when nothing can come for it any more. */
const SEAL_MS = TOLERANCE_MS + 1000;

interface OpenSegment {
  samples: Array<TimedValue & { channel: string }>;
  stored?: StoredSegment | undefined;
}
interface FeedSegments {
  open: Map<number, OpenSegment>;
  /** Sealed ones as JSON: a tenth of what the samples take as objects. */
  sealed: Map<number, StoredSegment & { channels: ReadonlySet<string> }>;
  /** The first that is not sealed. */
  frontier: number;
  /** The last sample of each channel before the frontier. */
  carried: Map<string, TimedValue>;
}

/**
 * Timed segments, numbered by UTC, from the oldest that a sample may still come for at the start.
 * They are in memory alone: 10 minutes of six feeds take about 20 MB,
 * and what consent withdraws is gone when `withdraw` returns, with no disk to wonder about.
 */
export function createSegmentStore(feeds: Iterable<string>, startMs: number, limits = SEGMENT_LIMITS) {
  const kept = new Map<string, FeedSegments>();
  for (const feed of feeds) {
    kept.set(feed, {
      open: new Map(),
      sealed: new Map(),
      frontier: telemetrySegmentNumber(startMs - SEAL_MS),
      carried: new Map(),
    });
  }
  let bytes = 0;

  const initialOf = (of: FeedSegments, number: number): Map<string, TimedValue> => {
    const last = new Map(of.carried);
    for (let at = of.frontier; at < number; at++)
      for (const sample of of.open.get(at)?.samples ?? []) {
        const known = last.get(sample.channel);
        if (!known || known.utc <= sample.utc) last.set(sample.channel, { utc: sample.utc, value: sample.value });
      }
    return last;
  };
  const write = (feed: string, of: FeedSegments, number: number) =>
    stored(segmentText(feed, number, initialOf(of, number), of.open.get(number)?.samples ?? []));
  const drop = (of: FeedSegments, number: number) => {
    bytes -= of.sealed.get(number)?.body.length ?? 0;
    of.sealed.delete(number);
  };

  return {
    /** False where there is no place for it: too many, or its segment is sealed. */
    add({ channel, feeds: of, utc, value }: Placed): boolean {
      const number = telemetrySegmentNumber(utc);
      let taken = true;
      for (const feed of of) {
        const segments = kept.get(feed);
        if (!segments || number < segments.frontier) continue;
        let open = segments.open.get(number);
        if (!open) segments.open.set(number, (open = { samples: [] }));
        if (open.samples.length >= limits.samples) {
          taken = false;
          continue;
        }
        open.samples.push({ channel, utc, value });
        // Later ones start from it, so they are to be written anew too.
        for (const [at, later] of segments.open) if (at >= number) later.stored = undefined;
      }
      return taken;
    },
    /** `undefined`: no such feed, not closed yet, or no longer kept. */
    read(feed: string, number: number, now: number): StoredSegment | undefined {
      const of = kept.get(feed);
      if (!of || (number + 1) * TELEMETRY_SEGMENT_MS + CLOSE_MS > now) return undefined;
      if (number < of.frontier) return of.sealed.get(number);
      let open = of.open.get(number);
      if (!open) of.open.set(number, (open = { samples: [] }));
      return (open.stored ??= write(feed, of, number));
    },
    /** Seals what is over, forgets what is old. To be called every second or so. */
    seal(now: number): void {
      const until = telemetrySegmentNumber(now - SEAL_MS);
      const oldest = telemetrySegmentNumber(now - limits.dvrMs);
      for (const [feed, of] of kept) {
        for (; of.frontier < until; of.frontier++) {
          const number = of.frontier;
          // After a machine slept there is nothing to say about its night.
          if (number >= oldest) {
            const segment = write(feed, of, number);
            const channels = new Set([
              ...of.carried.keys(),
              ...(of.open.get(number)?.samples ?? []).map(({ channel }) => channel),
            ]);
            of.sealed.set(number, { ...segment, channels });
            bytes += segment.body.length;
          }
          of.carried = of.open.has(number) ? initialOf(of, number + 1) : of.carried;
          of.open.delete(number);
        }
        for (const number of of.sealed.keys()) {
          if (number >= oldest) break;
          drop(of, number);
        }
      }
      while (bytes > limits.bytes) {
        const [of, number] = oldestSealed(kept.values()) ?? [];
        if (!of || number === undefined) break;
        drop(of, number);
      }
    },
    /** As if the channel had never been; done when it returns. */
    withdraw(channel: string): void {
      for (const of of kept.values()) {
        of.carried.delete(channel);
        for (const open of of.open.values()) {
          open.samples = open.samples.filter((sample) => sample.channel !== channel);
          open.stored = undefined;
        }
        for (const [number, segment] of of.sealed) {
          if (!segment.channels.has(channel)) continue;
          const rewritten = stored(withoutChannel(segment.body.toString("utf8"), channel));
          bytes += rewritten.body.length - segment.body.length;
          of.sealed.set(number, {
            ...rewritten,
            channels: new Set([...segment.channels].filter((other) => other !== channel)),
          });
        }
      }
    },
    get bytes() {
      return bytes;
    },
  };
}

function oldestSealed(all: Iterable<FeedSegments>): [FeedSegments, number] | undefined {
  let oldest: [FeedSegments, number] | undefined;
  for (const of of all) {
    const [first] = of.sealed.keys();
    if (first !== undefined && (!oldest || first < oldest[1])) oldest = [of, first];
  }
  return oldest;
}

function stored(text: string): StoredSegment {
  const body = Buffer.from(text);
  return { body, etag: `"${createHash("sha1").update(body).digest("base64url")}"` };
}
