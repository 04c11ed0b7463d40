/** The rehearsal's cameras, and how long each one's story is before it begins again. */
export const FEED_IDS = ["alpine-1", "alpine-2", "biathlon", "ice", "curling", "studio"] as const;
export type FeedId = (typeof FEED_IDS)[number];

/**
 * Loop lengths in ms: whole numbers of video frames at 25 and 50 p and of AAC frames at 48 kHz,
 * so that a cached loop can be played end to end without a seam.
 */
export const LOOPS: Record<FeedId, number> = {
  "alpine-1": 128_000,
  "alpine-2": 128_000,
  biathlon: 64_000,
  ice: 64_000,
  curling: 64_000,
  studio: 64_000,
};

/** Where `ms` (UTC, or any scenario time) falls within a loop, 0 to loopMs. */
export const phaseIn = (loopMs: number, ms: number): number => ((ms % loopMs) + loopMs) % loopMs;
export const phaseOf = (feed: FeedId, ms: number): number => phaseIn(LOOPS[feed], ms);
