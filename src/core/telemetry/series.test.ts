import { describe, expect, test } from "vitest";
import type { Value } from "../../../contracts/telemetry.ts";
import { samplesBetween, valueAt } from "./look-up.ts";
import { createSeries, KEPT_MS, type Series } from "./series.ts";

const T0 = 1_790_000_000_000;

function seriesOf(...batches: [number, Value][][]): Series {
  const series = createSeries();
  for (const batch of batches)
    series.add(
      Float64Array.from(batch, ([at]) => T0 + at),
      batch.map(([, value]) => value),
    );
  return series;
}
const timesOf = (series: Series): number[] =>
  Array.from({ length: series.length }, (_, index) => series.timeOf(index) - T0);

describe("a channel's samples", () => {
  test.each<[string, [number, Value][][], number[]]>([
    [
      "in order",
      [
        [
          [0, 1],
          [20, 2],
        ],
        [[40, 3]],
      ],
      [0, 20, 40],
    ],
    [
      "a batch from before, after a seek",
      [
        [
          [100, 1],
          [120, 2],
        ],
        [
          [0, 3],
          [20, 4],
        ],
      ],
      [0, 20, 100, 120],
    ],
    [
      "a batch that overlaps",
      [
        [
          [0, 1],
          [40, 2],
        ],
        [
          [20, 5],
          [40, 6],
          [60, 7],
        ],
      ],
      [0, 20, 40, 60],
    ],
    [
      "the same again",
      [
        [
          [0, 1],
          [40, 2],
        ],
        [
          [0, 1],
          [40, 2],
        ],
      ],
      [0, 40],
    ],
  ])("%s", (_name, batches, expected) => {
    expect(timesOf(seriesOf(...batches))).toEqual(expected);
  });

  test("keeps eleven minutes and what held when they began, however many come", () => {
    const series = createSeries();
    for (let at = 0; at < 2 * KEPT_MS; at += 5000) series.add(Float64Array.of(T0 + at), [at]);
    const newest = series.timeOf(series.length - 1);
    expect(newest - series.timeOf(1)).toBeLessThanOrEqual(KEPT_MS);
    expect(newest - series.timeOf(0)).toBeGreaterThanOrEqual(KEPT_MS);
    expect(valueAt(series, "continuous", newest)).toBe(newest - T0);
  });

  test("is bounded where a sensor floods", () => {
    const series = createSeries();
    for (let part = 0; part < 10; part++) {
      const at = Float64Array.from({ length: 10_000 }, (_, index) => T0 + part * 10_000 + index);
      series.add(at, at);
    }
    expect(series.length).toBe(40_000);
    expect(series.timeOf(series.length - 1)).toBe(T0 + 99_999);
  });

  test("keeps numbers that came before a word", () => {
    const series = seriesOf(
      [
        [0, 1],
        [10, 2],
      ],
      [[20, "start"]],
      [[5, 7]],
    );
    expect(timesOf(series)).toEqual([0, 5, 10, 20]);
    expect([0, 1, 2, 3].map((index) => series.valueOf(index))).toEqual([1, 7, 2, "start"]);
  });
});

describe("the value at an instant", () => {
  const speed = seriesOf([
    [0, 10],
    [100, 20],
    [200, 30],
    [10_000, 5],
    [10_100, 6],
  ]);
  test.each<[number, Value | null]>([
    [-1, null],
    [0, 10],
    [50, 15],
    [199.9, 29.99],
    [200, 30],
    [2100, 30], // the sensor went silent …
    [2300, null], // … and after a while nobody knows
    [10_050, 5.5],
    [10_100, 6],
    [11_000, 6],
  ])("a continuous metric at %d ms", (at, expected) => {
    const value = valueAt(speed, "continuous", T0 + at);
    if (typeof expected === "number") expect(value).toBeCloseTo(expected, 3);
    else expect(value).toBe(expected);
  });

  test("a slow sensor is believed for as long as its own pace says", () => {
    const ice = seriesOf([
      [0, -5],
      [10_000, -6],
      [20_000, -7],
    ]);
    expect(valueAt(ice, "continuous", T0 + 15_000)).toBe(-6.5);
    expect(valueAt(ice, "continuous", T0 + 50_000)).toBe(-7);
    expect(valueAt(ice, "continuous", T0 + 70_000)).toBeNull();
  });

  const state = seriesOf([
    [0, "a1"],
    [5000, "a2"],
    [90_000, true],
  ]);
  test.each<[number, Value | null]>([
    [-1, null],
    [4999, "a1"],
    [5000, "a2"],
    [80_000, "a2"],
    [90_000, true],
  ])("a state at %d ms holds until the next", (at, expected) => {
    expect(valueAt(state, "state", T0 + at)).toBe(expected);
  });

  test("a continuous metric never shows more than the line to the next sample", () => {
    for (let at = 0; at <= 200; at += 7)
      expect(valueAt(speed, "continuous", T0 + at)).toBeLessThanOrEqual(10 + at / 10 + 1e-6);
  });
});

describe("samples between two instants", () => {
  const gates = seriesOf([
    [0, 1],
    [1000, 2],
    [2000, 3],
  ]);
  test.each([
    [-10, 0, [1]],
    [0, 1000, [2]],
    [0, 999, []],
    [-1, 5000, [1, 2, 3]],
    [2000, 9000, []],
  ])("after %d up to and with %d ms", (from, to, expected) => {
    expect(samplesBetween(gates, T0 + from, T0 + to).map(({ value }) => value)).toEqual(expected);
  });
});
