import {
  COLUMN_MAX,
  GAP_PX,
  LABEL_REM,
  PLATES_MIN_REM,
  PLATES_REM,
  RATIO,
  STACKED_BELOW_REM,
  STACKED_REM,
  standing,
  type WallShape,
  wallShape,
  type WindowFacts,
} from "./wall-shape.ts";

/** In narrower windows tiles stand in one line that is swiped, this tall. */
const SWIPED_PX = 600;
const SWIPED_REM = 7.25;
const HERO_LEAST_REM = 8;

/**
 * How the wall divides a frame in somebody else's page: all of the pictures at once, however narrow, for a frame that scrolls
 * inside a page that scrolls is a trap. What stands beside the pictures needs a page that scrolls, and so do tiles that are
 * swiped.
 */
export function frameShape(facts: WindowFacts): WallShape {
  const { heroShare, isPair, others, width } = facts;
  if ((heroShare < 1 && !isPair) || (others > 0 && width < SWIPED_PX)) return wallShape(facts);
  const inFrame = { ...facts, leastRem: HERO_LEAST_REM };
  const shape = standing(inFrame);
  const bare = standing({ ...inFrame, plates: "off" });
  // A short frame keeps its picture rather than the figures below it, unless the viewer wants them there.
  const isShort = facts.plates === "picture" && shape.plates === "below" && (shape.heroPx ?? 0) < (bare.heroPx ?? 0);
  return isShort ? bare : shape;
}

/** As tall as a frame must be for the main picture to be as wide as it may; null where nothing depends on it. */
export function frameHeight(facts: WindowFacts): number | null {
  const { width, typeRem, rem, others, topPx, deckPx, bandPx, plates, heroShare, isPair, plateScale = 1 } = facts;
  const heroPx = isPair ? heroShare * width : width;
  const isBelow = plates === "below" || (plates === "picture" && heroPx < PLATES_MIN_REM * rem * plateScale);
  const isStacked = heroPx < STACKED_BELOW_REM * rem * plateScale;
  const below = isBelow ? (isStacked ? STACKED_REM : PLATES_REM) * typeRem * plateScale : 0;
  const around = topPx + deckPx + bandPx + below;
  if (heroShare < 1) return isPair ? Math.ceil(around + heroPx * RATIO) : null;
  if (others > 0 && width < SWIPED_PX) return Math.ceil(around + width * RATIO + SWIPED_REM * rem);
  const columns = Math.max(1, Math.min(others, COLUMN_MAX));
  const rows = Math.ceil(others / columns);
  return Math.ceil(
    around + width * (RATIO + (rows * RATIO) / columns) + rows * (LABEL_REM * typeRem + GAP_PX) + GAP_PX,
  );
}
