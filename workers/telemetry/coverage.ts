import { TELEMETRY_SEGMENT_MS, telemetrySegmentNumber } from "../../contracts/telemetry.ts";

/**
 * Which stretches of event time the page already holds for a feed, and so which timed segments are worth fetching.
 * Pure: the caller says what time it is.
 */
export interface Coverage {
  /** Fetched, or known to be empty. */
  segments: ReadonlySet<number>;
  /** What the socket brought, oldest first; the last one may still be growing. */
  live: readonly { from: number; to: number }[];
}

export const NOTHING_COVERED: Coverage = { segments: new Set(), live: [] };

/** The gateway repeats the last seconds to whoever subscribes (3 s); less some for its way. */
const BACKLOG_MS = 2500;
/** A segment is written a while after its end, when late samples are in. */
const WRITTEN_AFTER_MS = 1500;
/** A viewer goes back ten minutes at most; beyond that nothing is kept. */
export const KEPT_MS = 11 * 60_000;
const SEGMENTS_BEHIND = 1;
const SEGMENTS_AHEAD = 4;

/** The socket is connected and subscribed since `at`. */
export const socketOpened = (coverage: Coverage, at: number): Coverage => ({
  ...coverage,
  live: [...coverage.live, { from: at - BACKLOG_MS, to: Number.POSITIVE_INFINITY }],
});

export const socketClosed = (coverage: Coverage, at: number): Coverage => ({
  ...coverage,
  live: coverage.live.map(({ from, to }) => ({ from, to: Math.min(to, Math.max(from, at)) })),
});

export const segmentHeld = (coverage: Coverage, number: number): Coverage => ({
  ...coverage,
  segments: new Set([...coverage.segments, number]),
});

/** Drops what the page has dropped too. */
export function forgetOld(coverage: Coverage, now: number): Coverage {
  const oldest = now - KEPT_MS;
  return {
    segments: new Set([...coverage.segments].filter((number) => (number + 1) * TELEMETRY_SEGMENT_MS > oldest)),
    live: coverage.live.filter(({ to }) => to > oldest),
  };
}

const isLive = ({ live }: Coverage, number: number): boolean =>
  live.some(({ from, to }) => from <= number * TELEMETRY_SEGMENT_MS && (number + 1) * TELEMETRY_SEGMENT_MS <= to);

/** Segments around the playhead that are written and not held, the most urgent first. */
export function missingSegments(coverage: Coverage, playhead: number, now: number): number[] {
  const here = telemetrySegmentNumber(playhead);
  const wanted = [
    here,
    ...Array.from({ length: SEGMENTS_AHEAD }, (_, ahead) => here + 1 + ahead),
    here - SEGMENTS_BEHIND,
  ];
  return wanted.filter((number) => {
    const start = number * TELEMETRY_SEGMENT_MS;
    const written = start + TELEMETRY_SEGMENT_MS + WRITTEN_AFTER_MS <= now;
    return written && start > now - KEPT_MS && !coverage.segments.has(number) && !isLive(coverage, number);
  });
}
