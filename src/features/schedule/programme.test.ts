import { describe, expect, test } from "vitest";
import { programmeKeys, programmeParts } from "./programme.ts";

const H = 3_600_000;
const day = (at: number) => `day ${Math.floor(at / (24 * H))}`;
const row = (id: string, at: number | null) => ({ id, at });
const [a, b, c, open] = [row("a", 9 * H), row("b", 11 * H), row("c", 33 * H), row("open", null)];

describe("the list stands", () => {
  test.each([
    ["empty", [], 10 * H, []],
    ["with now between two of a day", [a, b], 10 * H, ["day:day 0", "a", "now", "b"]],
    ["with now after what begins in this moment", [a, b], 9 * H, ["day:day 0", "a", "now", "b"]],
    ["with now below its day's heading", [a, b], H, ["day:day 0", "now", "a", "b"]],
    ["with now above a day that is to come", [a, c], 12 * H, ["day:day 0", "a", "now", "day:day 1", "c"]],
    ["with now before everything", [c], H, ["now", "day:day 1", "c"]],
    ["with now after everything", [a, b], 12 * H, ["day:day 0", "a", "b", "now"]],
    ["with what has no time under its own heading", [a, open], 12 * H, ["day:day 0", "a", "now", "day:", "open"]],
  ])("%s", (_, rows, asOf, keys) => {
    expect(programmeKeys(rows, day, asOf)).toEqual(keys);
  });
});

test.each([
  [
    "by day",
    ["now", "day:1", "a", "b", "day:2", "c"],
    [
      [null, "now"],
      ["1", "a", "b"],
      ["2", "c"],
    ],
  ],
  ["without a day of which nothing is left", ["day:1", "day:2", "c"], [["2", "c"]]],
  ["what has no time", ["day:", "a"], [["", "a"]]],
])("taken apart %s", (_, keys, parts) => {
  expect(programmeParts(keys).map((part) => [part.day, ...part.keys])).toEqual(parts);
});
