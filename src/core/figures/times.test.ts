import { expect, test } from "vitest";
import { shortSpan, spokenSpan, timeOfDay } from "./times.ts";

test.each([
  [0, "0:00", "0 seconds"],
  [1000, "0:01", "1 second"],
  [42_400, "0:42", "42 seconds"],
  [60_000, "1:00", "1 minute"],
  [605_000, "10:05", "10 minutes 5 seconds"],
])("%i ms", (ms, short, spoken) => {
  expect(shortSpan(ms)).toBe(short);
  expect(spokenSpan(ms)).toBe(spoken);
});

test("times of day are the event's, not the viewer's", () => {
  const at = Date.UTC(2026, 2, 14, 13, 32, 8);
  expect(timeOfDay("Europe/Rome").clock(at)).toBe("14:32:08");
  expect(timeOfDay("Nowhere/Here").minute(at)).toBe("13:32");
});
