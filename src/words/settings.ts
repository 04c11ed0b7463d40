import english from "./en/settings.json?messages";
import { inLanguage } from "./in-language.ts";
import type { SettingsMessages } from "./messages.ts";

/** Words of the settings. */
export const settingsWords = inLanguage("settings", english) as SettingsMessages;
