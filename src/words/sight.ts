import english from "./en/sight.json?messages";
import { inLanguage } from "./in-language.ts";
import type { SightMessages } from "./messages.ts";

/** Words of the magnifier, of how pictures look, and of breaks. */
export const sightWords = inLanguage("sight", english) as SightMessages;
