import { expect, test } from "vitest";
import { randomOf } from "../../../testing/random.ts";
import { longestMsBelow, roundedMs, type Rounding, scaledMs } from "./rounding.ts";

const RULES: Rounding[] = ([1, 10, 100, 1000] as const).flatMap((stepMs) => [
  { stepMs, to: "down" },
  { stepMs, to: "half-up" },
]);

test.each<{ ms: number; stepMs: Rounding["stepMs"]; down: number; halfUp: number }>([
  { ms: 0, stepMs: 1000, down: 0, halfUp: 0 },
  { ms: 14_499, stepMs: 1000, down: 14_000, halfUp: 14_000 },
  { ms: 14_500, stepMs: 1000, down: 14_000, halfUp: 15_000 },
  { ms: 59_999, stepMs: 1000, down: 59_000, halfUp: 60_000 },
  { ms: 76_084, stepMs: 10, down: 76_080, halfUp: 76_080 },
  { ms: 76_085, stepMs: 10, down: 76_080, halfUp: 76_090 },
  { ms: 76_085, stepMs: 1, down: 76_085, halfUp: 76_085 },
])("$ms ms in steps of $stepMs: down $down, half up $halfUp", ({ ms, stepMs, down, halfUp }) => {
  expect(roundedMs(ms, { stepMs, to: "down" })).toBe(down);
  expect(roundedMs(ms, { stepMs, to: "half-up" })).toBe(halfUp);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_000_000])("%d ms is no time of a race", (ms) => {
  expect(() => scaledMs(ms, 1, { stepMs: 10, to: "down" })).toThrow(RangeError);
});

test("a product is exact at any edge", () => {
  const random = randomOf(1);
  for (let round = 0; round < 5000; round++) {
    const ms = random(0, 20_000_000);
    const parts = random(5000, 10_000);
    for (const { stepMs, to } of RULES) {
      const product = BigInt(ms) * BigInt(parts) * 2n;
      const step = BigInt(stepMs) * 20_000n;
      const steps = (to === "down" ? product : product + step / 2n) / step;
      expect(scaledMs(ms, parts / 10_000, { stepMs, to })).toBe(Number(steps) * stepMs);
    }
  }
});

test("one millisecond more than the longest below a target is no longer below it", () => {
  const random = randomOf(2);
  for (let round = 0; round < 5000; round++) {
    const target = random(1, 4_000_000);
    const ratio = random(5000, 10_000) / 10_000;
    for (const rule of RULES) {
      const longest = longestMsBelow(target, ratio, rule) ?? -1;
      expect(scaledMs(longest, ratio, rule)).toBeLessThan(target);
      expect(scaledMs(longest + 1, ratio, rule)).toBeGreaterThanOrEqual(target);
    }
  }
});

test("nothing is below zero", () => {
  for (const rule of RULES) {
    expect(longestMsBelow(0, 0.9, rule)).toBeNull();
    expect(longestMsBelow(-5, 0.9, rule)).toBeNull();
  }
});
