import { expect, test } from "vitest";
import { heldOrder } from "./held-order.ts";

test.each<[string, string[] | null, string[], string[], boolean]>([
  ["nobody is there: the new order", null, ["b", "a"], ["b", "a"], false],
  ["nothing changed", ["a", "b"], ["a", "b"], ["a", "b"], false],
  ["places change: they stay, and wait", ["a", "b", "c"], ["b", "c", "a"], ["a", "b", "c"], true],
  ["somebody comes in between: waits", ["a", "c"], ["a", "b", "c"], ["a", "c"], true],
  ["somebody comes at the end: waits too", ["a"], ["a", "b"], ["a"], true],
  ["somebody is no more: goes, nothing waits", ["a", "b", "c"], ["a", "c"], ["a", "c"], false],
  ["goes while others change places", ["a", "b", "c"], ["c", "a"], ["a", "c"], true],
  ["all are gone", ["a"], [], [], false],
])("%s", (_, held, wanted, order, waits) => {
  expect(heldOrder(held, wanted)).toEqual({ order, waits });
});
