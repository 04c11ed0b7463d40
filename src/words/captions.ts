import english from "./en/captions.json?messages";
import { inLanguage } from "./in-language.ts";
import type { CaptionsMessages } from "./messages.ts";

/** Words of captions: the dock, the control and the sheet. */
export const captionsWords = inLanguage("captions", english) as CaptionsMessages;
