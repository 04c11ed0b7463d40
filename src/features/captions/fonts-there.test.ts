import { expect, test } from "vitest";
import { FACES } from "../../core/captions/caption-choice.ts";
import { facesThere } from "./fonts-there.ts";

test("a face that would be another one under its name is not offered", () => {
  const widths: Record<string, number> = { "sans-serif": 500, serif: 480, monospace: 600 };
  const widthOf = (family: string) =>
    widths[family] ?? (family.includes("cursive") ? 530 : family.includes("casual") ? 480 : 500);
  expect(facesThere(FACES, widthOf)).toEqual(["house", "sans", "serif", "mono", "script", "small-caps"]);
});
