import type { FeedStatus, FeedTrouble } from "../../../contracts/status.ts";
import type { PlaybackError, PlaybackState } from "../../core/player/player.ts";

/** What a tile shows, decided from what the server says of the feed and what its player observes. */
export type TileFace =
  | { kind: "picture"; behindMs: number | null; trouble: FeedTrouble | null }
  /** The server still renders or prepares this camera; 0 to 1. */
  | { kind: "preparing"; ready: number }
  | { kind: "waiting"; trouble: FeedTrouble | null }
  | { kind: "starting" }
  /** Shown by its name only: the viewer saves data. */
  | { kind: "spared" }
  | { kind: "loading"; readyMs: number; neededMs: number }
  | { kind: "stalled"; lastPictureAt: number | null }
  | { kind: "reconnecting"; attempt: number; of: number; lastPictureAt: number | null }
  | { kind: "no-signal"; lastPictureAt: number | null }
  | { kind: "fault"; trouble: FeedTrouble | null }
  | { kind: "blocked" }
  | { kind: "failed"; error: PlaybackError["kind"] };

export interface TileFacts {
  status: FeedStatus | null;
  playback: PlaybackState;
  /** Not loaded, to save data. */
  isSpared?: boolean;
  /** UTC ms that the wall shows, and that this tile shows. */
  playhead: number;
  position: number | null;
  /** Signed distance from the playhead, ms; negative is behind. */
  offMs: number | null;
  /** UTC ms now, on the clock of `playback.since`. */
  now: number;
}

/** Shorter hitches are not worth a plate over the picture. */
const STALL_MS = 1200;
const BEHIND_MS = 400;
/** How long a passing trouble is told after it was over. */
const TROUBLE_MS = 20_000;

export function faceOf({ status, playback, isSpared, playhead, position, offMs, now }: TileFacts): TileFace {
  if (status !== null && status.state !== "live") {
    // The recording of a camera that stopped can still be watched: the loss shows when the playhead comes to it.
    const recorded = status.lastPictureAt !== undefined && playhead < status.lastPictureAt - 250;
    if (!recorded) return offAir(status);
  }
  if (isSpared === true) return { kind: "spared" };
  switch (playback.kind) {
    case "idle":
      return { kind: "loading", readyMs: 0, neededMs: 1 };
    case "loading":
      return { kind: "loading", readyMs: playback.readyMs, neededMs: playback.neededMs };
    case "stalled":
      if (now - playback.since >= STALL_MS) return { kind: "stalled", lastPictureAt: position };
      break;
    case "reconnecting":
      return {
        kind: "reconnecting",
        attempt: playback.attempt,
        of: playback.of,
        lastPictureAt: playback.lastPictureAt,
      };
    case "failed":
      return playback.error.kind === "autoplay" ? { kind: "blocked" } : { kind: "failed", error: playback.error.kind };
    case "playing":
    case "paused":
  }
  const trouble = status?.trouble;
  const lasting = trouble === "no-audio";
  return {
    kind: "picture",
    behindMs:
      playback.kind !== "paused" && offMs !== null && offMs < -BEHIND_MS ? Math.round(-offMs / 100) * 100 : null,
    trouble: trouble !== undefined && (lasting || now - (status?.since ?? 0) < TROUBLE_MS) ? trouble : null,
  };
}

function offAir(status: FeedStatus): TileFace {
  switch (status.state) {
    case "no-signal":
      return { kind: "no-signal", lastPictureAt: status.lastPictureAt ?? null };
    case "fault":
      return { kind: "fault", trouble: status.trouble ?? null };
    case "starting":
      return { kind: "starting" };
    default:
      return status.ready !== undefined && status.ready < 1
        ? { kind: "preparing", ready: status.ready }
        : { kind: "waiting", trouble: status.trouble ?? null };
  }
}

/** Equal faces look the same, so nothing needs to be drawn again. */
export const sameFace = (a: TileFace, b: TileFace): boolean => JSON.stringify(a) === JSON.stringify(b);
