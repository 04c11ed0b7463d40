import { expect, test } from "vitest";
import { clampLens, LENS_SHARE, lensIn } from "./lens.ts";

test.each([
  [0, LENS_SHARE / 2],
  [0.5, 0.5],
  [2, 1 - LENS_SHARE / 2],
  [Number.NaN, 0.5],
])("a lens at %f lies at %f, whole on the picture", (at, expected) =>
  expect(clampLens({ zoom: 2, x: at, y: at })).toEqual({ zoom: 2, x: expected, y: expected }),
);

test("where the box is taller than the picture, the lens keeps off the bars", () => {
  const box = lensIn({ width: 400, height: 900, ratio: 16 / 9 }, clampLens({ zoom: 2, x: 0, y: 0 }));
  expect(box.left).toBeCloseTo(0);
  expect(box.top).toBeCloseTo((1 - 225 / 900) / 2);
  expect(box.height).toBeCloseTo(LENS_SHARE / 4);
});
