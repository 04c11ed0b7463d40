import type { FeedState, FeedStatus, FeedTrouble } from "../../contracts/status.ts";
import type { UtcMs } from "../../contracts/units.ts";

/** What a feed says of itself; passing troubles are forgotten when the feed has been well for a while. */
export interface FeedHealth {
  readonly state: FeedState;
  status(): FeedStatus;
  /** `lasting`: what is still wrong when a passing trouble is forgotten. */
  become(state: FeedState, trouble: FeedTrouble | null, at: UtcMs, lasting?: FeedTrouble | null): void;
  /** A run begins with the picture of this event time. */
  began(eventMs: UtcMs): void;
  /** A picture of this event time came. */
  picture(eventMs: UtcMs): void;
  tick(at: UtcMs): void;
}

/** Long enough to be read, short enough not to be believed for ever. */
const PASSING_MS = 6000;
const PASSING: ReadonlySet<FeedTrouble> = new Set<FeedTrouble>(["time-jump", "format-changed", "encoder-restarted"]);

export function createFeedHealth(feed: string, startedAt: UtcMs, onChange: () => void): FeedHealth {
  let state: FeedState = "waiting";
  let trouble: FeedTrouble | null = null;
  let stays: FeedTrouble | null = null;
  let since = startedAt;
  let firstPictureAt: UtcMs | null = null;
  let lastPictureAt: UtcMs | null = null;
  return {
    get state() {
      return state;
    },
    status: () => ({
      feed,
      state,
      since,
      ...(trouble ? { trouble } : {}),
      ...(firstPictureAt === null ? {} : { firstPictureAt }),
      ...(lastPictureAt === null ? {} : { lastPictureAt }),
    }),
    become(next, why, at, lasting = null) {
      stays = lasting;
      if (next === state && why === trouble) return;
      state = next;
      trouble = why;
      since = at;
      onChange();
    },
    began(eventMs) {
      firstPictureAt = eventMs;
    },
    picture(eventMs) {
      lastPictureAt = eventMs;
    },
    tick(at) {
      if (state !== "live" || !trouble || !PASSING.has(trouble) || at - since < PASSING_MS) return;
      trouble = stays;
      onChange();
    },
  };
}
