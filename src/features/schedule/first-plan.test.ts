import { expect, test } from "vitest";
import { oldestOf } from "./first-plan.ts";

const now = Date.UTC(2030, 2, 7, 10);
const held = (versions: readonly [from: number, plan: string][]) => (instant: number) =>
  versions.findLast(([from]) => from <= instant)?.[1] ?? null;

test.each<[string, [number, string][], string | null]>([
  ["nothing is held", [], null],
  ["what is still to come is not told", [[now + 1, "10:30"]], null],
  ["never changed", [[now - 5000, "10:30"]], "10:30"],
  [
    "changed twice",
    [
      [now - 7_200_000, "10:30"],
      [now - 60_000, "10:45"],
      [now, "11:00"],
    ],
    "10:30",
  ],
  [
    "changed, and will again",
    [
      [now - 61_234, "10:30"],
      [now - 1, "10:45"],
      [now + 1, "11:00"],
    ],
    "10:30",
  ],
  [
    "held since ever",
    [
      [0, "10:30"],
      [now, "10:45"],
    ],
    "10:30",
  ],
])("%s", (_, versions, oldest) => {
  expect(oldestOf(held(versions), now + 0.5)).toBe(oldest);
});

test("asks seldom", () => {
  let asked = 0;
  oldestOf((instant) => (asked++, instant >= now - 1234 ? "10:30" : null), now);
  expect(asked).toBeLessThan(50);
});
