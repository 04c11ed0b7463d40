import english from "./en/faults.json?messages";
import { inLanguage } from "./in-language.ts";
import type { FaultsMessages } from "./messages.ts";

/** Words of a part that failed. They come with the page: when something cannot be fetched, they could not be either. */
export const faultsWords = inLanguage("faults", english) as FaultsMessages;
