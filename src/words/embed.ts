import english from "./en/embed.json?messages";
import { inLanguage } from "./in-language.ts";
import type { EmbedMessages } from "./messages.ts";

/** Words of the widget in a partner's page. */
export const embedWords = inLanguage("embed", english) as EmbedMessages;
