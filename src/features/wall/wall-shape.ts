/** How the wall divides a window: the largest 16:9 main picture whose band, strip and deck still fit. */

export interface WindowFacts {
  /** CSS pixels. */
  width: number;
  height: number;
  rem: number;
  /** The same for what is made of type; larger where a layout's type is. */
  typeRem: number;
  /** Tiles besides the main one. */
  others: number;
  /** Lines that an arranged wall takes; 0 where none is shown. */
  lines?: number;
  /** What stands above and below the wall and inside it beside the pictures, CSS pixels. */
  topPx: number;
  deckPx: number;
  bandPx: number;
  plates: "picture" | "below" | "off";
  /** How much larger than usual the figures are wanted, 1 to 2. */
  plateScale?: number;
  /** What the main picture may take of the window's width, at most; what stands beside the wall needs the rest. */
  heroShare: number;
  /** The one other picture stands beside the main one and shares the window with it. */
  isPair?: boolean;
  /** What the main picture is never narrower than. */
  leastRem?: number;
}

export interface WallShape {
  /** column: the page scrolls; beside: the wall stands left of the story. */
  flow: "column" | "beside";
  /** Where the other tiles stand: in rows below the main picture, or stacked at its side. */
  strip: "below" | "side";
  /** Width of the main picture, CSS pixels; null fills the window. */
  heroPx: number | null;
  /** Width of a tile in a strip at the side; 0 below. */
  sidePx: number;
  columns: number;
  /** Of tiles besides the main one; of an arranged wall the lines that it is drawn with at least, 0: a window's. */
  rows: number;
  /** The strip is one row that is swiped, of small pictures. */
  isSwiped: boolean;
  /** Where the hero's figures stand. */
  plates: "picture" | "below" | "off";
}

export const GAP_PX = 2;
export const LABEL_REM = 1.75;
export const PLATES_REM = 7.25;
/** Where the main picture is narrower than this, the plates below it stand one under the other and are so high. */
export const STACKED_BELOW_REM = 34;
export const STACKED_REM = 12;
/** In a page that scrolls, main pictures narrower than this have their plates below: it costs them nothing. */
const PLATES_MIN_REM = 50;
/** Where all stands in one window, plates below would cost the picture a third of its size: there they stay on it down to this. */
export const PLATES_LEAST_REM = 42;
const BESIDE_PX = 1024;
export const COLUMN_MAX = 6;
/** Of a page of one column. */
const COLUMN_LINE = 5;
/** Below this the strip is swiped; the same width stands in Wall.module.css. */
export const SWIPED_PX = 600;
const HERO_MIN_REM = 20;
/** What a wall with a strip at its side must leave to the story, and how small and large its tiles may be. */
const STORY_MIN_REM = 26;
const SIDE_MIN_REM = 8;
const SIDE_MAX_REM = 18;
/** Strips lie below, as everywhere else, unless the side wins this much of picture. */
const SIDE_GAIN = 1.1;
export const RATIO = 9 / 16;
/** Of a wall that somebody arranged, as many lines as a window holds (src/core/walls/arrangement.ts). */
export const OWN_LINES = 12;

export function wallShape(facts: WindowFacts): WallShape {
  const { width, rem, others, plates, plateScale = 1 } = facts;
  if (width < BESIDE_PX) {
    // Lines of equal length: none with one tile alone in it.
    const perLine = Math.max(COLUMN_LINE, Math.floor(width / (SIDE_MIN_REM * rem)));
    const columns = Math.max(1, Math.ceil(others / Math.max(1, Math.ceil(others / perLine))));
    const place = plates === "picture" && width < PLATES_MIN_REM * rem * plateScale ? "below" : plates;
    return {
      flow: "column",
      strip: "below",
      heroPx: null,
      sidePx: 0,
      columns,
      rows: Math.ceil(others / columns),
      isSwiped: width < SWIPED_PX && others > 1,
      plates: place,
    };
  }
  return standing(facts);
}

/** The wall and its strip, all of it in the window. */
export function standing(facts: WindowFacts): WallShape {
  if (facts.isPair && facts.others === 1) return pair(facts);
  const below = stripBelow(facts);
  const side = stripAtSide(facts);
  return side !== null && (side.heroPx ?? 0) > (below.heroPx ?? 0) * SIDE_GAIN ? side : below;
}

function stripBelow(facts: WindowFacts): WallShape {
  const { width, height, typeRem, others, topPx, deckPx, bandPx, heroShare } = facts;
  const columns = Math.max(1, Math.min(others, COLUMN_MAX));
  const rows = Math.ceil(others / columns);
  return withPlates(facts, (platesPx) => {
    const free = height - topPx - deckPx - bandPx - platesPx - rows * (LABEL_REM * typeRem + GAP_PX) - GAP_PX;
    // hero 9/16 w, and rows of tiles of w / columns each
    return {
      strip: "below",
      sidePx: 0,
      columns,
      rows,
      heroPx: Math.min(heroShare * width, free / (RATIO + (rows * RATIO) / columns)),
    };
  });
}

/** Two pictures beside each other. */
function pair(facts: WindowFacts): WallShape {
  const { width, height, topPx, deckPx, bandPx, heroShare } = facts;
  return withPlates(facts, (platesPx) => {
    const heroPx = Math.min(heroShare * width, (height - topPx - deckPx - bandPx - platesPx) / RATIO);
    return {
      strip: "side",
      columns: 1,
      rows: 1,
      heroPx,
      sidePx: Math.floor(Math.min(heroPx, width - heroPx - GAP_PX)),
    };
  });
}

function stripAtSide(facts: WindowFacts): WallShape | null {
  const { width, height, rem, typeRem, others, topPx, deckPx, bandPx } = facts;
  if (others === 0) return null;
  const columns = others > COLUMN_MAX ? 2 : 1;
  const rows = Math.ceil(others / columns);
  const tall = height - topPx - deckPx;
  const sidePx = Math.floor(Math.min(SIDE_MAX_REM * rem, (tall / rows - LABEL_REM * typeRem - GAP_PX) / RATIO));
  if (sidePx < SIDE_MIN_REM * rem) return null;
  const wide = width - (facts.heroShare < 1 ? STORY_MIN_REM * rem : 0) - columns * (sidePx + GAP_PX);
  return withPlates(facts, (platesPx) => ({
    strip: "side",
    sidePx,
    columns,
    rows,
    heroPx: Math.min(wide, (tall - bandPx - platesPx) / RATIO),
  }));
}

/** Decided once, on the width without plates below: else the two answers could chase each other. */
function withPlates(
  { rem, typeRem, plates, plateScale = 1, leastRem }: WindowFacts,
  fit: (platesPx: number) => Omit<WallShape, "flow" | "plates" | "isSwiped"> & { heroPx: number },
): WallShape {
  const onPicture = fit(0);
  const place = plates === "picture" && onPicture.heroPx < PLATES_LEAST_REM * rem * plateScale ? "below" : plates;
  const below = fit(PLATES_REM * typeRem * plateScale);
  const isStacked = below.heroPx < STACKED_BELOW_REM * rem * plateScale;
  const shape = place !== "below" ? onPicture : isStacked ? fit(STACKED_REM * typeRem * plateScale) : below;
  return {
    ...shape,
    flow: "beside",
    isSwiped: false,
    heroPx: Math.floor(Math.max((leastRem ?? HERO_MIN_REM) * rem, shape.heroPx)),
    plates: place,
  };
}
