import { expect, test } from "vitest";
import { shownSpread } from "./shown-spread.ts";

test("compares the first showing of instants that every tile reported, and no others", () => {
  const { spreadsMs, seen } = shownSpread(
    [
      [1_790_000_000.0, 100, 1_790_000_000.04, 140, 1_790_000_000.04, 173, 1_790_000_000.08, 180],
      [1_790_000_000.0, 133, 1_790_000_000.04, 140, 1_790_000_000.12, 220],
    ],
    25,
  );
  expect(spreadsMs).toEqual([33, 0]);
  expect(seen).toBe(4);
});
