import type { SKRSContext2D } from "@napi-rs/canvas";
import type { FeedId } from "../scenario/feeds.ts";
import { createAlpineFinish } from "./alpine-finish.ts";
import { createAlpineFollow } from "./alpine-follow.ts";
import { positionIn, type PtzView } from "../scenario/views.ts";

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
    default:
      return createRough(feed, size);
  }
}

function createRough(feed: FeedId, { width, height }: Size): Scene {
  return {
    paint(context, ms) {
      const sky = context.createLinearGradient(0, 0, 0, height);
      sky.addColorStop(0, "#5d9bd6");
      sky.addColorStop(0.4, "#cfe4f5");
      sky.addColorStop(0.41, "#ffffff");
      sky.addColorStop(1, "#dbe6f2");
      context.fillStyle = sky;
      context.fillRect(0, 0, width, height);
      const at = positionIn(feed, (ms / 1000) * 25);
      if (!at || !("x" in at)) return;
      context.fillStyle = "#d8432b";
      context.beginPath();
      context.arc(at.x * width, at.y * height, height * 0.1, 0, 7);
      context.fill();
    },
  };
}
