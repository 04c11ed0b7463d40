import type { SKRSContext2D } from "@napi-rs/canvas";
import { STRIP_CELLS, stripCells, stripHeight, type Timecode } from "../../contracts/timecode.ts";

/** Draws the timecode strip along the bottom edge of a picture of this size, in device pixels. */
export function paintStrip(context: SKRSContext2D, width: number, height: number, timecode: Timecode): void {
  const high = stripHeight(height);
  const top = height - high;
  context.save();
  context.resetTransform();
  context.globalAlpha = 1;
  context.fillStyle = "#000";
  context.fillRect(0, top, width, high);
  context.fillStyle = "#fff";
  stripCells(timecode).forEach((white, index) => {
    if (!white) return;
    const left = Math.round((index * width) / STRIP_CELLS);
    context.fillRect(left, top, Math.round(((index + 1) * width) / STRIP_CELLS) - left, high);
  });
  context.restore();
}
