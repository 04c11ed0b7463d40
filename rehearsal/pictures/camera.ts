import { createCanvas } from "@napi-rs/canvas";
import type { Timecode } from "../../contracts/timecode.ts";
import { phaseOf, type FeedId } from "../scenario/feeds.ts";
import type { PtzView } from "../scenario/views.ts";
import { createScene } from "./scene.ts";
import { paintStrip } from "./strip.ts";

export interface DrawOptions {
  /** Drawn along the bottom edge; absent or null: no strip. */
  strip?: Timecode | null;
  /** Only the camera that turns obeys it; absent: its own operator turns it. */
  view?: PtzView;
}
export interface Camera {
  /**
   * The picture at a scenario time in ms (UTC or a phase: loops repeat), `width` x `height` RGBA bytes.
   * Give the event loop a turn between frames: buffers are only returned to the canvas then.
   */
  draw(scenarioMs: number, options?: DrawOptions): Buffer;
  close(): void;
}

/** Even sizes of 16:9 at best; the backgrounds are drawn here once, which takes up to a second. */
export function createCamera(feed: FeedId, { width, height }: { width: number; height: number }): Camera {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  let scene: ReturnType<typeof createScene> | null = createScene(feed, { width, height });
  return {
    draw(scenarioMs, { strip, view } = {}) {
      if (!scene) throw new Error(`camera ${feed} is closed`);
      // Layers meet in half-covered pixels; without this the frame before would show through them.
      context.fillStyle = "#7d8ea3";
      context.fillRect(0, 0, width, height);
      context.save();
      scene.paint(context, phaseOf(feed, scenarioMs), view);
      context.restore();
      if (strip) paintStrip(context, width, height, strip);
      return canvas.data();
    },
    close() {
      scene = null;
    },
  };
}
