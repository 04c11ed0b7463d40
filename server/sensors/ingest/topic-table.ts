import type { Sensor } from "../../../contracts/event.ts";
import { matchesTopic } from "../broker/topics.ts";

/** What a topic stands for: the feeds of every sensor whose filter takes it, and the first one's clock error. */
export interface TopicRoute {
  feeds: readonly string[];
  offsetMs: number;
  /** The sensors' ids, for people. A topic may name an athlete; these do not. */
  sensors: string;
  /** Takes one message from the topic's allowance; false when there is none left. */
  admit(nowMs: number): boolean;
}

export interface RateLimit {
  /** Messages a second and topic, after a burst of as many. */
  perSecond: number;
}

/** Filters with wildcards take topics without number, so only the latest ones are remembered. */
const REMEMBERED = 2048;

/**
 * Topics to sensors, with an allowance each. A topic that was forgotten starts with a full one again,
 * so all topics together have an allowance too.
 */
export function createTopicTable(sensors: readonly Sensor[], { perSecond }: RateLimit) {
  const routes = new Map<string, TopicRoute>();
  const all = createAllowance(perSecond * Math.max(8, sensors.length));
  return {
    route(topic: string): TopicRoute | undefined {
      const known = routes.get(topic);
      if (known) return known;
      const matching = sensors.filter((sensor) => matchesTopic(sensor.topic, topic));
      const first = matching[0];
      if (!first) return undefined;
      const own = createAllowance(perSecond);
      const route: TopicRoute = {
        feeds: [...new Set(matching.flatMap(({ feeds }) => feeds))].toSorted(),
        offsetMs: first.offsetMs,
        sensors: matching.map(({ id }) => id).join(" "),
        admit: (nowMs) => own(nowMs) && all(nowMs),
      };
      if (routes.size >= REMEMBERED)
        for (const oldest of routes.keys()) {
          routes.delete(oldest);
          break;
        }
      routes.set(topic, route);
      return route;
    },
    get size() {
      return routes.size;
    },
  };
}

/** A token bucket that holds one second's worth. */
function createAllowance(perSecond: number): (nowMs: number) => boolean {
  let tokens = perSecond;
  let last: number | undefined;
  return (nowMs) => {
    tokens = Math.min(perSecond, tokens + (Math.max(0, nowMs - (last ?? nowMs)) / 1000) * perSecond);
    last = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
