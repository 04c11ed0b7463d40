import { describe, expect, test } from "vitest";
import { isWhole, leadMsAt, type LinePoint, raceLine, runMsOf } from "./race-line.ts";

const point = (metres: number, runMs: number): LinePoint => ({ metres, runMs });
const line = [point(0, 0), point(10, 1000), point(30, 2000)];

test("a line keeps what grows: no step back, no standing clock, nothing from before the start", () => {
  expect(
    raceLine([point(-1, -40), point(0, 0), point(2, 40), point(1, 80), point(4, 120), point(6, 120), point(7, 160)]),
  ).toEqual([point(0, 0), point(2, 40), point(4, 120), point(7, 160)]);
});

describe("when the line was at a place", () => {
  test.each([
    [0, 0],
    [5, 500],
    [10, 1000],
    [20, 1500],
    [30, 2000],
    [30.1, null],
    [-1, null],
  ])("%d m", (metres, runMs) => {
    expect(runMsOf(line, metres)).toBe(runMs);
  });

  test("is not known in a hole", () => {
    expect(runMsOf([point(0, 0), point(100, 5000)], 50)).toBeNull();
    expect(runMsOf([], 5)).toBeNull();
  });
});

test.each([
  ["ahead", point(10, 700), 300],
  ["level", point(20, 1500), 0],
  ["behind", point(20, 2100), -600],
  ["past the end", point(40, 2100), null],
])("%s", (_, at, lead) => {
  expect(leadMsAt(line, at)).toBe(lead);
});

test.each([
  [line, true],
  [[point(50, 3000), point(60, 3500)], false],
  [[point(0, 0), point(90, 4000)], false],
  [[], false],
])("a line is whole from its beginning and without a hole", (points, whole) => {
  expect(isWhole(points)).toBe(whole);
});
