/** English here is British; Arabic is written with the digits of the plates, so that a race reads alike everywhere. */
const LOCALES: Readonly<Record<string, string>> = { en: "en-GB", ar: "ar-u-nu-latn" };

/** What `Intl` formats by, for a language of the viewer. Both BCP 47. */
export const localeOf = (language: string): string => LOCALES[language] ?? language;

/** What stands between seconds and their hundredths: 1.4 or 1,4. */
export const decimalMarkOf = (locale: string): string => new Intl.NumberFormat(locale).format(1.5).slice(1, -1);
