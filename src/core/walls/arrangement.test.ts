import { describe, expect, test } from "vitest";
import {
  add,
  type Arrangement,
  arrangementText,
  firstArrangement,
  isArrangement,
  known,
  linesOf,
  MOST_TILES,
  move,
  readArrangement,
  remove,
  resize,
  swap,
} from "./arrangement.ts";
import { withMain } from "./with-main.ts";

const wall = (text: string): Arrangement => {
  const tiles = readArrangement(text);
  if (!tiles) throw new Error(`no arrangement: ${text}`);
  return tiles;
};
const feeds = (count: number) => Array.from({ length: count }, (_, at) => `cam-${at}`);

describe("moving", () => {
  test.each([
    ["into a gap, and nothing else moves", "a:0,0,6;b:6,0,3", "b", 3, 4, "a:0,0,6;b:9,4,3"],
    ["no further than the wall", "a:0,0,6;b:6,0,3", "b", 99, -99, "a:0,0,6;b:9,0,3"],
    ["onto another: that one goes down below it", "a:0,0,6;b:6,0,3", "b", -4, 0, "b:2,0,3;a:0,3,6"],
    ["whoever that one meets goes down after it", "a:0,0,3;b:0,3,3;c:6,0,3", "c", -6, 1, "c:0,1,3;a:0,4,3;b:0,7,3"],
    ["one beside stays where it is", "a:0,0,3;b:3,0,3;c:6,0,3", "c", -3, 0, "a:0,0,3;c:3,0,3;b:3,3,3"],
    ["a camera that is not there", "a:0,0,3", "b", 1, 0, "a:0,0,3"],
  ])("%s", (_what, from, feed, dx, dy, to) => {
    expect(arrangementText(move(wall(from), feed, dx, dy))).toBe(to);
  });
});

describe("sizing", () => {
  test.each([
    ["larger into a gap", "a:0,0,3;b:6,0,3", "a", 2, "a:0,0,5;b:6,0,3"],
    ["larger over another: it goes down", "a:0,0,3;b:3,0,3", "a", 1, "a:0,0,4;b:3,4,3"],
    ["no larger than to the end of the line", "a:8,0,3", "a", 5, "a:8,0,4"],
    ["no smaller than can be seen", "a:0,0,3", "a", -9, "a:0,0,2"],
  ])("%s", (_what, from, feed, dw, to) => {
    expect(arrangementText(resize(wall(from), feed, dw))).toBe(to);
  });
});

test("neighbours change places, size and all; the first has none before it", () => {
  expect(arrangementText(swap(wall("a:0,0,9;b:9,0,3;c:9,3,3"), "b", -1))).toBe("b:0,0,9;a:9,0,3;c:9,3,3");
  expect(arrangementText(swap(wall("a:0,0,9;b:9,0,3"), "a", -1))).toBe("a:0,0,9;b:9,0,3");
});

test("a main camera that is not on the wall is a guest in the largest place", () => {
  expect(arrangementText(withMain(wall("a:0,0,3;b:3,0,6;c:9,0,3"), "z"))).toBe("a:0,0,3;z:3,0,6;c:9,0,3");
  const there = wall("a:0,0,3;b:3,0,6");
  expect(withMain(there, "a")).toBe(there);
});

test("a camera comes into the first gap that holds it, once, and the last one cannot go", () => {
  const one = add(wall("a:0,0,9;b:0,9,3"), "c");
  expect(arrangementText(one)).toBe("a:0,0,9;c:9,0,3;b:0,9,3");
  expect(add(one, "c")).toBe(one);
  expect(arrangementText(remove(remove(one, "a"), "b"))).toBe("c:9,0,3");
  expect(arrangementText(remove(wall("c:9,0,3"), "c"))).toBe("c:9,0,3");
});

test.each([1, 2, 5, 8, 12, 16, 20])("%i cameras make a wall, with and without a main one", (count) => {
  for (const main of ["cam-0", null]) {
    const tiles = firstArrangement(feeds(count), main);
    expect(isArrangement(tiles)).toBe(true);
    expect(tiles).toHaveLength(Math.min(count, MOST_TILES));
  }
});

test("up to eight cameras fit a window with a main one, and sixteen without", () => {
  expect(linesOf(firstArrangement(feeds(8), "cam-0"))).toBeLessThanOrEqual(12);
  expect(linesOf(firstArrangement(feeds(16), null))).toBeLessThanOrEqual(12);
});

test("whatever is done in whatever order, it is a wall: none over another, none beyond it", () => {
  let tiles = firstArrangement(feeds(10), "cam-3");
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let step = 0; step < 2000; step++) {
    const feed = `cam-${next(12)}`;
    tiles =
      [
        () => move(tiles, feed, next(25) - 12, next(60) - 30),
        () => resize(tiles, feed, next(15) - 7),
        () => remove(tiles, feed),
        () => add(tiles, feed, next(14)),
      ][next(4)]?.() ?? tiles;
    if (!isArrangement(tiles)) expect.fail(`step ${step}: ${arrangementText(tiles)}`);
    expect(readArrangement(arrangementText(tiles))).toEqual(tiles);
  }
});

test.each([
  "",
  "a",
  "a:0,0",
  "a:0,0,3;",
  "a:0,0,3;a:3,0,3",
  "a:0,0,3;b:2,2,3",
  "a:10,0,3",
  "a:0,0,1",
  "a:0,46,3",
  "a:-1,0,3",
  "a:0.5,0,3",
  "a b:0,0,3",
  Array.from({ length: 17 }, (_, at) => `c${at}:${(at % 6) * 2},${Math.floor(at / 6) * 2},2`).join(";"),
])("%j is no wall", (text) => expect(readArrangement(text)).toBeNull());

test("cameras that there are not are named, and the others keep their places", () => {
  expect(known(wall("a:0,0,9;gone:9,0,3"), ["a", "b"])).toEqual({ tiles: wall("a:0,0,9"), missing: ["gone"] });
});
