import type { Log } from "../../platform/log.ts";
import type { Metrics } from "../../platform/metrics.ts";
import { REASONS, type Reason } from "./reason.ts";

const LOG_EVERY_MS = 60_000;
const MAX_DETAIL = 120;
/** Expected at any time, and saying where would say who wears which sensor: counted, never logged. */
const QUIET: ReadonlySet<Reason> = new Set<Reason>(["consent", "repeated"]);

/** Counts refusals by reason, and logs each reason once a minute with the place of the last and how many. */
export function createRefusals(metrics: Metrics, log: Log) {
  const counter = metrics.counter("sensor_refused_total", "Messages and samples of sensors that were refused", [
    "reason",
  ]);
  const children = new Map<Reason, { inc(): void }>();
  const counts = new Map<Reason, { since: number; count: number }>();
  return {
    refuse(reason: Reason, place: string, nowMs: number): void {
      let child = children.get(reason);
      if (!child) children.set(reason, (child = counter.labels(reason)));
      child.inc();
      if (QUIET.has(reason)) return;
      const entry = counts.get(reason) ?? { since: -Infinity, count: 0 };
      entry.count++;
      counts.set(reason, entry);
      if (nowMs - entry.since < LOG_EVERY_MS) return;
      log.warn({ reason, place: place.slice(0, MAX_DETAIL), refused: entry.count }, REASONS[reason]);
      entry.since = nowMs;
      entry.count = 0;
    },
  };
}
