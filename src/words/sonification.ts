import english from "./en/sonification.json?messages";
import { inLanguage } from "./in-language.ts";
import type { SonificationMessages } from "./messages.ts";

/** Words of the sound of a run, of vibration, and of the sheet that teaches both. */
export const sonificationWords = inLanguage("sonification", english) as SonificationMessages;
