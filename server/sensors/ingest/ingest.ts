import type { EventFile } from "../../../contracts/event.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import { readingOf, type Reading } from "./reading.ts";
import type { Reason } from "./reason.ts";
import { parseSenml, resolveSenml } from "./senml.ts";
import { createTopicTable, type TopicRoute } from "./topic-table.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface IngestEvents {
  onReading: (reading: Reading, route: TopicRoute, now: UtcMs) => void;
  /** Once per message, or per record where the others of its pack are good. */
  onRefused: (reason: Reason, place: string) => void;
}

/** Messages a second that one topic may send; a 100 Hz sensor that sends each sample alone fits twice. */
const MESSAGES_PER_SECOND = 200;

/** First judge of what comes: keeps nothing of a message but its topic's allowance. */
export function createIngest(
  event: EventFile,
  { onReading, onRefused }: IngestEvents,
  perSecond = MESSAGES_PER_SECOND,
) {
  const topics = createTopicTable(event.sensors, { perSecond });
  const vocabulary = vocabularyOf(event);
  return {
    take(topic: string, payload: Buffer, now: UtcMs): void {
      const route = topics.route(topic);
      if (!route) return onRefused("topic", topic);
      if (!route.admit(now)) return onRefused("rate", route.sensors);
      const pack = parseSenml(payload);
      if (typeof pack === "string") return onRefused(pack, route.sensors);
      for (const record of resolveSenml(pack, now)) {
        const reading = readingOf(record, vocabulary);
        if (typeof reading === "string") onRefused(reading, route.sensors);
        else onReading(reading, route, now);
      }
    },
  };
}
