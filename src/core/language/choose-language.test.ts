import { expect, test } from "vitest";
import { chooseLanguage, isRightToLeft } from "./choose-language.ts";

test.each<[readonly (string | null)[], string]>([
  [["it"], "it"],
  [["de-AT"], "de"],
  [["DE-ch-1996"], "de"],
  [["xx", "fr-CA", "it"], "fr"],
  [[null, "ar-EG"], "ar"],
  [["ja"], "en"],
  [[""], "en"],
  [[], "en"],
])("of the wishes %j, %s", (wishes, language) => {
  expect(chooseLanguage(wishes, ["en", "it", "de", "fr", "es", "ar"])).toBe(language);
});

test("a language that is written from the right is known by its first part", () => {
  expect(["ar", "ar-EG", "he", "en", "it-IT"].filter(isRightToLeft)).toEqual(["ar", "ar-EG", "he"]);
});
