import { describe, expect, test } from "vitest";
import {
  clampView,
  clampZoom,
  dragged,
  type Frame,
  moved,
  ninthOf,
  pinched,
  placeAt,
  spanOf,
  steppedZoom,
  transformOf,
  zoomAbout,
} from "./view.ts";

const WIDE: Frame = { width: 1600, height: 900, ratio: 16 / 9 };
/** Full screen on a tall phone: bars above and below. */
const TALL: Frame = { width: 400, height: 800, ratio: 16 / 9 };
const MIDDLE = { zoom: 1, x: 0.5, y: 0.5 };

test.each([
  [1, 1, 2],
  [2, 1, 3],
  [4, 1, 6],
  [8, 1, 8],
  [2.7, 1, 3],
  [2.7, -1, 2],
  [2, -1, 1],
  [1, -1, 1],
  [6, -1, 4],
] as const)("from %f a step of %i leads to %f", (zoom, by, expected) => expect(steppedZoom(zoom, by)).toBe(expected));

test.each([
  [0.2, 1],
  [1.05, 1],
  [1.5, 1.5],
  [8, 8],
  [40, 8],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
])("a zoom of %f is taken as %f", (zoom, expected) => expect(clampZoom(zoom)).toBe(expected));

describe("nothing beside the picture is shown", () => {
  test.each([
    ["middle", WIDE, { zoom: 2, x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 }],
    ["upper left", WIDE, { zoom: 2, x: 0, y: 0 }, { x: 0.25, y: 0.25 }],
    ["lower right", WIDE, { zoom: 4, x: 2, y: 2 }, { x: 0.875, y: 0.875 }],
    ["whole", WIDE, { zoom: 1, x: 0.1, y: 0.9 }, { x: 0.5, y: 0.5 }],
    ["not a place", WIDE, { zoom: 2, x: Number.NaN, y: Number.NaN }, { x: 0.5, y: 0.5 }],
    // At twice its size the picture is as wide as two boxes, and still less high than one.
    ["bars above and below", TALL, { zoom: 2, x: 0, y: 0 }, { x: 0.25, y: 0.5 }],
  ] as const)("%s", (_what, frame, view, place) => {
    const clamped = clampView(frame, view);
    expect(clamped.x).toBeCloseTo(place.x);
    expect(clamped.y).toBeCloseTo(place.y);
  });
});

describe("zooming about a point", () => {
  test.each([
    [WIDE, MIDDLE, 2, { x: 400, y: 225 }],
    [WIDE, { zoom: 2, x: 0.4, y: 0.6 }, 5, { x: 1000, y: 100 }],
    [WIDE, { zoom: 6, x: 0.5, y: 0.5 }, 4, { x: 800, y: 450 }],
    [TALL, { zoom: 6, x: 0.5, y: 0.5 }, 8, { x: 100, y: 500 }],
  ] as const)("%#: what is under the finger stays there", (frame, view, zoom, at) => {
    const next = zoomAbout(frame, view, zoom, at);
    expect(next.zoom).toBe(zoom);
    const [before, after] = [placeAt(frame, view, at), placeAt(frame, next, at)];
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });
  test("near an edge the edge counts", () => {
    expect(zoomAbout(WIDE, { zoom: 8, x: 0.0625, y: 0.0625 }, 2, { x: 1600, y: 900 })).toEqual({
      zoom: 2,
      x: 0.25,
      y: 0.25,
    });
  });
});

test("two fingers carry what is between them, and their distance is the zoom", () => {
  const view = { zoom: 2, x: 0.5, y: 0.5 };
  const from = [
    { x: 700, y: 450 },
    { x: 900, y: 450 },
  ] as const;
  const to = [
    { x: 700, y: 500 },
    { x: 1000, y: 500 },
  ] as const;
  const next = pinched(WIDE, view, from, to);
  expect(next.zoom).toBeCloseTo(3);
  const [before, after] = [placeAt(WIDE, view, { x: 800, y: 450 }), placeAt(WIDE, next, { x: 850, y: 500 })];
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
  // Two fingers in one place are no division by zero.
  expect(pinched(WIDE, view, [from[0], from[0]], to).zoom).toBe(8);
});

test.each([
  [
    { x: 100, y: 0 },
    { x: 0.5 - 100 / 3200, y: 0.5 },
  ],
  [
    { x: 0, y: -90 },
    { x: 0.5, y: 0.5 + 90 / 1800 },
  ],
  [
    { x: 9000, y: 9000 },
    { x: 0.25, y: 0.25 },
  ],
])("dragged by %o", (by, place) => {
  const next = dragged(WIDE, { zoom: 2, x: 0.5, y: 0.5 }, by);
  expect(next.x).toBeCloseTo(place.x);
  expect(next.y).toBeCloseTo(place.y);
});

test("an arrow moves by a quarter of what is seen", () => {
  expect(moved(WIDE, { zoom: 4, x: 0.5, y: 0.5 }, { x: 1, y: 0 }).x).toBeCloseTo(0.5 + 0.25 / 4);
  expect(moved(WIDE, { zoom: 4, x: 0.5, y: 0.5 }, { x: 0, y: -1 }).y).toBeCloseTo(0.5 - 0.25 / 4);
});

test("how much is seen", () => {
  expect(spanOf(WIDE, 4)).toEqual({ x: 0.25, y: 0.25 });
  expect(spanOf(TALL, 1)).toEqual({ x: 1, y: 1 });
  expect(spanOf(TALL, 8).y).toBeCloseTo(800 / (8 * 225));
});

test.each([
  [WIDE, MIDDLE, ""],
  [WIDE, { zoom: 2, x: 0.25, y: 0.25 }, "translate(0.00px, 0.00px) scale(2.000)"],
  [WIDE, { zoom: 2, x: 0.75, y: 0.5 }, "translate(-1600.00px, -450.00px) scale(2.000)"],
])("%# as CSS", (frame, view, expected) => expect(transformOf(frame, view)).toBe(expected));

test.each([
  [{ x: 0.1, y: 0.1 }, "upper left"],
  [{ x: 0.5, y: 0.5 }, "middle middle"],
  [{ x: 0.9, y: 0.5 }, "middle right"],
  [{ x: 0.5, y: 0.9 }, "lower middle"],
])("%o is %s", (place, expected) => {
  const { across, down } = ninthOf(place);
  expect(`${down} ${across}`).toBe(expected);
});
