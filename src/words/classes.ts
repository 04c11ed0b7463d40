import { classNames } from "../core/results/sport-classes.ts";
import english from "./en/classes.json?messages";
import { inLanguage } from "./in-language.ts";
import type { ClassesMessages } from "./messages.ts";

const said = inLanguage("classes", english) as ClassesMessages;
const classes: Readonly<Record<string, string>> = said.classes;
const sports: Readonly<Record<string, string>> = said.sports;

/**
 * What a sport class means, in one or two short sentences. Null where the class is not known: better no explanation than
 * a guess.
 */
export function explainClass(sportClass: string): string | null {
  for (const name of classNames(sportClass)) if (Object.hasOwn(classes, name)) return classes[name] ?? null;
  return null;
}

/** What everybody uses in a sport of one class, by the three letters with which an RSC begins. */
export const explainSport = (discipline: string): string | null =>
  Object.hasOwn(sports, discipline) ? (sports[discipline] ?? null) : null;
