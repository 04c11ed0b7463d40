import { createCanvas } from "@napi-rs/canvas";
import type { Camera } from "./camera.ts";
import { paintStrip } from "./strip.ts";

const FIELDS = ["#7a2e2e", "#2e5a7a", "#2e7a4a", "#6a5a20", "#553a78", "#1f6d6d", "#7a4a2a", "#3b4a8a"] as const;

/** A camera for benches: a flat field of its own colour, a disc that goes round once in 4 s, and the strip. */
export function createTestCamera(index: number, { width, height }: { width: number; height: number }): Camera {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d", { alpha: false });
  const field = FIELDS[index % FIELDS.length] ?? FIELDS[0];
  return {
    draw(scenarioMs, { strip } = {}) {
      context.fillStyle = field;
      context.fillRect(0, 0, width, height);
      const turn = (scenarioMs / 4_000) * Math.PI * 2;
      context.fillStyle = "#f4f1e8";
      context.beginPath();
      context.arc(
        width / 2 + Math.cos(turn) * width * 0.32,
        height / 2 + Math.sin(turn) * height * 0.3,
        height * 0.09,
        0,
        Math.PI * 2,
      );
      context.fill();
      if (strip) paintStrip(context, width, height, strip);
      return canvas.data();
    },
    close() {},
  };
}
