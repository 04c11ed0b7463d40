import mqtt from "mqtt";
import type { UtcMs } from "../../contracts/units.ts";
import { createPace } from "../clock.ts";
import { createStory, readyTelling, TICK_MS, type Telling } from "./telling.ts";

const RECONNECT_MS = 500;
const READY_MS = 2000;

/** Tells the broker what the sensors measure, each value when it happens. Without a broker it waits for one. */
export function createPublisher(options: {
  url: string;
  venues: ReadonlySet<string>;
  feeds: readonly string[];
  readyOf: (feed: string) => number;
  now: () => UtcMs;
}): { ready(feed: string): void; close(): Promise<void> } {
  const { url, venues, feeds, readyOf, now } = options;
  const client = mqtt.connect(url, {
    protocolVersion: 4,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 2000,
    // Values of the past are of no use to anybody.
    queueQoSZero: false,
    clientId: `rehearsal-${process.pid}`,
  });
  // The client reconnects by itself; a broker that is not there yet is no news.
  client.on("error", () => {});
  const tell = ({ topic, pack }: Telling) => {
    if (client.connected) client.publish(topic, JSON.stringify(pack));
  };
  const story = createStory(venues);
  const timers = new Set<NodeJS.Timeout>();
  const pace = createPace({
    periodMs: TICK_MS,
    onInstant: (instant) => {
      for (const telling of story.at(instant)) tell(telling);
      for (const moment of story.momentsWithin(instant)) {
        const timer = setTimeout(
          () => {
            timers.delete(timer);
            tell(moment);
          },
          Math.max(0, moment.utcMs - now()),
        );
        timers.add(timer);
      }
      if (instant % READY_MS === 0) for (const feed of feeds) tell(readyTelling(feed, readyOf(feed), instant));
    },
  });
  return {
    ready: (feed) => tell(readyTelling(feed, readyOf(feed), now())),
    async close() {
      pace.close();
      for (const timer of timers) clearTimeout(timer);
      await client.endAsync(true);
    },
  };
}
