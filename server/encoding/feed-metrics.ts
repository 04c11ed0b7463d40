import type { Metrics } from "../platform/metrics.ts";

/** What a feed counts, the feed's label applied. */
export interface FeedMetrics {
  bytes(count: number): void;
  rubbish(bytes: number): void;
  loss(): void;
  /** `lagMs`: from a picture's event time to its arrival. */
  picture(lagMs: number): void;
  runEnded(reason: string): void;
}

/** Metrics of all feeds; call with a feed's id. */
export function createFeedMetrics(metrics: Metrics): (feed: string) => FeedMetrics {
  const bytes = metrics.counter("source_bytes_total", "Bytes of contributions received", ["feed"]);
  const rubbish = metrics.counter("source_rubbish_bytes_total", "Bytes that belong to no transport packet", ["feed"]);
  const losses = metrics.counter("source_losses_total", "Gaps in the packets of a contribution", ["feed"]);
  const pictures = metrics.counter("source_pictures_total", "Pictures received", ["feed"]);
  const lag = metrics.gauge("source_lag_ms", "From a picture's event time to its arrival", ["feed"]);
  const runs = metrics.counter("runs_ended_total", "Runs that ended, by why", ["feed", "reason"]);
  return (feed) => ({
    bytes: (count) => bytes.inc({ feed }, count),
    rubbish: (count) => rubbish.inc({ feed }, count),
    loss: () => losses.inc({ feed }),
    picture(lagMs) {
      pictures.inc({ feed });
      lag.set({ feed }, lagMs);
    },
    runEnded: (reason) => runs.inc({ feed, reason }),
  });
}
