import type { EventFile, MetricDeclaration } from "../../../contracts/event.ts";
import { METRICS } from "../../../contracts/metrics.ts";

/** What this event's sensors may speak of. */
export interface Vocabulary {
  subjects: ReadonlySet<string>;
  metrics: ReadonlyMap<string, MetricDeclaration>;
}

/** Known metrics and the event's own. Known ones stay as they are, so that no event can make a heart rate impersonal. */
export function vocabularyOf(event: EventFile): Vocabulary {
  return {
    subjects: new Set([
      ...event.athletes.map(({ id }) => `athlete:${id}`),
      ...event.venues.map(({ id }) => `venue:${id}`),
      ...event.feeds.map(({ id }) => `feed:${id}`),
    ]),
    metrics: new Map([...event.metrics, ...METRICS].map((metric) => [metric.id, metric])),
  };
}
