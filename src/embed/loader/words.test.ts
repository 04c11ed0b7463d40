import { expect, test } from "vitest";
import { wordsFor } from "./words.ts";

test.each([
  [["de-AT", "en"], "de", "ltr", "Live-Player"],
  [[null, "it"], "it", "ltr", "Lettore in diretta"],
  [["ar-EG"], "ar", "rtl", "مشغّل البث المباشر"],
  [["ja", "fr-CA"], "fr", "ltr", "Lecteur du direct"],
  [["es"], "es", "ltr", "Reproductor en directo"],
  [["ja", ""], "en", "ltr", "Live player"],
  [[], "en", "ltr", "Live player"],
])("of the wishes %j it speaks %s", (wishes, language, direction, title) => {
  const words = wordsFor(wishes);
  expect([words.language, words.direction, words.said.title]).toEqual([language, direction, title]);
});
