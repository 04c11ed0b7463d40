import english from "./en/deck.json?messages";
import { inLanguage } from "./in-language.ts";
import type { DeckMessages } from "./messages.ts";

/** Words of the controls. */
export const deckWords = inLanguage("deck", english) as DeckMessages;
