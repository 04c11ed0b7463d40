import type { EventFile, MetricDeclaration } from "../../../contracts/event.ts";
import { METRICS } from "../../../contracts/metrics.ts";

/** What this event's sensors may speak of. */
export interface Vocabulary {
  subjects: ReadonlySet<string>;
  metrics: ReadonlyMap<string, MetricDeclaration>;
}

/**
 * Known metrics and the event's own. An event may change a known metric's words or range, and may declare it personal;
 * it cannot make a personal one public, for it is the athlete who consents, not the event.
 */
export function vocabularyOf(event: EventFile): Vocabulary {
  const metrics = new Map(METRICS.map((metric) => [metric.id, metric]));
  for (const metric of event.metrics) {
    const known = metrics.get(metric.id);
    metrics.set(metric.id, { ...metric, personal: metric.personal || (known?.personal ?? false) });
  }
  return {
    subjects: new Set([
      ...event.athletes.map(({ id }) => `athlete:${id}`),
      ...event.venues.map(({ id }) => `venue:${id}`),
      ...event.feeds.map(({ id }) => `feed:${id}`),
    ]),
    metrics,
  };
}
