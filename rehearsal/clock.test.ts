import { expect, test } from "vitest";
import type { UtcMs } from "../contracts/units.ts";
import { createPace, phaseAt, ticksOf } from "./clock.ts";

test.each([
  ["the epoch", 0, 0],
  ["a frame", 40, 3600],
  ["the last tick before the wrap", (2 ** 33 - 1) / 90, 2 ** 33 - 1],
  ["the wrap", 2 ** 33 / 90, 0],
  ["a day in 2026", Date.UTC(2026, 2, 7), (Date.UTC(2026, 2, 7) * 90) % 2 ** 33],
])("time stamps count UTC and wrap at 33 bits: %s", (_, utc, ticks) => {
  expect(ticksOf(utc)).toBe(ticks);
});

test("loops are anchored to the epoch", () => {
  expect(phaseAt(64_000 * 5 + 12, 64_000)).toBe(12);
  expect(phaseAt(-1, 64_000)).toBe(63_999);
});

test("a pace calls at each multiple of its period, in order and never early", async () => {
  const early: number[] = [];
  const seen: UtcMs[] = [];
  await new Promise<void>((resolve) => {
    const pace = createPace({
      periodMs: 10,
      onInstant: (instant) => {
        early.push(performance.timeOrigin + performance.now() - instant);
        if (seen.push(instant) < 12) return;
        pace.close();
        resolve();
      },
    });
  });
  const first = seen[0] ?? 0;
  expect(first % 10).toBe(0);
  expect(seen).toEqual(seen.map((_, index) => first + index * 10));
  expect(Math.min(...early)).toBeGreaterThanOrEqual(0);
});
