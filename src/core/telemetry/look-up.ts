import type { MetricDeclaration } from "../../../contracts/event.ts";
import type { Value } from "../../../contracts/telemetry.ts";
import type { Series } from "./series.ts";

/**
 * The value of a channel at an instant (law 2: nothing ahead of the playhead). Between two samples of a continuous metric
 * the true value at the instant lies on the line between them; the later sample itself is never handed out.
 */
export function valueAt(series: Series, kind: MetricDeclaration["kind"], at: number): Value | null {
  const last = series.lastAt(at);
  if (last < 0) return null;
  const value = series.valueOf(last);
  if (kind !== "continuous" || typeof value !== "number") return value;
  const time = series.timeOf(last);
  const longestGapMs = gapAt(series, last);
  const next = last + 1 < series.length ? series.valueOf(last + 1) : null;
  const nextTime = series.timeOf(last + 1);
  if (typeof next === "number" && nextTime - time <= longestGapMs) {
    return value + ((next - value) * (at - time)) / (nextTime - time);
  }
  // The sensor went silent: after a while nobody knows.
  return at - time <= longestGapMs ? value : null;
}

/** Sensors speak fifty times a second or once a minute; a silence of four of their own intervals ends what is known. */
const GAP_INTERVALS = 4;
const SHORTEST_GAP_MS = 2000;
const GAP_OF_A_SINGLE_MS = 60_000;

function gapAt(series: Series, index: number): number {
  const first = Math.max(0, index - GAP_INTERVALS);
  if (index === first) return GAP_OF_A_SINGLE_MS;
  // The shortest of the last intervals: one silence must not excuse the next.
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = first; i < index; i++) shortest = Math.min(shortest, series.timeOf(i + 1) - series.timeOf(i));
  return Math.max(SHORTEST_GAP_MS, shortest * GAP_INTERVALS);
}

/** Samples in (from, to], oldest first. */
export function samplesBetween<T extends number>(series: Series, from: T, to: T): { at: T; value: Value }[] {
  const found: { at: T; value: Value }[] = [];
  for (let index = series.lastAt(from) + 1; index <= series.lastAt(to); index++) {
    found.push({ at: series.timeOf(index) as T, value: series.valueOf(index) });
  }
  return found;
}
