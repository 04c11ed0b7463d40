import { expect, test } from "vitest";
import { afterStarving, ceilingAt, NO_CEILING } from "./rung-ceiling.ts";

test("one shortage is an accident", () => {
  const once = afterStarving(NO_CEILING, 0, 2_500_000);
  expect(ceilingAt(once, 1)).toBe(Infinity);
  expect(ceilingAt(afterStarving(once, 25_000, 2_500_000), 25_001)).toBe(Infinity);
});

test("two in a short time keep what was played away for half a minute", () => {
  const twice = afterStarving(afterStarving(NO_CEILING, 0, 2_500_000), 5000, 2_500_000);
  expect(ceilingAt(twice, 5001)).toBe(2_500_000);
  expect(ceilingAt(twice, 35_000)).toBe(Infinity);
});

test("a ceiling that was lifted in vain holds twice as long, and ten minutes at most", () => {
  let ceiling = NO_CEILING;
  let now = 0;
  const holds: number[] = [];
  for (let times = 0; times < 7; times++) {
    ceiling = afterStarving(afterStarving(ceiling, now, 1), now + 1000, 1);
    holds.push(ceiling.until - now - 1000);
    now = ceiling.until + 1000;
  }
  expect(holds).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
  const later = ceiling.until + 120_000;
  expect(afterStarving(afterStarving(ceiling, later, 1), later + 1, 1).holdMs).toBe(30_000);
});

test("still short below the ceiling, it comes down further", () => {
  const high = afterStarving(afterStarving(NO_CEILING, 0, 2_500_000), 1, 2_500_000);
  const low = afterStarving(afterStarving(high, 5000, 700_000), 6000, 700_000);
  expect(ceilingAt(low, 6001)).toBe(700_000);
});
