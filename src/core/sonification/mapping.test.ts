import { describe, expect, test } from "vitest";
import { hzOf, pulseLevel, semitonesOf, toneOf } from "./mapping.ts";

describe("the pitch is the lead", () => {
  test.each([
    ["level", 0, 0, 440],
    ["a tenth ahead", 100, 1, 466.16],
    ["half a second ahead", 500, 5, 587.33],
    ["half a second behind", -500, -5, 329.63],
    ["an octave ahead", 1200, 12, 880],
    ["no higher than that", 9000, 12, 880],
    ["an octave behind", -1200, -12, 220],
    ["no lower than that", -9000, -12, 220],
    ["between two notes it glides", 150, 1.5, 479.82],
  ])("%s: %i ms, %d semitones, %d Hz", (_, leadMs, semitones, hz) => {
    expect(semitonesOf(leadMs)).toBeCloseTo(semitones, 6);
    expect(hzOf(semitonesOf(leadMs))).toBeCloseTo(hz, 2);
  });
});

test.each([
  [1000, 0],
  [0, 0],
  [-150, 0.5],
  [-300, 1],
  [-2000, 1],
])("%i ms ahead is reedy by %d", (leadMs, reed) => {
  expect(toneOf(leadMs, 0).reed).toBeCloseTo(reed, 6);
});

test("the pulse is the way: one for ten metres, never silent, never over 1", () => {
  expect([0, 10, 20].map(pulseLevel)).toEqual([1, 1, 1]);
  expect(pulseLevel(5)).toBeCloseTo(0.3, 6);
  for (let metres = 0; metres < 30; metres += 0.1) {
    expect(pulseLevel(metres)).toBeGreaterThanOrEqual(0.3 - 1e-9);
    expect(pulseLevel(metres)).toBeLessThanOrEqual(1);
  }
});
