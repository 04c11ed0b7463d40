/** What a viewer reads in a site that may not embed; the same words as the loader's (src/words, loader.json). */
export interface RefusalWords {
  refused: string;
  watch: string;
  forDeveloper: string;
}

export const REFUSAL_WORDS: Readonly<Record<string, RefusalWords>> = {
  en: {
    refused: "This cannot be shown on this site",
    watch: "Watch it in Vedetta",
    forDeveloper: "For the developer of this site:",
  },
  it: {
    refused: "Non si può mostrare su questo sito",
    watch: "Guarda in Vedetta",
    forDeveloper: "Per chi sviluppa questo sito:",
  },
  de: {
    refused: "Dies kann auf dieser Website nicht gezeigt werden",
    watch: "In Vedetta ansehen",
    forDeveloper: "An die Entwicklung dieser Website:",
  },
  fr: {
    refused: "Ceci ne peut pas être montré sur ce site",
    watch: "Regarder dans Vedetta",
    forDeveloper: "Pour qui développe ce site :",
  },
  es: {
    refused: "Esto no se puede mostrar en este sitio",
    watch: "Verlo en Vedetta",
    forDeveloper: "Para quien desarrolla este sitio:",
  },
  ar: { refused: "لا يمكن عرض هذا على هذا الموقع", watch: "شاهده في Vedetta", forDeveloper: "لمطوّر هذا الموقع:" },
};
const RIGHT_TO_LEFT: readonly string[] = ["ar"];

/** The languages of an `Accept-Language` (RFC 9110, section 12.5.4), the most wanted first; those that are not wanted are left out. */
export function wishesOf(header: string | undefined): string[] {
  return (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1])
        .find(Boolean);
      return { tag: tag.trim(), weight: Number(weight ?? 1) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** The first wish that can be met, else English: `de-AT` is met by `de` (RFC 4647, section 3.4). */
export function refusalWords(wishes: readonly string[]): RefusalWords & { language: string; direction: "rtl" | "ltr" } {
  const known = wishes.map((wish) => wish.split("-")[0]?.toLowerCase() ?? "");
  const language = known.find((each) => Object.hasOwn(REFUSAL_WORDS, each)) ?? "en";
  const words = REFUSAL_WORDS[language] as RefusalWords;
  return { ...words, language, direction: RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr" };
}
