import { expect, test } from "vitest";
import { shortSpan, timeOfDay } from "./times.ts";

test.each([
  [0, "0:00"],
  [1000, "0:01"],
  [42_400, "0:42"],
  [60_000, "1:00"],
  [605_000, "10:05"],
])("%i ms", (ms, short) => {
  expect(shortSpan(ms)).toBe(short);
});

test("times of day are the event's, not the viewer's", () => {
  const at = Date.UTC(2026, 2, 14, 13, 32, 8);
  expect(timeOfDay("Europe/Rome", "en-GB").clock(at)).toBe("14:32:08");
  expect(timeOfDay("Nowhere/Here", "en-GB").minute(at)).toBe("13:32");
});
