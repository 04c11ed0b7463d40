import { expect, test } from "vitest";
import { createBatches } from "./batches.ts";

const isOfOne = (error: unknown) => (error as Error).message === "bad item";

test("what comes while a batch is at work is the next batch, in order, and each gets his own answer", async () => {
  const batches: string[][] = [];
  const add = createBatches(
    async (items: readonly string[]) => {
      batches.push([...items]);
      await new Promise((done) => setImmediate(done));
      return items.map((item) => item.toUpperCase());
    },
    { most: 2, isOfOne },
  );
  expect(await Promise.all(["a", "b", "c", "d"].map(add))).toEqual(["A", "B", "C", "D"]);
  expect(batches).toEqual([["a"], ["b", "c"], ["d"]]);
  expect(await add("e")).toBe("E");
});

test.each([
  ["bad item", ["rejected", "fulfilled", "rejected", "fulfilled"]],
  ["no connection", ["rejected", "rejected", "rejected", "rejected"]],
])("when a batch fails with %s", async (why, expected) => {
  const add = createBatches(
    async (items: readonly string[]) => {
      await new Promise((done) => setImmediate(done));
      if (items.includes("bad")) throw new Error(why);
      return items;
    },
    { most: 9, isOfOne },
  );
  const settled = await Promise.allSettled(["bad", "b", "bad", "d"].map(add));
  expect(settled.map(({ status }) => status)).toEqual(expected);
});
