import type { CaptionStyle } from "../../core/captions/caption-choice.ts";
import { FAMILIES } from "./style-vars.ts";

const SAMPLE = "mmmWWWiiiQqg&";

/** Faces that this machine has: one that draws the sample as wide as the others do is only another name for them. */
export function facesThere(
  faces: readonly CaptionStyle["face"][],
  widthOf: (family: string) => number,
): CaptionStyle["face"][] {
  const usual = ["sans-serif", "serif", "monospace"].map(widthOf);
  return faces.filter((face) => (face !== "casual" && face !== "script") || !usual.includes(widthOf(FAMILIES[face])));
}

/** Measures on a canvas; everything is as wide as everything else where there is none. */
export function canvasWidths(): (family: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  return (family) => {
    if (!context) return 0;
    context.font = `72px ${family}`;
    return context.measureText(SAMPLE).width;
  };
}
