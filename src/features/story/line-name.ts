/** What a line of braille holds. */
export const BRAILLE_CELLS = 80;
/** Of fewer letters nobody knows a place. */
const LEAST_UNIT = 6;

/** As it is read: signs that only set directions apart have no cell. */
export const asRead = (text: string): string =>
  text
    .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/**
 * The name of a line for a screen reader, where its text is more than one line of braille: its time first; whose it is gives
 * way to what happened, and then the end of that. null: the text itself will do.
 *
 * @param unit of another unit than the main picture's, its name
 */
export function lineName(clock: string, unit: string | null, text: string): string | null {
  const room = BRAILLE_CELLS - clock.length - 1;
  if (asRead(unit === null ? text : `${unit}: ${text}`).length <= room) return null;
  const happened = cut(asRead(text), room);
  const left = room - happened.length - 2;
  const place = unit !== null && left >= LEAST_UNIT ? `${cut(asRead(unit), left)}: ` : "";
  return `${clock} ${place}${happened}`;
}

/** Between words where there are any, and never within a letter. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  let wordEnd = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if (index + segment.length > most - 1) break;
    if (segment === " ") wordEnd = index;
    end = index + segment.length;
  }
  return `${text.slice(0, wordEnd > 0 ? wordEnd : end).replace(/[\s.,:;،؛]+$/, "")}…`;
}
