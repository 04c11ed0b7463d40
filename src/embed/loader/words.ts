import { chooseLanguage, isRightToLeft } from "../../core/language/choose-language.ts";
import ar from "../../words/ar/loader.json?messages";
import de from "../../words/de/loader.json?messages";
import en from "../../words/en/loader.json?messages";
import es from "../../words/es/loader.json?messages";
import fr from "../../words/fr/loader.json?messages";
import it from "../../words/it/loader.json?messages";
import type { LoaderMessages } from "../../words/messages.ts";

/** All that the loader says, a kB in all: fetching one of them would take longer. The first stands in for what there is not. */
const WORDS = { en, it, de, fr, es, ar } as Readonly<Record<string, LoaderMessages>>;

export interface LoaderWords {
  /** BCP 47. */
  language: string;
  direction: "rtl" | "ltr";
  said: LoaderMessages;
}

/** In the first language of the wishes that there is (BCP 47 tags; null: no wish). */
export function wordsFor(wishes: readonly (string | null)[]): LoaderWords {
  const language = chooseLanguage(wishes, Object.keys(WORDS));
  return {
    language,
    direction: isRightToLeft(language) ? "rtl" : "ltr",
    said: WORDS[language] as LoaderMessages,
  };
}
