import { expect, test } from "vitest";
import { freshCaptionStyle } from "../../core/captions/caption-choice.ts";
import { hasOwnColours, styleVars } from "./style-vars.ts";

const fresh = freshCaptionStyle();

test("what the viewer left to the page stays the page's", () => {
  expect(styleVars(fresh, 100)).toEqual({ "--caption-scale": 1 });
  expect(hasOwnColours(fresh)).toBe(false);
});

test("colours, how much shows through them, and an edge that stands out against the words", () => {
  expect(styleVars({ ...fresh, ink: "#ffff00", ground: "#0000ff", groundOpacity: 50, edge: "shadow" }, 150)).toEqual({
    "--caption-scale": 1.5,
    "--caption-ink": "#ffff00",
    "--caption-ground": "color-mix(in srgb, #0000ff 50%, transparent)",
    "--caption-shadow": "0.08em 0.08em 0.12em var(--caption-edge)",
    "--caption-edge": "#000000",
  });
  expect(styleVars({ ...fresh, ink: "#0000ff", edge: "outline" }, 100)).toMatchObject({ "--caption-edge": "#ffffff" });
  expect(styleVars({ ...fresh, inkOpacity: 75 }, 100)).toMatchObject({
    "--caption-ink": "color-mix(in srgb, var(--plate-ink) 75%, transparent)",
  });
  expect(hasOwnColours({ ...fresh, window: "#000000" })).toBe(true);
});

test("small capitals are the house's", () =>
  expect(styleVars({ ...fresh, face: "small-caps" }, 100)).toEqual({
    "--caption-scale": 1,
    "--caption-caps": "small-caps",
  }));
