/** A piece of what is said, as a caption: its lines, and when it shows. */
export interface SplitCue {
  fromMs: number;
  toMs: number;
  lines: readonly string[];
}

export const LINE_LENGTH = 37;
const LINES = 2;
/** Nobody reads faster than this, characters a second. */
export const READING_SPEED = 20;
const SHORTEST_MS = 1000;

/** Words into lines of at most LINE_LENGTH, about equally long. */
export function linesOf(text: string): string[] {
  const words = text.split(" ");
  const count = Math.ceil(text.length / LINE_LENGTH);
  const wanted = Math.min(LINE_LENGTH, Math.ceil(text.length / count) + 4);
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= wanted) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A spoken sentence as cues of two lines, each for its part of the time; the last may stay until `untilMs` to be read. */
export function splitCues(text: string, fromMs: number, toMs: number, untilMs: number): SplitCue[] {
  const lines = linesOf(text);
  const groups = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    lines.slice(index * LINES, (index + 1) * LINES),
  );
  const lengths = groups.map((group) => group.join(" ").length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let said = 0;
  return groups.map((group, index) => {
    const length = lengths[index] ?? 0;
    const begin = fromMs + ((toMs - fromMs) * said) / total;
    said += length;
    const spokenEnd = fromMs + ((toMs - fromMs) * said) / total;
    const readEnd = begin + Math.max(SHORTEST_MS, (length * 1000) / READING_SPEED);
    const isLast = index === groups.length - 1;
    const end = isLast ? Math.min(untilMs, Math.max(spokenEnd, readEnd)) : spokenEnd;
    return { fromMs: Math.round(begin), toMs: Math.round(end), lines: group };
  });
}
