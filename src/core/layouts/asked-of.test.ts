import { expect, test } from "vitest";
import { askedOf } from "./asked-of.ts";

const camera = (id: string, venue: string) => ({ id, venue });
const sign = (id: string, venue: string) => ({ id, venue, purpose: "sign" as const });
const ice = camera("ice", "arena");
const slope = camera("slope", "mountain");
const studio = camera("studio", "studio");
const ofArena = sign("of-arena", "arena");
const ofAll = sign("of-all", "booth");
const feeds = [ofAll, ofArena, studio, slope, ice];

test.each([
  ["no tile has the focus", slope, undefined, slope],
  ["the tile of the one that is told of", slope, "slope", slope],
  ["another tile", slope, "ice", ice],
  ["a tile that there is no more", slope, "gone", slope],
  ["who signs for the one that is told of", slope, "of-all", slope],
  ["who signs for another one", slope, "of-arena", ice],
  ["who signs for all but the one that is told of", ice, "of-all", studio],
])("%s", (_, subject, focused, expected) => {
  expect(askedOf(feeds, subject, focused)).toBe(expected);
});

test("an interpreter who signs for nobody here is asked of the one that is told of", () => {
  expect(askedOf([ofAll, ofArena, ice], ice, "of-all")).toBe(ice);
});
