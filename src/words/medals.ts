import english from "./en/medals.json?messages";
import { inLanguage } from "./in-language.ts";
import type { MedalsMessages } from "./messages.ts";

/** Words of the medals. */
export const medalsWords = inLanguage("medals", english) as MedalsMessages;
