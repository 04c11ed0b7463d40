import { MOST_ZOOM } from "../sight/sight.ts";

/** What the magnifier shows of a picture: pure geometry. Places are 0 to 1 of the picture, from its top left. */

export interface Point {
  x: number;
  y: number;
}

/** How many times larger, and which place of the picture is in the middle. */
export interface View extends Point {
  zoom: number;
}

/** The box that shows the picture, and the picture's own proportions; CSS pixels, or any unit. */
export interface Frame {
  width: number;
  height: number;
  /** Width over height of the picture, which lies whole in the box's middle. */
  ratio: number;
}

export const ZOOM_STEPS = [1, 2, 3, 4, 6, 8] as const;
/** Less than this and the whole picture might as well be seen. */
const LEAST_ZOOM = 1.1;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
export const clampZoom = (zoom: number): number =>
  Number.isFinite(zoom) && zoom >= LEAST_ZOOM ? Math.min(zoom, MOST_ZOOM) : 1;

/** The next step larger or smaller; what lies between two steps goes to the next of them. */
export function steppedZoom(zoom: number, by: 1 | -1): number {
  const found =
    by > 0 ? ZOOM_STEPS.find((step) => step > zoom + 0.01) : ZOOM_STEPS.findLast((step) => step < zoom - 0.01);
  return found ?? (by > 0 ? MOST_ZOOM : 1);
}

/** The picture as it lies in its box before it is magnified. */
function pictureIn({ width, height, ratio }: Frame): { left: number; top: number; width: number; height: number } {
  const wide = Math.min(width, height * ratio);
  const high = wide / ratio;
  return { left: (width - wide) / 2, top: (height - high) / 2, width: wide, height: high };
}

/** How much of the picture the box shows, each way; 1 where all of it. */
export function spanOf(frame: Frame, zoom: number): Point {
  const picture = pictureIn(frame);
  return {
    x: Math.min(1, frame.width / (zoom * picture.width)),
    y: Math.min(1, frame.height / (zoom * picture.height)),
  };
}

/** The nearest view that shows nothing beside the picture. */
export function clampView(frame: Frame, view: View): View {
  const zoom = clampZoom(view.zoom);
  const span = spanOf(frame, zoom);
  return {
    zoom,
    x: clamp(Number.isFinite(view.x) ? view.x : 0.5, span.x / 2, 1 - span.x / 2),
    y: clamp(Number.isFinite(view.y) ? view.y : 0.5, span.y / 2, 1 - span.y / 2),
  };
}

/** The place of the picture that is seen at a point of the box; `at` in the frame's unit from its top left. */
export function placeAt(frame: Frame, view: View, at: Point): Point {
  const picture = pictureIn(frame);
  return {
    x: view.x + (at.x - frame.width / 2) / (view.zoom * picture.width),
    y: view.y + (at.y - frame.height / 2) / (view.zoom * picture.height),
  };
}

/** Another zoom that leaves what is seen at `at` where it is, as far as the picture's edges let it. */
export function zoomAbout(frame: Frame, view: View, zoom: number, at: Point): View {
  const next = clampZoom(zoom);
  const held = placeAt(frame, view, at);
  const drift = placeAt(frame, { ...view, zoom: next }, at);
  return clampView(frame, { zoom: next, x: view.x + held.x - drift.x, y: view.y + held.y - drift.y });
}

/** The picture is dragged: `by` in the frame's unit. */
export function dragged(frame: Frame, view: View, by: Point): View {
  const picture = pictureIn(frame);
  return clampView(frame, {
    ...view,
    x: view.x - by.x / (view.zoom * picture.width),
    y: view.y - by.y / (view.zoom * picture.height),
  });
}

/** A quarter of what is seen, each way: -1, 0 or 1. */
export function moved(frame: Frame, view: View, way: Point): View {
  const span = spanOf(frame, view.zoom);
  return clampView(frame, { ...view, x: view.x + (way.x * span.x) / 4, y: view.y + (way.y * span.y) / 4 });
}

/** Two fingers: what was under their middle stays under it, and their distance is the zoom's. */
export function pinched(frame: Frame, view: View, from: readonly [Point, Point], to: readonly [Point, Point]): View {
  const [before, after] = [middleOf(from), middleOf(to)];
  const stretch = Math.max(1, distanceOf(to)) / Math.max(1, distanceOf(from));
  return dragged(frame, zoomAbout(frame, view, view.zoom * stretch, before), {
    x: after.x - before.x,
    y: after.y - before.y,
  });
}

const middleOf = ([one, other]: readonly [Point, Point]): Point => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});
const distanceOf = ([one, other]: readonly [Point, Point]): number => Math.hypot(one.x - other.x, one.y - other.y);

/** CSS for the picture's element, which fills the frame; its origin is the top left. */
export function transformOf(frame: Frame, view: View): string {
  if (view.zoom === 1) return "";
  const picture = pictureIn(frame);
  const x = frame.width / 2 - view.zoom * (picture.left + view.x * picture.width);
  const y = frame.height / 2 - view.zoom * (picture.top + view.y * picture.height);
  return `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px) scale(${view.zoom.toFixed(3)})`;
}

/** Which ninth of the picture is in the middle: for a voice. */
export function ninthOf({ x, y }: Point): { across: "left" | "middle" | "right"; down: "upper" | "middle" | "lower" } {
  return {
    across: x < 0.4 ? "left" : x > 0.6 ? "right" : "middle",
    down: y < 0.4 ? "upper" : y > 0.6 ? "lower" : "middle",
  };
}
