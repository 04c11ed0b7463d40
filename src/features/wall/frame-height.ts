import {
  COLUMN_MAX,
  GAP_PX,
  LABEL_REM,
  OWN_LINES,
  PLATES_LEAST_REM,
  PLATES_REM,
  RATIO,
  STACKED_BELOW_REM,
  STACKED_REM,
  SWIPED_PX,
  type WindowFacts,
} from "./wall-shape.ts";

/** A line of tiles that is swiped is this tall. */
const SWIPED_REM = 7.25;

/** As tall as a frame must be for the main picture to be as wide as it may; null where nothing depends on it. */
export function frameHeight(facts: WindowFacts): number | null {
  const { width, typeRem, rem, others, lines = 0, topPx, deckPx, bandPx, plates, heroShare, isPair } = facts;
  const { plateScale = 1 } = facts;
  const heroPx = isPair ? heroShare * width : width;
  const isBelow = plates === "below" || (plates === "picture" && heroPx < PLATES_LEAST_REM * rem * plateScale);
  const isStacked = heroPx < STACKED_BELOW_REM * rem * plateScale;
  const below = isBelow ? (isStacked ? STACKED_REM : PLATES_REM) * typeRem * plateScale : 0;
  const around = topPx + deckPx + bandPx + below;
  if (heroShare < 1) return isPair ? Math.ceil(around + heroPx * RATIO) : null;
  if (lines > 0) return width < SWIPED_PX ? null : Math.ceil(around + (width * RATIO * lines) / OWN_LINES + GAP_PX);
  if (others > 0 && width < SWIPED_PX) return Math.ceil(around + width * RATIO + SWIPED_REM * rem);
  const columns = Math.max(1, Math.min(others, COLUMN_MAX));
  const rows = Math.ceil(others / columns);
  return Math.ceil(
    around + width * (RATIO + (rows * RATIO) / columns) + rows * (LABEL_REM * typeRem + GAP_PX) + GAP_PX,
  );
}
