import * as v from "valibot";

/**
 * A feed's health, said by the service that knows it and shown in its tile.
 * waiting: nothing came yet; starting: pictures come, the first segment is being made;
 * live; no-signal: was live and stopped; fault: something comes that cannot be used.
 */
export const FeedState = v.picklist(["waiting", "starting", "live", "no-signal", "fault"]);
export type FeedState = v.InferOutput<typeof FeedState>;

/** What is wrong, as a code that the viewer turns into words. */
export const FeedTrouble = v.picklist([
  "unreachable",
  "stopped",
  "unreadable",
  "no-video",
  "no-audio",
  "time-jump",
  "format-changed",
  "encoder-restarted",
]);
export type FeedTrouble = v.InferOutput<typeof FeedTrouble>;

export const FeedStatus = v.object({
  feed: v.string(),
  state: FeedState,
  since: v.number(),
  trouble: v.optional(FeedTrouble),
  /** Event time of the first picture since the last discontinuity, UTC ms. */
  firstPictureAt: v.optional(v.number()),
  /** Event time of the last picture, UTC ms. */
  lastPictureAt: v.optional(v.number()),
  /** 0 to 1 while a camera is being prepared. */
  ready: v.optional(v.number()),
});
export type FeedStatus = v.InferOutput<typeof FeedStatus>;

/** Body of `GET /status`, and of each event (`event: status`) of `GET /status/events` (SSE). */
export const StatusReport = v.object({ feeds: v.array(FeedStatus) });
export type StatusReport = v.InferOutput<typeof StatusReport>;
