/** Where captions stand, and how high their dock is. */
export interface DockShape {
  where: "band" | "row" | "picture";
  /** In the band: beside what happened, or above it over the whole width. */
  band: "beside" | "stacked";
  /** Of a letter at 100 %. */
  textRem: number;
  dockRem: number;
  /** Its name stands before the lines and not above them. */
  isLabelBeside: boolean;
}

export interface DockFacts {
  /** As the layout says. */
  textRem: number;
  keepsBefore: boolean;
  hasBand: boolean;
  isPictured: boolean;
  /** As the viewer says; percent. */
  size: number;
  place: "dock" | "picture";
  /** An interpreter is the main picture: letters over hands would take away what they say. */
  isSign: boolean;
  fullScreen: boolean;
  /** The page is one column. */
  isNarrow: boolean;
  /** Two docks beside each other. */
  isPair: boolean;
  /** Lines that some caption needed, and whether one needed more than half a band has. */
  grownTo: number;
  isWide: boolean;
}

const PADS_REM = 1.1;
const LABEL_REM = 1.15;
const LARGE_LABEL_REM = 1.85;
const LINE = 1.3;
const BASE_LINES = 2;
/** What half a band can hold and stay a band. */
export const HALF_BAND_LINES = 3;
/** Letters larger than this need the band's whole width; two thirds of it, where the dock has those. */
const HALF_BAND_REM = 1.6;
const WIDE_BAND_REM = 3.2;
/** In one column. Letters of a layout for little sight stay as they are. */
const NARROW_REM = 1.25;
const LARGE_REM = 2;

export function dockShape(facts: DockFacts): DockShape {
  const { keepsBefore, size, grownTo } = facts;
  const isLarge = facts.textRem > LARGE_REM && !keepsBefore;
  const textRem = facts.isNarrow && !isLarge ? Math.min(facts.textRem, NARROW_REM) : facts.textRem;
  const letterRem = (textRem * size) / 100;
  const isOnPicture = facts.place === "picture" && facts.isPictured && !facts.isSign;
  const isInBand = facts.hasBand && facts.isPictured && !facts.fullScreen && (!isLarge || facts.isNarrow);
  const needsWidth = facts.isPair || facts.isWide || letterRem > (keepsBefore ? WIDE_BAND_REM : HALF_BAND_REM);
  const isLabelBeside = !isInBand && !facts.isNarrow;
  // A row is as wide as the window: two lines hold what was said, too.
  const lines = Math.max(BASE_LINES + (keepsBefore && !isLabelBeside ? 1 : 0), grownTo);
  const labelRem = isLabelBeside ? 0 : isLarge ? LARGE_LABEL_REM : LABEL_REM;
  return {
    where: isOnPicture ? "picture" : isInBand ? "band" : "row",
    band: needsWidth ? "stacked" : "beside",
    textRem,
    dockRem: PADS_REM + labelRem + lines * letterRem * LINE,
    isLabelBeside,
  };
}
