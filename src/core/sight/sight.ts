import * as v from "valibot";

export const MOST_ZOOM = 8;

/** How a viewer with little sight wants pictures and what is printed on them. Each value stands or falls alone. */
const within = (low: number, high: number, otherwise: number) =>
  v.fallback(v.pipe(v.number(), v.minValue(low), v.maxValue(high)), otherwise);

export const Sight = v.object({
  /** Times; 1: no magnifier. */
  zoom: within(1, MOST_ZOOM, 1),
  /** The picture as a whole is made larger, or what is under a lens. */
  way: v.fallback(v.picklist(["whole", "lens"]), "whole"),
  /** The magnifier goes with the one whom the picture is about, where data say where that is. */
  follow: v.fallback(v.boolean(), true),
  /** Of the pictures, per cent; 100: as sent. */
  brightness: within(50, 200, 100),
  contrast: within(50, 200, 100),
  colour: within(0, 200, 100),
  /** Size of what is printed on the main picture, per cent. */
  figures: within(100, 200, 100),
  /** Minutes of watching before a break is suggested; 0: never; null: as the layout has it. */
  breakMin: v.fallback(v.nullable(v.picklist([0, 20, 40, 60])), null),
});
export type Sight = v.InferOutput<typeof Sight>;

/** CSS for pictures, and for nothing else. */
export const filterOf = ({ brightness, contrast, colour }: Sight): string =>
  [
    brightness === 100 ? "" : `brightness(${brightness}%)`,
    contrast === 100 ? "" : `contrast(${contrast}%)`,
    colour === 100 ? "" : `saturate(${colour}%)`,
  ]
    .filter(Boolean)
    .join(" ");
