/** The text in the viewer's language, or in English. `language`: a BCP 47 tag. */
export const textIn = (texts: Readonly<Record<string, string>>, language: string): string =>
  texts[language] ?? texts[language.split("-")[0] ?? ""] ?? texts["en"] ?? "";
