import { createCanvas, type Canvas, type SKRSContext2D } from "@napi-rs/canvas";

/**
 * A picture drawn once, in the scene's units (720 to a picture's height), and laid down many times.
 * `scale` is device pixels per unit.
 */
export interface Layer {
  canvas: Canvas;
  width: number;
  height: number;
  /** Puts the layer's top left corner at (x, y), in units. */
  lay(context: SKRSContext2D, x: number, y: number, wide?: number, high?: number): void;
  /** The same at the nearest whole pixel, three times as fast; for what moves too quickly for anybody to see the difference. */
  snap(context: SKRSContext2D, x: number, y: number): void;
}

export function createLayer(
  width: number,
  height: number,
  scale: number,
  paint: (context: SKRSContext2D) => void,
): Layer {
  const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  paint(context);
  return {
    canvas,
    width,
    height,
    lay(target, x, y, wide = width, high = height) {
      target.drawImage(canvas, 0, 0, canvas.width, canvas.height, x, y, wide, high);
    },
    snap(target, x, y) {
      target.save();
      target.resetTransform();
      target.drawImage(canvas, Math.round(x * scale), Math.round(y * scale));
      target.restore();
    },
  };
}
