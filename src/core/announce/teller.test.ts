import { expect, test } from "vitest";
import type { Moment } from "../results/moments.ts";
import { createTeller } from "./teller.ts";

const person = { code: "1", name: "R", shortName: "R", organisation: null, sportClass: null };
const finish = (at: number, rank: number): Moment => ({
  ...{ key: `finish ${at}`, at, kind: "finish", person, figure: "59.29", rank, isLeader: rank === 1 },
});
const split = (at: number): Moment => ({
  ...{ key: `split ${at}`, at, kind: "split", person, point: 1, rank: 1, behindMs: 0 },
});
const between = (moments: readonly Moment[]) => (from: number, to: number) =>
  moments.filter(({ at }) => at > from && at <= to);

test("each thing once, when the playhead comes to it, and of several the newest", () => {
  const teller = createTeller();
  const known = between([finish(1000, 1), finish(1200, 2), finish(2600, 1)]);
  const told = [500, 1000, 1500, 2000, 2500, 3000, 3500].map((at) => teller.next(at, known, "moments")?.at ?? null);
  expect(told).toEqual([null, 1000, 1200, null, null, 2600, null]);
});

test.each([
  ["off", null],
  ["moments", null],
  ["full", 1000],
] as const)("a split at the level %s", (level, expected) => {
  const teller = createTeller();
  const known = between([split(1000)]);
  teller.next(500, known, level);
  expect(teller.next(1000, known, level)?.at ?? null).toBe(expected);
});

test("who comes fifth decides nothing", () => {
  const teller = createTeller();
  teller.next(500, between([]), "moments");
  expect(teller.next(1000, between([finish(900, 5)]), "moments")).toBeNull();
});

test("what a seek goes past is not told, and after one back it is told again when it comes", () => {
  const teller = createTeller();
  const known = between([finish(1000, 1), finish(20_000, 1)]);
  teller.next(500, known, "moments");
  expect(teller.next(1000, known, "moments")?.at).toBe(1000);
  expect(teller.next(30_000, known, "moments")).toBeNull();
  expect(teller.next(600, known, "moments")).toBeNull();
  expect(teller.next(1100, known, "moments")?.at).toBe(1000);
});

test("what comes late, but not too late, is told", () => {
  const teller = createTeller();
  teller.next(1000, between([]), "moments");
  teller.next(2000, between([]), "moments");
  expect(teller.next(2500, between([finish(1500, 1)]), "moments")?.at).toBe(1500);
  expect(teller.next(6400, between([finish(2000, 1)]), "moments")).toBeNull();
});
