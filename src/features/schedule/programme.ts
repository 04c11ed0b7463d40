import type { ScheduleRow } from "./schedule-rows.ts";

/** A part of the programme: units of a day under its heading, and perhaps the line that says now. */
export interface ProgrammePart {
  /** 2030-03-07; "": of no day. */
  day: string | null;
  /** Ids of units, and `NOW`. */
  keys: string[];
}

export const NOW = "now";
const DAY = "day:";

/** Everything that stands in the list, one below the other: headings of days, units, and the line of now. */
export function programmeKeys(
  rows: readonly Pick<ScheduleRow, "id" | "at">[],
  day: (utcMs: number) => string,
  asOf: number,
): string[] {
  const keys: string[] = [];
  let [heading, isPast]: [string | null, boolean] = [null, true];
  for (const { id, at } of rows) {
    const own = at === null ? "" : day(at);
    const turns = isPast && (at === null || at > asOf);
    if (turns) isPast = false;
    const belongsAbove = own !== day(asOf);
    if (turns && belongsAbove) keys.push(NOW);
    if (own !== heading) keys.push(DAY + own);
    if (turns && !belongsAbove) keys.push(NOW);
    keys.push(id);
    heading = own;
  }
  if (isPast && rows.length > 0) keys.push(NOW);
  return keys;
}

/** The same, taken apart by day. */
export function programmeParts(keys: readonly string[]): ProgrammePart[] {
  const parts: ProgrammePart[] = [];
  for (const key of keys) {
    const last = parts.at(-1);
    if (key.startsWith(DAY)) parts.push({ day: key.slice(DAY.length), keys: [] });
    else if (last) last.keys.push(key);
    else parts.push({ day: null, keys: [key] });
  }
  // While the order is held, all units of a day may go.
  return parts.filter((part) => part.keys.length > 0);
}
