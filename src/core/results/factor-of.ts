import type { CueBook } from "./cue-book.ts";

/** What somebody's time is multiplied by in a unit, as its results say at an instant; null where they do not. */
export function factorIn(book: Pick<CueBook, "at">, unit: string, competitor: string, asOf: number): number | null {
  const entry = book.at("result", unit, asOf)?.entries.find(({ competitor: code }) => code === competitor);
  return entry?.factor ?? null;
}
