import { createCanvas } from "@napi-rs/canvas";
import { blob, disc, line, type Point } from "./brush.ts";
import type { Camera } from "./camera.ts";
import { paintStrip } from "./strip.ts";

const FONT = "'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";
const WIDTH = 1280;
const HEIGHT = 720;
const ROOM = "#2c3440";
const FIGURE = "#586474";
const TEXTS = ["This place is for an interpreter.", "The rehearsal has none: nobody signs here."];

/** Where an interpreter would stand: an outline of one, hands at rest, and words that say that it is none. */
export function createPlaceholder({ width, height }: { width: number; height: number }): Camera {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  return {
    draw(_, { strip } = {}) {
      context.save();
      context.scale(width / WIDTH, height / HEIGHT);
      context.fillStyle = ROOM;
      context.fillRect(0, 0, WIDTH, HEIGHT);
      const middle = 640;
      const shoulders: readonly Point[] = [
        [middle - 190, 560],
        [middle - 180, 330],
        [middle - 60, 280],
        [middle + 60, 280],
        [middle + 180, 330],
        [middle + 190, 560],
      ];
      blob(context, FIGURE, shoulders);
      disc(context, FIGURE, middle, 190, 78, 96);
      for (const side of [-1, 1]) {
        line(context, FIGURE, 56, [
          [middle + side * 165, 350],
          [middle + side * 205, 470],
          [middle + side * 70, 500],
        ]);
        disc(context, ROOM, middle + side * 52, 498, 40, 34);
        disc(context, FIGURE, middle + side * 52, 498, 34, 28);
      }
      context.fillStyle = "#0b0d11";
      context.fillRect(0, 560, WIDTH, HEIGHT - 560);
      context.fillStyle = "#f4f1e8";
      context.textAlign = "center";
      context.textBaseline = "middle";
      TEXTS.forEach((text, index) => {
        context.font = `${index === 0 ? "bold " : ""}38px ${FONT}`;
        context.fillText(text, middle, 605 + index * 56);
      });
      context.restore();
      if (strip) paintStrip(context, width, height, strip);
      return canvas.data();
    },
    close() {},
  };
}
