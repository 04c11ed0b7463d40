import { METRICS } from "../../contracts/metrics.ts";
import type { SenmlPack, SenmlRecord } from "../../contracts/telemetry.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { momentsBetween, truthAt, type Moment } from "../scenario/truth.ts";
import { readyTopic, sensorTopic, trackingTopic } from "./topics.ts";
import { TRACKED_FEEDS, TRACKING_MS, trackedAt } from "./tracking.ts";

/** What goes to one topic: a SenML pack (RFC 8428). */
export interface Telling {
  topic: string;
  pack: SenmlPack;
}

/** Positioning and inertial sensors speak at the frame rate of the cameras. */
export const TICK_MS = 40;
const HEART_MS = 1000;
const CONDITIONS_MS = 2000;
const STATES_MS = 2000;

const KNOWN = new Map(METRICS.map((metric) => [metric.id, metric]));
const isState = (metric: string): boolean => KNOWN.get(metric)?.kind === "state";
/** Which sensor of a venue measures a metric. */
const SENSOR_OF: Readonly<Record<string, string>> = {
  speed: "gnss",
  "g-force": "gnss",
  distance: "gnss",
  "run-time": "gnss",
  "heart-rate": "heart",
  gate: "timing",
  shot: "timing",
  "on-course": "timing",
  "best-run": "timing",
  "puck-speed": "puck",
  "stone-speed": "stone",
};
const VENUE_OF_LETTER: Readonly<Record<string, string>> = { a: "alpine", b: "biathlon", i: "ice", c: "curling" };

export const venueOf = (subject: string): string => {
  const [kind, id = ""] = subject.split(":");
  if (kind === "feed") return id.replace(/-\d$/, "");
  return kind === "venue" ? id : (VENUE_OF_LETTER[id[0] ?? ""] ?? "");
};

/** One pack about one subject at one instant; units are those of contracts/metrics.ts. */
export function packOf(subject: string, utc: number, values: Readonly<Record<string, number | string>>): SenmlPack {
  return Object.entries(values).map(([metric, value], index): SenmlRecord => {
    const unit = KNOWN.get(metric)?.unit;
    return {
      ...(index === 0 ? { bn: `${subject}/`, bt: utc / 1000 } : {}),
      n: metric,
      ...(unit ? { u: unit } : {}),
      ...(typeof value === "number" ? { v: value } : { vs: value }),
    };
  });
}

/** How often a sensor speaks. */
function periodOf(sensor: string): number {
  if (sensor === "heart") return HEART_MS;
  return sensor === "conditions" ? CONDITIONS_MS : TICK_MS;
}

/**
 * Everything the sensors of these venues say at an instant of their 40 ms grid. States are said
 * when they change and every 2 s, so this remembers what was said last.
 */
export function createStory(venues: ReadonlySet<string>): {
  at(instant: UtcMs): Telling[];
  momentsWithin(instant: UtcMs): (Telling & { utcMs: number })[];
} {
  const lastStates = new Map<string, string>();

  const isDue = (subject: string, metric: string, value: number | string, sensor: string, instant: UtcMs): boolean => {
    if (!isState(metric)) return instant % periodOf(sensor) === 0;
    const channel = `${subject}/${metric}`;
    const changed = lastStates.get(channel) !== String(value);
    lastStates.set(channel, String(value));
    return changed || instant % STATES_MS === 0;
  };

  return {
    at(instant) {
      const tellings: Telling[] = [];
      for (const [subject, values] of Object.entries(truthAt(instant))) {
        const venue = venueOf(subject);
        if (!venues.has(venue)) continue;
        const bySensor = new Map<string, Record<string, number | string>>();
        for (const [metric, value] of Object.entries(values)) {
          const sensor = SENSOR_OF[metric] ?? "conditions";
          if (!isDue(subject, metric, value, sensor, instant)) continue;
          const group = bySensor.get(sensor) ?? {};
          group[metric] = typeof value === "number" ? Number(value.toFixed(3)) : value;
          bySensor.set(sensor, group);
        }
        for (const [sensor, group] of bySensor)
          tellings.push({ topic: sensorTopic(venue, sensor), pack: packOf(subject, instant, group) });
      }
      for (const feed of TRACKED_FEEDS) {
        const subject = `feed:${feed}`;
        if (instant % TRACKING_MS !== 0 || !venues.has(venueOf(subject))) continue;
        const { of, at } = trackedAt(feed, instant);
        const values = {
          ...(isDue(subject, "picture-of", of, "tracking", instant) ? { "picture-of": of } : {}),
          ...(at ? { "picture-x": Number(at.x.toFixed(4)), "picture-y": Number(at.y.toFixed(4)) } : {}),
        };
        if (Object.keys(values).length > 0)
          tellings.push({ topic: trackingTopic(feed), pack: packOf(subject, instant, values) });
      }
      return tellings;
    },
    momentsWithin: (instant) =>
      momentsBetween(instant, instant + TICK_MS)
        .filter(({ subject }) => venues.has(venueOf(subject)))
        .map(({ subject, metric, value, utcMs }: Moment) => ({
          utcMs,
          topic: sensorTopic(venueOf(subject), "timing"),
          pack: packOf(subject, utcMs, { [metric]: value }),
        })),
  };
}

/** How far a camera is prepared, 0 to 1. */
export const readyTelling = (feed: string, ready: number, utc: number): Telling => ({
  topic: readyTopic(feed),
  pack: packOf(`feed:${feed}`, utc, { ready: Number(ready.toFixed(3)) }),
});
