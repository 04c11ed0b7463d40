import * as v from "valibot";
import { expect, test } from "vitest";
import { filterOf, Sight } from "./sight.ts";

const usual = v.parse(Sight, {});

test.each([
  ["nothing", {}, {}],
  ["what is out of bounds", { zoom: 40, brightness: -1, figures: 1000, contrast: Number.NaN }, {}],
  ["what is of another kind", { zoom: "2", way: "telescope", follow: 1, breakMin: 7 }, {}],
  ["what is good beside what is not", { zoom: 4, way: 1, breakMin: 20 }, { zoom: 4, breakMin: 20 }],
])("%s on a device leaves the rest as usual", (_what, stored, expected) =>
  expect(v.parse(Sight, stored)).toEqual({ ...usual, ...expected }),
);

test.each([
  [{}, ""],
  [{ brightness: 120 }, "brightness(120%)"],
  [{ brightness: 80, contrast: 150, colour: 0 }, "brightness(80%) contrast(150%) saturate(0%)"],
])("%o as CSS", (patch, expected) => expect(filterOf({ ...usual, ...patch })).toBe(expected));
