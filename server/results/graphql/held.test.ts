import { expect, test } from "vitest";
import { inventedDay, storeOf } from "./day-for-tests.ts";
import { createReader } from "./held.ts";

const day = inventedDay();

test("what is asked for in one turn is one question, and what is known is none", async () => {
  const store = storeOf(day.versions);
  const reader = createReader(store);
  const asked = ["P1000", "P1001", "nobody", "P1000"].map(async (code) => reader.one("participant", code, day.end));
  expect((await Promise.all(asked)).map((held) => held?.id ?? null)).toEqual(["P1000", "P1001", null, "P1000"]);
  expect(reader.one("participant", "P1001", day.end)).toMatchObject({ id: "P1001", at: day.end });
  expect(reader.one("participant", "nobody", day.end)).toBeNull();
  await reader.ahead("participant", ["P1001", "P1000"], day.end);
  expect(store.calls).toEqual({ "many participant": 1 });
});

test("what is under way is not asked for again", async () => {
  const store = storeOf(day.versions);
  const { many } = store;
  let release: () => void = () => {};
  const gate = new Promise<void>((done) => (release = done));
  store.many = async (...asked) => {
    await gate;
    return many(...asked);
  };
  const reader = createReader(store);
  const first = reader.some("participant", ["P1000", "P1001"], day.end);
  await new Promise((done) => setImmediate(done));
  const second = reader.some("participant", ["P1001"], day.end);
  release();
  expect([(await first).length, (await second)[0]?.id]).toEqual([2, "P1001"]);
  expect(store.calls).toEqual({ "many participant": 1 });
});

test("another instant is another question", async () => {
  const store = storeOf(day.versions);
  const reader = createReader(store);
  const [code = ""] = day.units;
  const asked = [0, 5, 9].map(async (minutes) => reader.one("unit", code, day.end - 40 * 60_000 + minutes * 60_000));
  expect((await Promise.all(asked)).map((held) => held?.body.status)).toEqual(["running", "running", "finished"]);
  expect(store.calls).toEqual({ "many unit": 3 });
});

test("a failure is told to all who wait, and the next one asks again", async () => {
  const store = storeOf(day.versions);
  const { many } = store;
  store.many = () => Promise.reject(new Error("gone"));
  const reader = createReader(store);
  const waiting = ["P1000", "P1001"].map(async (code) => reader.one("participant", code, day.end));
  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  store.many = many;
  expect(await reader.one("participant", "P1000", day.end)).toMatchObject({ id: "P1000" });
});
