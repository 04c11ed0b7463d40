import { expect, test } from "vitest";
import { over } from "./in-language.ts";

test("what is translated lies over English, message by message; what English does not know is left out", () => {
  const english = { a: "one", b: { c: "two", d: "three" } };
  expect(over(english, { b: { c: "due" }, e: "cinque" })).toEqual({ a: "one", b: { c: "due", d: "three" } });
  expect(over(english, undefined)).toEqual(english);
});
