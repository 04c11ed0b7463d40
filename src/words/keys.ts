import english from "./en/keys.json?messages";
import { inLanguage } from "./in-language.ts";
import type { KeysMessages } from "./messages.ts";

/** Words of the keys, by which each command can be told and its key changed. */
export const keysWords = inLanguage("keys", english) as KeysMessages;
