import english from "./en/share.json?messages";
import { inLanguage } from "./in-language.ts";
import type { ShareMessages } from "./messages.ts";

/** Words of links to a wall. */
export const shareWords = inLanguage("share", english) as ShareMessages;
