import { describe, expect, test } from "vitest";
import { median, percentile, tableText } from "./figures.ts";

describe("percentile", () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[10], 0.95, 10],
    [[0, 100], 0.95, 95],
    [[5, 1], 0, 1],
    [[5, 1], 1, 5],
  ])("of %j at %f is %f", (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected);
  });

  test("of nothing is no number, and the values stay as they were", () => {
    expect(median([])).toBeNaN();
    const values = [2, 1];
    median(values);
    expect(values).toEqual([2, 1]);
  });
});

test("a table aligns its columns, numbers to the right", () => {
  expect(
    tableText([
      { feed: "ice", ms: 1.23456 },
      { feed: "alpine-1", ms: 12 },
    ]),
  ).toBe(["feed         ms", "ice       1.235", "alpine-1     12"].join("\n"));
});
