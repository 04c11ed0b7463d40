import { OWN_LINES, standing, SWIPED_PX, type WallShape, wallShape, type WindowFacts } from "./wall-shape.ts";

/**
 * How the wall divides a frame in somebody else's page: all of the pictures at once, however narrow, for a frame that scrolls
 * inside a page that scrolls is a trap. What stands beside the pictures needs a page that scrolls, and so do tiles that are
 * swiped, and arranged ones that would be too small to see.
 */
export function frameShape(facts: WindowFacts): WallShape {
  const { heroShare, isPair, others, width, lines = 0 } = facts;
  if ((heroShare < 1 && !isPair) || (others + lines > 0 && width < SWIPED_PX)) return wallShape(facts);
  const inFrame = { ...facts, leastRem: 8 };
  if (lines > 0) {
    // Of an arranged wall the frame shows the lines that are used, and no empty ones.
    const around = facts.topPx + facts.deckPx + facts.bandPx;
    const height = around + ((facts.height - around) * OWN_LINES) / lines;
    return { ...standing({ ...inFrame, height }), rows: lines };
  }
  const shape = standing(inFrame);
  const bare = standing({ ...inFrame, plates: "off" });
  // A short frame keeps its picture rather than the figures below it, unless the viewer wants them there.
  const isShort = facts.plates === "picture" && shape.plates === "below" && (shape.heroPx ?? 0) < (bare.heroPx ?? 0);
  return isShort ? bare : shape;
}
