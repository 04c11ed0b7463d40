import english from "./en/wall.json?messages";
import { inLanguage } from "./in-language.ts";
import type { WallMessages } from "./messages.ts";

/** Words of the first page: the wall, its frame, and what is announced of it. */
export const wallWords = inLanguage("wall", english) as WallMessages;
