import { usePreferences } from "../app/preferences.ts";
import { chooseLanguage, isRightToLeft } from "../core/language/choose-language.ts";

export type Tree = Readonly<Record<string, unknown>>;

/**
 * Languages of the viewer by BCP 47 tag, and how their messages are fetched. English comes with the
 * code that uses it. A new language is a folder of message files beside this one, a line here, and its
 * own name in language-names.ts.
 */
const LANGUAGES: Readonly<Record<string, () => Promise<{ default: unknown }> | null>> = {
  en: () => null,
  it: () => import("./it?messages"),
  de: () => import("./de?messages"),
  fr: () => import("./fr?messages"),
  es: () => import("./es?messages"),
  ar: () => import("./ar?messages"),
};

const asked = (name: string) =>
  typeof location === "undefined" ? null : new URLSearchParams(location.search).get(name);

/** The page's language from its first word on; another one is another page. */
export const language: string = chooseLanguage(
  // A partner's page may wish too (contracts/embed.ts), after the viewer.
  [asked("lang"), usePreferences.getState().language, asked("language"), ...navigator.languages],
  Object.keys(LANGUAGES),
);

if (typeof document !== "undefined") {
  document.documentElement.lang = language;
  document.documentElement.dir = isRightToLeft(language) ? "rtl" : "ltr";
}

/** Nothing that has words runs before they are there; a language that cannot be had leaves English. */
export const translations: Tree = await Promise.resolve(LANGUAGES[language]?.())
  .then((loaded) => (loaded?.default ?? {}) as Tree)
  .catch(() => ({}));
