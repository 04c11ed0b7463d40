import { expect, test, vi } from "vitest";
import type { Cue } from "../../../../contracts/cues.ts";
import { createChanges } from "../../changes.ts";
import { createChangeFeed } from "./change-feed.ts";

const cue = (id: string, from = 0, kind: "unit" | "team" = "unit"): Cue => ({ kind, id, from, body: null });
const limits = { subscriptions: 5, subscriptionsOfClient: 3, waiting: 4 };
const who = (client = "a", drop = () => {}) => ({ client, drop });

function begin(now = () => 1000) {
  const changes = createChanges();
  return { changes, feed: createChangeFeed({ changes, now, limits }) };
}

test("a subscriber hears of the kinds and the codes it wants, in order", async () => {
  const { changes, feed } = begin();
  const all = feed.listen({}, who());
  const some = feed.listen({ kinds: ["unit"], ids: ["x", "z"] }, who());
  changes.publish([cue("x"), cue("y"), cue("x", 0, "team")]);
  changes.publish([cue("z")]);
  expect([(await all.next()).value.id, (await all.next()).value.id]).toEqual(["x", "y"]);
  expect([(await some.next()).value.id, (await some.next()).value.id]).toEqual(["x", "z"]);
  const waiting = some.next();
  feed.close();
  expect(await waiting).toEqual({ value: undefined, done: true });
});

test("a correction that takes back says so", async () => {
  const { changes, feed } = begin();
  const listening = feed.listen({}, who());
  changes.publish([cue("x")]);
  changes.publish([cue("y")], true);
  expect([(await listening.next()).value.tookBack, (await listening.next()).value.tookBack]).toEqual([false, true]);
  feed.close();
});

test("nothing is told ahead of its time", async () => {
  vi.useFakeTimers();
  let now = 1000;
  const { changes, feed } = begin(() => now);
  const listening = feed.listen({}, who());
  changes.publish([cue("ahead", 1500), cue("present", 1000)]);
  expect((await listening.next()).value.id).toBe("present");
  let told = false;
  const next = listening.next().then((result) => ((told = true), result));
  await vi.advanceTimersByTimeAsync(499);
  expect(told).toBe(false);
  now = 1500;
  await vi.advanceTimersByTimeAsync(1);
  expect((await next).value.id).toBe("ahead");
  feed.close();
  vi.useRealTimers();
});

test("who does not read is told so, forgotten, and its connection ended", async () => {
  vi.useFakeTimers();
  const { changes, feed } = begin();
  const drop = vi.fn<() => void>();
  const listening = feed.listen({}, who("slow", drop));
  for (let at = 0; at < 100; at++) changes.publish([cue(`${at}`)]);
  expect(feed.size).toBe(0);
  await expect(listening.next()).rejects.toThrow("more slowly than changes come");
  expect(await listening.next()).toEqual({ value: undefined, done: true });
  vi.advanceTimersByTime(1000);
  expect(drop).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test("a client has so many subscriptions, all of them so many, and each that ends makes room", async () => {
  const { feed } = begin();
  const own = [1, 2, 3].map(() => feed.listen({}, who("a")));
  expect(() => feed.listen({}, who("a"))).toThrow("at most 3");
  feed.listen({}, who("b"));
  feed.listen({}, who("c"));
  expect(() => feed.listen({}, who("d"))).toThrow("at most");
  await own[0]?.return?.();
  await own[0]?.return?.();
  expect(feed.size).toBe(4);
  feed.listen({}, who("a"));
  expect(() => feed.listen({}, who("a"))).toThrow("at most");
});
