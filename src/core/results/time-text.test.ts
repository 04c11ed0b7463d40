import { expect, test } from "vitest";
import { clockText, gapText } from "./time-text.ts";

test.each([
  [59_290, 2, "59.29"],
  [59_299, 2, "59.29"],
  [76_080, 2, "1:16.08"],
  [3_723_450, 1, "1:02:03.4"],
  [60_000, 0, "1:00"],
  [5, 3, "0.005"],
  [-5, 2, "0.00"],
] as const)("%i ms with %i decimals are %s", (ms, decimals, text) => {
  expect(clockText(ms, decimals)).toBe(text);
});

test.each([
  [210, "+0.21"],
  [-80, "\u22120.08"],
  [0, "0.00"],
] as const)("a gap of %i ms is written %s", (ms, text) => {
  expect(gapText(ms)).toBe(text);
});
