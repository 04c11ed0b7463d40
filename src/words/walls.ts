import english from "./en/walls.json?messages";
import { inLanguage } from "./in-language.ts";
import type { WallsMessages } from "./messages.ts";

/** Words of a wall of one's own: arranging it, and the walls that are saved. */
export const wallsWords = inLanguage("walls", english) as WallsMessages;
