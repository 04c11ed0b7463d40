import { expect, test } from "vitest";
import { dockShape, type DockFacts } from "./dock-shape.ts";

const mission: DockFacts = {
  textRem: 1.1875,
  keepsBefore: false,
  hasBand: true,
  isPictured: true,
  size: 100,
  place: "dock",
  isSign: false,
  fullScreen: false,
  isNarrow: false,
  isPair: false,
  grownTo: 0,
  isWide: false,
};

test.each<[string, Partial<DockFacts>, string, string]>([
  ["a wall with a band", {}, "band", "beside"],
  ["one in full screen", { fullScreen: true }, "row", "beside"],
  ["a layout without a band", { hasBand: false }, "row", "beside"],
  ["one without pictures", { isPictured: false }, "row", "beside"],
  ["on the picture", { place: "picture" }, "picture", "beside"],
  ["on the picture in full screen", { place: "picture", fullScreen: true }, "picture", "beside"],
  ["on a picture that there is not", { place: "picture", isPictured: false }, "row", "beside"],
  ["on an interpreter's picture", { place: "picture", isSign: true }, "band", "beside"],
  ["large letters", { size: 150 }, "band", "stacked"],
  ["large letters in a wide dock", { size: 140, keepsBefore: true, textRem: 2.25 }, "band", "beside"],
  ["a caption that needed more than half a band has", { isWide: true }, "band", "stacked"],
  ["a layout for little sight: beside a picture there is no room", { textRem: 2.125 }, "row", "stacked"],
  ["the same in one column", { textRem: 2.125, isNarrow: true }, "band", "stacked"],
  ["two docks", { isPair: true }, "band", "stacked"],
])("%s", (_, facts, where, band) => expect(dockShape({ ...mission, ...facts })).toMatchObject({ where, band }));

test("two lines are always there, more once a caption needed them, and what was said before where it stays", () => {
  const rem = (facts: Partial<DockFacts>) => dockShape({ ...mission, textRem: 1, ...facts }).dockRem;
  expect(rem({})).toBeCloseTo(2.25 + 2 * 1.3);
  expect(rem({ grownTo: 1 })).toBe(rem({}));
  expect(rem({ grownTo: 4 })).toBeCloseTo(2.25 + 4 * 1.3);
  expect(rem({ keepsBefore: true })).toBeCloseTo(2.25 + 3 * 1.3);
  expect(rem({ hasBand: false, keepsBefore: true })).toBeCloseTo(1.1 + 2 * 1.3);
  expect(rem({ size: 300 })).toBeCloseTo(2.25 + 2 * 3 * 1.3);
});

test("in one column letters are smaller, save in a layout for little sight", () => {
  const text = (textRem: number, keepsBefore: boolean) =>
    dockShape({ ...mission, isNarrow: true, textRem, keepsBefore }).textRem;
  expect([text(2.25, true), text(2.125, false), text(1.1875, false)]).toEqual([1.25, 2.125, 1.1875]);
});
