import { describe, expect, test } from "vitest";
import { frameHeight } from "./frame-height.ts";
import { frameShape } from "./frame-shape.ts";
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

const used = (window: WindowFacts, shape = wallShape(window)) => {
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
    [
      "plates on the picture of a small laptop, which would lose a third of it to them",
      { width: 1280, height: 720, others: 6 },
      { flow: "beside", plates: "picture", strip: "below" },
    ],
    ["plates below a narrow one", { width: 1024, height: 660 }, { flow: "beside", plates: "below" }],
    ["plates where the viewer wants them", { plates: "off" }, { plates: "off" }],
    [
      "one column on a tablet",
      { width: 768, height: 1024 },
      { flow: "column", heroPx: null, plates: "below", columns: 5 },
    ],
    ["six others in one line", { width: 768, height: 1024, others: 6 }, { flow: "column", columns: 6, rows: 1 }],
    ["seven in two", { width: 768, height: 1024, others: 7 }, { flow: "column", columns: 4, rows: 2 }],
    ["two rows for eleven others", { others: 11, height: 1200 }, { strip: "below", columns: 6, rows: 2 }],
    ["its strip below on a laptop", {}, { strip: "below", sidePx: 0 }],
    ["its strip at the side of a low window", { width: 1366, height: 700 }, { strip: "side", columns: 1, rows: 5 }],
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

describe("in a frame of somebody else's page", () => {
  const frame = (patch: Partial<WindowFacts>) => facts({ heroShare: 1, ...patch });

  test.each([
    [1100, 6],
    [1100, 12],
    [700, 18],
  ])("of a wall that is arranged, %i pixels wide, its %i lines are all there, and no empty ones", (width, lines) => {
    const own = frame({ width, others: 0, lines, plates: "off" });
    const height = frameHeight(own) ?? 0;
    const { heroPx, rows, flow } = frameShape({ ...own, height });
    expect([rows, flow]).toEqual([lines, "beside"]);
    expect(heroPx).toBeGreaterThan(width - 3);
    const { topPx, deckPx, bandPx } = own;
    expect(topPx + deckPx + bandPx + ((heroPx ?? 0) * 9 * lines) / 16 / 12).toBeLessThanOrEqual(height);
    // Shorter, it is smaller, and still all of it is there.
    const less = frameShape({ ...own, height: height - 60 }).heroPx ?? 0;
    expect(topPx + deckPx + bandPx + (less * 9 * lines) / 16 / 12).toBeLessThanOrEqual(height - 60);
  });

  test("where it would be too narrow to see, an arranged wall is a page that scrolls", () => {
    expect(frameShape(frame({ width: 390, others: 0, lines: 6 })).flow).toBe("column");
    expect(frameHeight(frame({ width: 390, others: 0, lines: 6 }))).toBeNull();
  });

  test.each([
    ["one camera", { width: 640, others: 0, bandPx: 0 }],
    ["one camera on a phone", { width: 360, others: 0, bandPx: 0 }],
    ["a wall", { width: 800 }],
    ["a wall in a wide column", { width: 1100 }],
    ["two pictures", { width: 900, others: 1, isPair: true, heroShare: 0.62 }],
  ])("%s gets its whole width at the height it asks for, and no more fits", (_what, patch) => {
    const wanted = frameHeight(frame(patch)) ?? 0;
    const share = frame(patch).heroShare;
    const shape = frameShape(frame({ ...patch, height: wanted }));
    expect(shape.flow).toBe("beside");
    expect(shape.heroPx).toBeGreaterThanOrEqual(Math.floor(share * patch.width) - 1);
    expect(shape.heroPx).toBeLessThanOrEqual(patch.width);
    expect(used(frame({ ...patch, height: wanted }), shape)).toBeLessThanOrEqual(wanted);
  });

  test("the height that it asks for does not depend on the one it has", () => {
    const heights = [200, 400, 900].map((height) => frameHeight(frame({ width: 800, height })));
    expect(new Set(heights).size).toBe(1);
  });

  test("a short one keeps the picture rather than the figures below it, unless they are wanted there", () => {
    const short = { width: 640, height: 400, others: 0, bandPx: 0 };
    expect(frameShape(frame(short))).toMatchObject({ plates: "off", heroPx: 398 });
    expect(frameShape(frame({ ...short, plates: "below" })).plates).toBe("below");
  });

  test("a layout with columns scrolls as on a phone", () => {
    expect(frameShape(frame({ width: 640, others: 0, heroShare: 0.7 })).flow).toBe("column");
    expect(frameHeight(frame({ width: 640, heroShare: 0.7 }))).toBeNull();
  });
});
