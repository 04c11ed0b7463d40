import { describe, expect, test } from "vitest";
import { picturesOf, signFor, subjectOf } from "./pictures.ts";

const camera = (id: string, venue: string) => ({ id, venue });
const sign = (id: string, venue: string) => ({ id, venue, purpose: "sign" as const });
const ice = camera("ice", "arena");
const slope = camera("slope", "mountain");
const signer = sign("signer", "studio");
const feeds = [ice, slope, signer];

test("an interpreter of the venue goes before the one of all, and there may be none", () => {
  const own = sign("arena-signer", "arena");
  expect(signFor([...feeds, own], ice)).toBe(own);
  expect(signFor(feeds, ice)).toBe(signer);
  expect(signFor([ice, slope], ice)).toBeNull();
});

test("an interpreter as the main picture is told of by what he signs for", () => {
  expect(subjectOf(feeds, slope, "ice")).toBe(slope);
  expect(subjectOf(feeds, signer, "slope")).toBe(slope);
  expect(subjectOf(feeds, signer, "gone")).toBe(ice);
  expect(subjectOf([signer], signer, null)).toBe(signer);
});

describe("pictures", () => {
  test.each<[Parameters<typeof picturesOf>[0], (typeof feeds)[number], (typeof feeds)[number], string[]]>([
    ["all", slope, slope, ["slope", "ice", "signer"]],
    ["two", slope, slope, ["slope", "signer"]],
    ["two", signer, slope, ["signer", "slope"]],
    ["main", signer, slope, ["signer"]],
    ["none", slope, slope, []],
  ])("%s, main %o", (pictures, main, subject, expected) => {
    expect(picturesOf(pictures, feeds, main, subject)).toEqual(expected);
  });

  test("two without an interpreter: the next camera; of one camera, one", () => {
    expect(picturesOf("two", [ice, slope], slope, slope)).toEqual(["slope", "ice"]);
    expect(picturesOf("two", [ice], ice, ice)).toEqual(["ice"]);
    expect(picturesOf("all", [], null, null)).toEqual([]);
  });

  test("the viewer's own, as he arranged them; until they are known, the main one", () => {
    expect(picturesOf("own", feeds, slope, slope, ["ice", "slope"])).toEqual(["ice", "slope"]);
    expect(picturesOf("own", feeds, slope, slope)).toEqual(["slope"]);
  });
});
