import { usePreferences } from "../app/preferences.ts";
import { chooseLanguage, isRightToLeft } from "../core/language/choose-language.ts";

export type Tree = Readonly<Record<string, unknown>>;

/**
 * Languages of the viewer by BCP 47 tag: each named by itself, and how its messages are fetched. English comes with the
 * code that uses it. A new language is a folder of message files beside this one, and a line here.
 */
const LANGUAGES: Readonly<Record<string, { name: string; load(): Promise<{ default: unknown }> | null }>> = {
  en: { name: "English", load: () => null },
  it: { name: "Italiano", load: () => import("./it?messages") },
};

const asked = () => (typeof location === "undefined" ? null : new URLSearchParams(location.search).get("lang"));

/** The page's language from its first word on; another one is another page. */
export const language: string = chooseLanguage(
  [asked(), usePreferences.getState().language, ...navigator.languages],
  Object.keys(LANGUAGES),
);

if (typeof document !== "undefined") {
  document.documentElement.lang = language;
  document.documentElement.dir = isRightToLeft(language) ? "rtl" : "ltr";
}

/** Nothing that has words runs before they are there; a language that cannot be had leaves English. */
export const translations: Tree = await Promise.resolve(LANGUAGES[language]?.load())
  .then((loaded) => (loaded?.default ?? {}) as Tree)
  .catch(() => ({}));
