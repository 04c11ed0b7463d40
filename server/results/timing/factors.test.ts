import { describe, expect, test } from "vitest";
import { FACTOR_SETS } from "./factor-sets.ts";
import { calculatedMs, clockAt, type FactorQuery, factorOf, type FactorSet, realMsToBeat } from "./factors.ts";
import { randomOf } from "../../../testing/random.ts";
import type { Rounding } from "./rounding.ts";

const DOWN: Rounding = { stepMs: 10, to: "down" };
const HALF_UP: Rounding = { stepMs: 10, to: "half-up" };

const query = (more: Partial<FactorQuery> = {}): FactorQuery => ({
  season: "2011/12",
  discipline: "SL",
  sportClass: "LW12-1",
  ...more,
});

describe("a factor is what the season's set says", () => {
  // Wikipedia (en), articles LW4, LW9, LW10 and LW12: season 2011/12.
  test.each([
    { sportClass: "LW4", discipline: "GS", factor: 0.995 },
    { sportClass: "LW9-1", discipline: "DH", factor: 0.8769 },
    { sportClass: "LW10-2", discipline: "SG", factor: 0.8069 },
    { sportClass: "LW12-1", discipline: "SL", factor: 0.8031 },
  ] as const)("$sportClass in $discipline: $factor", ({ factor, ...of }) => {
    expect(factorOf(query(of))).toMatchObject({ ok: true, factor, rounding: DOWN });
  });

  test.each<{ what: string; of: Partial<FactorQuery>; unknown: string }>([
    { what: "another season", of: { season: "2025/26" }, unknown: "season" },
    { what: "a class without a source", of: { sportClass: "AS2" }, unknown: "class" },
    { what: "a subclass of one that has a factor", of: { sportClass: "LW3-1" }, unknown: "class" },
    { what: "a class above those that have factors", of: { sportClass: "LW12" }, unknown: "class" },
    { what: "what every object has", of: { sportClass: "constructor" }, unknown: "class" },
    { what: "the combined", of: { discipline: "AC" }, unknown: "discipline" },
  ])("of $what nothing is guessed", ({ of, unknown }) => {
    expect(factorOf(query(of))).toEqual({ ok: false, unknown, query: query(of) });
  });

  test("an operator's own sets take their place", () => {
    const set: FactorSet = {
      season: "2030/31",
      source: "village race",
      rounding: HALF_UP,
      factors: { AS1: { SL: 0.6 } },
    };
    const of = query({ season: "2030/31", sportClass: "AS1" });
    expect(factorOf(of, [set])).toEqual({ ok: true, factor: 0.6, rounding: HALF_UP, source: "village race" });
    expect(factorOf(query(), [set])).toMatchObject({ ok: false, unknown: "season" });
  });
});

test("every factor that ships slows a clock down, in at most six decimals", () => {
  const all = FACTOR_SETS.flatMap(({ factors }) => Object.values(factors).flatMap((of) => Object.values(of)));
  expect(all).toHaveLength(36);
  for (const factor of all) {
    expect(factor).toBeGreaterThan(0.5);
    expect(factor).toBeLessThanOrEqual(1);
    expect(Number(factor.toFixed(6))).toBe(factor);
  }
});

test.each([
  { realMs: 60_000, factor: 0.8031, down: 48_180, halfUp: 48_190 },
  { realMs: 60_000, factor: 0.7234, down: 43_400, halfUp: 43_400 },
  { realMs: 100_000, factor: 0.855, down: 85_500, halfUp: 85_500 },
  // In doubles 750 s x 0.5014 is 376.04999… s.
  { realMs: 750_000, factor: 0.5014, down: 376_050, halfUp: 376_050 },
  { realMs: 25_000, factor: 0.5014, down: 12_530, halfUp: 12_540 },
  { realMs: 0, factor: 0.9, down: 0, halfUp: 0 },
])("$realMs ms by $factor are $down, or $halfUp half up", ({ realMs, factor, down, halfUp }) => {
  expect(calculatedMs(realMs, factor, DOWN)).toBe(down);
  expect(calculatedMs(realMs, factor, HALF_UP)).toBe(halfUp);
});

test.each([
  { realMs: -3000, shows: 0 },
  { realMs: 0, shows: 0 },
  { realMs: 1000, shows: 723 },
  { realMs: 1000.9, shows: 723 },
  { realMs: 60_000, shows: 43_404 },
])("$realMs ms after the start a clock at 0.7234 shows $shows", ({ realMs, shows }) => {
  expect(clockAt(realMs, 0.7234)).toBe(shows);
});

test("when a clock stops, cut to hundredths it shows the calculated time", () => {
  const random = randomOf(3);
  for (let round = 0; round < 2000; round++) {
    const realMs = random(0, 400_000);
    const factor = random(5000, 10_000) / 10_000;
    const shown = clockAt(realMs, factor);
    expect(shown - (shown % 10)).toBe(calculatedMs(realMs, factor, DOWN));
  }
});

test.each<{ toBeat: number; factor: number; rounding: Rounding; real: number | null }>([
  { toBeat: 48_180, factor: 0.8031, rounding: DOWN, real: 59_992 },
  { toBeat: 48_180, factor: 0.8031, rounding: HALF_UP, real: 59_986 },
  { toBeat: 48_180, factor: 1, rounding: DOWN, real: 48_179 },
  { toBeat: 0, factor: 0.9, rounding: DOWN, real: null },
])("to beat $toBeat at $factor, $rounding.to, $real ms are enough", ({ toBeat, factor, rounding, real }) => {
  expect(realMsToBeat(toBeat, factor, rounding)).toBe(real);
});
