import type { CaptionCue, CaptionLine } from "../../../contracts/captions.ts";
import type { CaptionsAt } from "../../core/captions/caption-book.ts";

/** A line as it is drawn. */
export interface CaptionRow {
  key: string;
  /** When it began, event time, UTC ms. */
  at: number;
  /** Only where somebody else begins to speak. */
  speaker: string | null;
  spans: CaptionLine["spans"];
  place: CaptionCue["place"];
}

/**
 * What stands on the page: the lines of now, and those of before where the dock keeps them. `joins`: lines that one
 * speaker says flow on, since a dock is not as wide as the picture that they were broken for.
 */
export function captionRows(
  { current, previous }: CaptionsAt,
  joins: boolean,
): { before: CaptionRow[]; now: CaptionRow[] } {
  let speaker: string | undefined;
  const rowsOf = ({ id, startMs, lines, place }: CaptionCue): CaptionRow[] =>
    (joins ? joined(lines) : lines).map((line, index) => {
      const begins = line.speaker !== undefined && line.speaker !== speaker ? line.speaker : null;
      speaker = line.speaker;
      return { key: `${id} ${startMs} ${index}`, at: startMs, speaker: begins, spans: line.spans, place };
    });
  const before = previous ? rowsOf(previous) : [];
  const now = current.flatMap(rowsOf);
  // Captions that grow as they are written come as cues that repeat what is there: it is not said before, but now.
  const isNow = (row: CaptionRow) => now.some((other) => plainText(other).startsWith(plainText(row)));
  return { before: before.filter((row) => !isNow(row)), now };
}

const plainText = ({ spans }: Pick<CaptionRow, "spans">): string => spans.map(({ text }) => text).join("");

function joined(lines: readonly CaptionLine[]): CaptionLine[] {
  const flowing: CaptionLine[] = [];
  for (const line of lines) {
    const last = flowing.at(-1);
    const isOther = last === undefined || last.speaker !== line.speaker || beginsAnew(line);
    if (isOther) flowing.push(line);
    else flowing[flowing.length - 1] = { ...last, spans: [...last.spans, { text: " " }, ...line.spans] };
  }
  return flowing;
}

/** A dash, or CEA-608's two angles, begin another's words where nobody is named. */
const beginsAnew = ({ spans }: CaptionLine): boolean => /^(?:[-\u2013\u2014]|>>)/.test(spans[0]?.text ?? "");

/** What stands there now and did not before; a line that only rolled up to make room for others is not new. */
export const freshRows = (before: readonly CaptionRow[], now: readonly CaptionRow[]): CaptionRow[] =>
  now.filter((row, index) => {
    const rolled = index < now.length - 1;
    return !before.some((other) => other.key === row.key || (rolled && plainText(other) === plainText(row)));
  });

/** As it is said to a screen reader. */
export const captionText = (rows: readonly CaptionRow[]): string =>
  rows.map(({ speaker, spans }) => (speaker === null ? "" : `${speaker}: `) + plainText({ spans })).join(" ");
