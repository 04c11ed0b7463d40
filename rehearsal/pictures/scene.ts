import type { SKRSContext2D } from "@napi-rs/canvas";
import type { FeedId } from "../scenario/feeds.ts";
import type { PtzView } from "../scenario/views.ts";
import { createAlpineFinish } from "./alpine-finish.ts";
import { createAlpineFollow } from "./alpine-follow.ts";
import { createBiathlonRange } from "./biathlon-range.ts";
import { createIceArena } from "./ice-arena.ts";
import { createCurlingHall } from "./curling-hall.ts";
import { createStudioDesk } from "./studio-desk.ts";

export interface Size {
  width: number;
  height: number;
}
/** What a camera sees. Scenes are laid out in a picture of 1280 x 720, whatever the size in pixels. */
export interface Scene {
  paint(context: SKRSContext2D, ms: number, view?: PtzView): void;
}

export function createScene(feed: FeedId, size: Size): Scene {
  switch (feed) {
    case "alpine-1":
      return createAlpineFollow(size);
    case "alpine-2":
      return createAlpineFinish(size);
    case "biathlon":
      return createBiathlonRange(size);
    case "ice":
      return createIceArena(size);
    case "curling":
      return createCurlingHall(size);
    case "studio":
      return createStudioDesk(size);
  }
}
