import english from "./en/keeping.json?messages";
import { inLanguage } from "./in-language.ts";
import type { KeepingMessages } from "./messages.ts";

/** Words for what a browser does not keep, or does not know. */
export const keepingWords = inLanguage("keeping", english) as KeepingMessages;
