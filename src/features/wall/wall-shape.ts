/** How the wall divides a window: the largest 16:9 main picture whose band, strip and deck still fit. */

export interface WindowFacts {
  /** CSS pixels. */
  width: number;
  height: number;
  rem: number;
  /** Tiles besides the main one. */
  others: number;
  /** What stands above and below the wall and inside it beside the pictures, CSS pixels. */
  topPx: number;
  deckPx: number;
  bandPx: number;
  plates: "picture" | "below" | "off";
}

export interface WallShape {
  /** column: the page scrolls; beside: the wall stands left of the story. */
  flow: "column" | "beside";
  /** Width of the main picture; null fills the window. */
  heroPx: number | null;
  columns: number;
  rows: number;
  /** Where the hero's figures stand. */
  plates: "picture" | "below" | "off";
}

const GAP_PX = 2;
const LABEL_REM = 1.75;
const PLATES_REM = 6.75;
/** Below this main pictures are too narrow for plates, LOOK's 800 px at the root's usual size. */
export const PLATES_MIN_REM = 50;
const BESIDE_PX = 1024;
const COLUMN_MAX = 6;

export function wallShape({ width, height, rem, others, topPx, deckPx, bandPx, plates }: WindowFacts): WallShape {
  const columns = Math.max(1, Math.min(others, COLUMN_MAX));
  const rows = Math.ceil(others / columns);
  if (width < BESIDE_PX) {
    const place = plates === "picture" && width < PLATES_MIN_REM * rem ? "below" : plates;
    return { flow: "column", heroPx: null, columns: Math.min(columns, 5), rows: Math.ceil(others / Math.min(columns, 5)), plates: place };
  }
  const fit = (platesPx: number) => {
    const free = height - topPx - deckPx - bandPx - platesPx - rows * (LABEL_REM * rem + GAP_PX) - GAP_PX;
    // hero 9/16 w, and rows of tiles of w / columns each
    return Math.max(20 * rem, Math.min(0.7 * width, free / (0.5625 + (rows * 0.5625) / columns)));
  };
  const onPicture = fit(0);
  // Decided once, on the width without plates below: else the two answers could chase each other.
  const place = plates === "picture" && onPicture < PLATES_MIN_REM * rem ? "below" : plates;
  const heroPx = Math.floor(place === "below" ? fit(PLATES_REM * rem) : onPicture);
  return { flow: "beside", heroPx, columns, rows, plates: place };
}
