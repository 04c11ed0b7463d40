import { describe, expect, test } from "vitest";
import { wallShape, type WindowFacts } from "./wall-shape.ts";

const facts = (patch: Partial<WindowFacts>): WindowFacts => ({
  width: 1440,
  height: 900,
  rem: patch.rem ?? 16,
  typeRem: patch.rem ?? 16,
  others: 5,
  topPx: 52,
  deckPx: 122,
  bandPx: 62,
  plates: "picture",
  heroShare: 0.7,
  ...patch,
});

const used = (window: WindowFacts) => {
  const shape = wallShape(window);
  const hero = shape.heroPx ?? window.width;
  const sidePlates = shape.plates === "below" ? 7.25 * window.rem : 0;
  if (shape.strip === "side") {
    const stack = shape.rows * ((shape.sidePx * 9) / 16 + 1.75 * window.rem + 2);
    return window.topPx + window.deckPx + Math.max(stack, window.bandPx + (hero * 9) / 16 + sidePlates);
  }
  const tile = ((hero / shape.columns) * 9) / 16 + 1.75 * window.rem + 2;
  const plates = shape.plates === "below" ? 7.25 * window.rem : 0;
  return window.topPx + window.deckPx + window.bandPx + (hero * 9) / 16 + shape.rows * tile + plates;
};

describe("the wall", () => {
  test.each([
    ["a laptop", {}],
    ["a small laptop", { width: 1280, height: 720 }],
    ["a big screen", { width: 1920, height: 1080, rem: 17 }],
    ["2560", { width: 2560, height: 1440, rem: 22 }],
    ["twelve cameras", { others: 11 }],
    ["a square window", { width: 1100, height: 1000 }],
  ])("fits %s without scrolling", (_, patch) => {
    const window = facts(patch);
    expect(used(window)).toBeLessThanOrEqual(window.height);
    const { heroPx, sidePx, columns } = wallShape(window);
    expect((heroPx ?? 0) + sidePx * columns).toBeLessThanOrEqual(window.width * 0.75);
  });

  test.each<[string, Partial<WindowFacts>, object]>([
    ["plates on a wide picture", {}, { flow: "beside", plates: "picture", columns: 5, rows: 1 }],
    ["plates below a narrow one", { width: 1024, height: 768 }, { flow: "beside", plates: "below" }],
    ["plates where the viewer wants them", { plates: "off" }, { plates: "off" }],
    [
      "one column on a tablet",
      { width: 768, height: 1024 },
      { flow: "column", heroPx: null, plates: "below", columns: 5 },
    ],
    ["two rows for eleven others", { others: 11, height: 1200 }, { strip: "below", columns: 6, rows: 2 }],
    ["its strip below on a laptop", {}, { strip: "below", sidePx: 0 }],
    ["its strip at the side of a low window", { width: 1366, height: 768 }, { strip: "side", columns: 1, rows: 5 }],
    [
      "its strip at the side of a very wide one",
      { width: 2560, height: 1080, rem: 17 },
      { strip: "side", plates: "picture" },
    ],
    ["no strip for a single camera", { others: 0 }, { rows: 0 }],
  ])("has %s", (_, patch, expected) => {
    expect(wallShape(facts(patch))).toMatchObject(expected);
  });
});

describe("a pair", () => {
  const pair = (patch: Partial<WindowFacts> = {}) =>
    wallShape(facts({ others: 1, heroShare: 0.62, isPair: true, ...patch }));
  test("stands side by side over the whole window", () => {
    const { heroPx, sidePx, strip } = pair();
    expect(strip).toBe("side");
    expect((heroPx ?? 0) + sidePx + 2).toBeLessThanOrEqual(1440);
    expect((heroPx ?? 0) + sidePx + 2).toBeGreaterThan(1430);
  });
  test("is no wider than the window is tall for, and the second is no larger than the first", () => {
    const { heroPx, sidePx } = pair({ width: 2400 });
    expect(((heroPx ?? 0) * 9) / 16 + 52 + 122 + 62).toBeLessThanOrEqual(900);
    expect(sidePx).toBeLessThanOrEqual(heroPx ?? 0);
  });
  test("with nobody for the second is one picture", () => {
    expect(pair({ others: 0 }).strip).toBe("below");
  });
});

test("one picture alone may take the whole width", () => {
  expect(wallShape(facts({ others: 0, heroShare: 1, height: 1600 })).heroPx).toBe(1440);
});
