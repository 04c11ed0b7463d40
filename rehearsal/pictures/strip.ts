import type { SKRSContext2D } from "@napi-rs/canvas";
import { STRIP_CELLS, STRIP_LUMA, stripCells, stripHeight, type Timecode } from "../../contracts/timecode.ts";

const grey = (luma: number): string => `rgb(${luma} ${luma} ${luma})`;

/** Draws the timecode strip along the bottom edge of a picture of this size, in device pixels. */
export function paintStrip(context: SKRSContext2D, width: number, height: number, timecode: Timecode): void {
  const high = stripHeight(height);
  const top = height - high;
  context.save();
  context.resetTransform();
  context.globalAlpha = 1;
  context.fillStyle = grey(STRIP_LUMA.black);
  context.fillRect(0, top, width, high);
  context.fillStyle = grey(STRIP_LUMA.white);
  stripCells(timecode).forEach((white, index) => {
    if (!white) return;
    const left = Math.round((index * width) / STRIP_CELLS);
    context.fillRect(left, top, Math.round(((index + 1) * width) / STRIP_CELLS) - left, high);
  });
  context.restore();
}
