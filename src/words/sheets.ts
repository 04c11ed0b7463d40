import english from "./en/sheets.json?messages";
import { inLanguage } from "./in-language.ts";
import type { SheetsMessages } from "./messages.ts";

/** What the schedule, the medals and the athletes' pages all say. */
export const sheetsWords = inLanguage("sheets", english) as SheetsMessages;

const disciplines: Readonly<Record<string, string>> = sheetsWords.disciplines;

/** By the three letters with which an RSC begins; of a sport that nobody named, its code. */
export const disciplineName = (code: string): string => disciplines[code] ?? code;

export const placeText = (rank: number, isTied: boolean): string =>
  isTied ? sheetsWords.tied({ rank }) : String(rank);
export const shortPlace = (rank: number, isTied: boolean): string =>
  isTied ? sheetsWords.tiedShort({ rank }) : String(rank);
