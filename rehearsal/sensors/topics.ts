import type { Camera } from "../camera.ts";
import { TRACKED_FEEDS } from "./tracking.ts";

/** A stream of sensor values at a venue, and the cameras whose pictures the values belong to. */
export interface SensorTopic {
  id: string;
  topic: string;
  feeds: readonly string[];
}

const SENSORS: Readonly<Record<string, readonly string[]>> = {
  alpine: ["gnss", "heart", "timing", "conditions"],
  biathlon: ["gnss", "heart", "timing", "conditions"],
  ice: ["puck", "timing", "conditions"],
  curling: ["stone", "conditions"],
  studio: [],
};

export const sensorTopic = (venue: string, sensor: string): string => `rehearsal/${venue}/${sensor}`;
export const trackingTopic = (feed: string): string => `rehearsal/tracking/${feed}`;
export const readyTopic = (feed: string): string => `rehearsal/ready/${feed}`;

export function sensorTopics(cameras: readonly Camera[]): SensorTopic[] {
  const venues = [...new Set(cameras.map(({ venue }) => venue))];
  const ofVenue = venues.flatMap((venue) =>
    (SENSORS[venue] ?? []).map((sensor) => ({
      id: `${venue}-${sensor}`,
      topic: sensorTopic(venue, sensor),
      feeds: cameras.filter((camera) => camera.venue === venue).map(({ id }) => id),
    })),
  );
  const ready = cameras.map(({ id }) => ({ id: `ready-${id}`, topic: readyTopic(id), feeds: [id] }));
  const tracking = cameras
    .filter(({ id }) => TRACKED_FEEDS.some((feed) => feed === id))
    .map(({ id }) => ({ id: `tracking-${id}`, topic: trackingTopic(id), feeds: [id] }));
  return [...ofVenue, ...tracking, ...ready];
}
