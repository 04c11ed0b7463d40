import english from "./en/pwa.json?messages";
import { inLanguage } from "./in-language.ts";
import type { PwaMessages } from "./messages.ts";

/** Words of the installed app: installing it, new versions, what it shows without a network. */
export const pwaWords = inLanguage("pwa", english) as PwaMessages;
