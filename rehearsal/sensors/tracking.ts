import { skierAt } from "../scenario/alpine.ts";
import { BIATHLETE } from "../scenario/biathlon.ts";
import { FEED_IDS, phaseOf, type FeedId } from "../scenario/feeds.ts";
import { positionIn } from "../scenario/views.ts";

/** Where a tracker beside a camera sees what the picture is about. */
export interface Tracked {
  /** An athlete's id, or `puck` or `stone`; empty where nothing is in sight. */
  of: string;
  /** 0 to 1 of the picture, from its top left; null where nothing is in sight. */
  at: { x: number; y: number } | null;
}

/** Fast enough for what moves like people do, and a fifth of what the other sensors cost. */
export const TRACKING_MS = 200;
const FPS = 25;

/**
 * Cameras whose pictures are tracked. Not the one that turns and zooms: others may turn it, and where something is in
 * its picture only its head knows. Nor the studio: who sits does not move.
 */
const SUBJECT_OF: Partial<Record<FeedId, (utc: number) => string>> = {
  "alpine-1": (utc) => skierAt(utc).athlete,
  biathlon: () => BIATHLETE,
  ice: () => "puck",
  curling: () => "stone",
};
export const TRACKED_FEEDS: readonly FeedId[] = FEED_IDS.filter((feed) => SUBJECT_OF[feed]);

export function trackedAt(feed: FeedId, utc: number): Tracked {
  const place = positionIn(feed, (phaseOf(feed, utc) / 1000) * FPS, FPS);
  const inSight = place && "x" in place && place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1;
  return inSight ? { of: SUBJECT_OF[feed]?.(utc) ?? "", at: place } : { of: "", at: null };
}
