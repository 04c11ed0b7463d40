import type { Frame, Point, View } from "./view.ts";

/** A lens that lies on the picture and shows what is under its middle, larger. */

/** Of the picture's width and height. */
export const LENS_SHARE = 0.42;

export const clampLens = (view: View): View => ({ ...view, x: inside(view.x), y: inside(view.y) });
const inside = (at: number): number => {
  const half = LENS_SHARE / 2;
  return Number.isFinite(at) ? Math.min(1 - half, Math.max(half, at)) : 0.5;
};

/** Where the lens lies, shares of the box that the picture is in. */
export function lensIn({ width, height, ratio }: Frame, { x, y }: Point) {
  const wide = Math.min(1, (height * ratio) / width);
  const high = Math.min(1, width / ratio / height);
  return {
    left: (1 - wide) / 2 + (x - LENS_SHARE / 2) * wide,
    top: (1 - high) / 2 + (y - LENS_SHARE / 2) * high,
    width: LENS_SHARE * wide,
    height: LENS_SHARE * high,
  };
}
