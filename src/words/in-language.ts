import type { Tree } from "./language.ts";
import { translations } from "./language.ts";

/**
 * A part of the words in the viewer's language. Where a message is not translated yet, or the language cannot be had,
 * English stands in.
 *
 * @param part as its file is called: `share`
 * @param english compiled, as src/words/en has it
 */
export const inLanguage = (part: string, english: unknown): unknown => over(english, translations[part]);

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** What is translated lies over what is not. */
export function over(below: unknown, above: unknown): unknown {
  if (!isTree(below) || !isTree(above)) return above ?? below;
  return Object.fromEntries(Object.entries(below).map(([name, value]) => [name, over(value, above[name])]));
}
