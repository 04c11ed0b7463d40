import { describe, expect, test } from "vitest";
import { placeOf, railOf, targetOf, targetOfKey } from "./timeline.ts";

const window = { start: 400_000, end: 1_000_000 };
const young = { start: 990_000, end: 1_000_000 };

test("the rail covers the recording, but at least a minute", () => {
  expect(railOf(window)).toEqual(window);
  expect(railOf(young)).toEqual({ start: 940_000, end: 1_000_000 });
});

test.each([
  [400_000, 0],
  [700_000, 0.5],
  [1_000_000, 1],
  [0, 0],
  [2_000_000, 1],
])("%i stands at %d", (at, place) => {
  expect(placeOf(window, at)).toBe(place);
});

describe("a press on the rail", () => {
  test.each([
    ["goes to its time", window, 0.5, 700_000],
    ["is live at the edge", window, 0.999, "live"],
    ["goes no further back than the recording", young, 0.1, 990_000],
    ["outside counts as the end that it is past", window, -2, 400_000],
  ])("%s", (_, span, fraction, target) => {
    expect(targetOf(span, fraction)).toBe(target);
  });
});

describe("a key on the slider", () => {
  test.each<[string, number, number | "live" | null]>([
    ["ArrowLeft", 700_000, 690_000],
    ["ArrowRight", 700_000, 710_000],
    ["ArrowDown", 700_000, 690_000],
    ["PageUp", 700_000, 760_000],
    ["PageDown", 410_000, 400_000],
    ["Home", 700_000, 400_000],
    ["End", 700_000, "live"],
    ["ArrowRight", 995_000, "live"],
    ["q", 700_000, null],
  ])("%s at %i", (key, at, target) => {
    expect(targetOfKey(key, window, at)).toBe(target);
  });

  test("goes the way the page reads", () => {});
});
