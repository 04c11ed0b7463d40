import {
  CAPTION_LIMITS,
  type CaptionLine,
  type CaptionPlace,
  type CaptionSpan,
} from "../../../../contracts/captions.ts";

/** A character where it stands; null: nothing stands there. */
export type Cell = { text: string; italic: boolean } | null;

/** Lines that belong together, and where their author wants them. */
export interface CaptionBlock {
  lines: readonly CaptionLine[];
  place: CaptionPlace & { fromTop: number };
}

/** Captions keep to the safe area (CTA-608-E 6.3, CTA-708-E 8.2): 80 % of the picture in 15 rows. */
export const SAFE_TOP = 10;
export const SAFE_HEIGHT = 80;
export const ROW_HEIGHT = SAFE_HEIGHT / 15;

/** Percent of the picture's height, whole, and with room for a line below. */
export const fromTop = (percent: number): number => Math.round(Math.min(95, Math.max(0, percent)));

/** A line of text, without the blanks around it; null where there is none. */
export function lineOf(cells: readonly Cell[]): CaptionLine | null {
  const isBlank = (cell: Cell) => cell === null || cell.text.trim() === "";
  const from = cells.findIndex((cell) => !isBlank(cell));
  if (from < 0) return null;
  const spans: CaptionSpan[] = [];
  for (const cell of cells.slice(from, cells.findLastIndex((each) => !isBlank(each)) + 1)) {
    const last = spans.at(-1);
    const text = cell?.text ?? " ";
    // A blank has no slant of its own.
    const italic = cell && !isBlank(cell) ? cell.italic : last?.italic === true;
    if (last && (last.italic === true) === italic) spans[spans.length - 1] = { ...last, text: last.text + text };
    else spans.push(italic ? { text, italic } : { text });
  }
  return { spans };
}

/** The newest lines, as many as a cue may have. */
export const newestLines = (lines: readonly CaptionLine[]): readonly CaptionLine[] =>
  lines.slice(-CAPTION_LIMITS.lines);
