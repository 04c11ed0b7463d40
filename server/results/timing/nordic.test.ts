import { describe, expect, test } from "vitest";
import { PERCENT_SETS, percentMs, percentOf, type PercentQuery, pursuitStandings, pursuitStarts } from "./nordic.ts";
import type { PursuitPassage } from "./nordic.ts";
import type { Rounding } from "./rounding.ts";

const SECONDS: Rounding = { stepMs: 1000, to: "half-up" };
const query = (more: Partial<PercentQuery> = {}): PercentQuery => ({
  season: "2012/13",
  technique: "sit",
  sportClass: "LW10.5",
  ...more,
});

// Wikipedia (en), articles LW10 and LW4: season 2012/13.
test.each([
  { of: query(), percent: 91 },
  { of: query({ sportClass: "LW4", technique: "classic" }), percent: 96 },
])("$of.sportClass, $of.technique: $percent %", ({ of, percent }) => {
  expect(percentOf(of)).toMatchObject({ ok: true, percent });
});

test.each<{ of: Partial<PercentQuery>; unknown: string }>([
  { of: { season: "2025/26" }, unknown: "season" },
  { of: { sportClass: "LW3" }, unknown: "class" },
  { of: { sportClass: "toString" }, unknown: "class" },
  { of: { technique: "free" }, unknown: "technique" },
])("of an unknown $unknown nothing is guessed", ({ of, unknown }) => {
  expect(percentOf(query(of))).toEqual({ ok: false, unknown, query: query(of) });
});

test.each([
  { realMs: 600_000, percent: 86, down: 516_000, halfUp: 516_000 },
  { realMs: 1_234_500, percent: 91, down: 1_123_300, halfUp: 1_123_400 },
  { realMs: 1_234_500, percent: 87.5, down: 1_080_100, halfUp: 1_080_200 },
  { realMs: 1_234_567, percent: 100, down: 1_234_500, halfUp: 1_234_600 },
])("$realMs ms at $percent % are $down, or $halfUp half up", ({ realMs, percent, down, halfUp }) => {
  expect(percentMs(realMs, percent, { stepMs: 100, to: "down" })).toBe(down);
  expect(percentMs(realMs, percent, { stepMs: 100, to: "half-up" })).toBe(halfUp);
});

test("every percentage that ships says what its set takes for granted", () => {
  for (const { assumes, percents } of PERCENT_SETS) {
    expect(assumes).toBeTruthy();
    for (const percent of Object.values(percents).flatMap((of) => Object.values(of)))
      expect(percent > 50 && percent <= 100).toBe(true);
  }
});

describe("a pursuit starts with the gaps of its qualification", () => {
  const qualified = [
    { id: "c", timeMs: 614_500 },
    { id: "a", timeMs: 600_000 },
    { id: "d", timeMs: 614_499 },
    { id: "e", timeMs: 840_000 },
    { id: "b", timeMs: 600_000 },
    { id: "f", timeMs: 855_200 },
  ];

  test.each<{ what: string; rounding: Rounding; capMs: number | null; offsets: Record<string, number> }>([
    {
      what: "half up to seconds",
      rounding: SECONDS,
      capMs: null,
      offsets: { a: 0, b: 0, d: 14_000, c: 15_000, e: 240_000, f: 255_000 },
    },
    {
      what: "cut to seconds",
      rounding: { stepMs: 1000, to: "down" },
      capMs: null,
      offsets: { a: 0, b: 0, d: 14_000, c: 14_000, e: 240_000, f: 255_000 },
    },
    {
      // biathlon-antholz.it, World Cup 2025: nobody starts more than four minutes after the leader.
      what: "capped at four minutes",
      rounding: SECONDS,
      capMs: 240_000,
      offsets: { a: 0, b: 0, d: 14_000, c: 15_000, e: 240_000, f: 240_000 },
    },
  ])("$what", ({ rounding, capMs, offsets }) => {
    expect(pursuitStarts(qualified, { rounding, capMs })).toEqual(
      Object.entries(offsets).map(([id, startOffsetMs]) => ({ id, startOffsetMs })),
    );
  });

  test("nobody qualified, nobody starts", () => {
    expect(pursuitStarts([], { rounding: SECONDS, capMs: null })).toEqual([]);
  });
});

describe("who is at a point first leads", () => {
  const passage = (id: string, startOrder: number, startOffsetMs: number, result: PursuitPassage["result"]) => ({
    id,
    startOrder,
    startOffsetMs,
    result,
  });

  test("the time counts from the leader's start, for whoever catches up too", () => {
    const placings = pursuitStandings([
      passage("first", 1, 0, 300_000),
      passage("second", 2, 15_000, 280_000),
      passage("third", 3, 20_000, 280_000),
      passage("fourth", 4, 40_000, "on-course"),
      passage("fifth", 5, 41_000, "DNF"),
    ]);
    expect(placings.map(({ entry, rank, gap }) => [entry.id, entry.result, rank, gap])).toEqual([
      ["second", 295_000, 1, 0],
      ["first", 300_000, 2, 5000],
      ["third", 300_000, 2, 5000],
      ["fourth", "on-course", null, null],
      ["fifth", "DNF", null, null],
    ]);
  });

  test("the passages that are handed in stay as they are", () => {
    const given = [passage("one", 1, 5000, 1000)];
    pursuitStandings(given);
    expect(given[0]?.result).toBe(1000);
  });
});
