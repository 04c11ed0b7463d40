import { expect, test } from "vitest";
import { createBoundedCache } from "./bounded-cache.ts";

test("what was not used for longest goes first", () => {
  const cache = createBoundedCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("b", "B", 4);
  cache.get("a");
  cache.set("c", "C", 4);
  expect([cache.get("a"), cache.get("b"), cache.get("c"), cache.weight]).toEqual(["A", undefined, "C", 8]);
  cache.set("a", "AA", 6);
  expect([cache.get("a"), cache.weight]).toEqual(["AA", 10]);
});

test("what is larger than all there is room for is not kept, nor is what it replaces", () => {
  const cache = createBoundedCache<string>(10);
  cache.set("a", "A", 4);
  cache.set("a", "AA", 11);
  expect([cache.get("a"), cache.weight]).toEqual([undefined, 0]);
});
