import { describe, expect, test } from "vitest";
import { parseDuration, printDuration } from "./duration.ts";
import { randomOf } from "../../../testing/random.ts";
import { medalOf, ranking, type Standing } from "./ranking.ts";

const standings = (results: readonly Standing["result"][]): Standing[] =>
  results.map((result, index) => ({ id: `a${index}`, startOrder: index + 1, result }));
const ms = (text: string): number => parseDuration(text) ?? Number.NaN;
const plus = (gap: number | null): string | null => (gap === null ? null : printDuration(gap, { plus: true }));

describe("ties share a rank and the ranks they take up are skipped", () => {
  test.each([
    { results: [1, 2, 3], ranks: [1, 2, 3], equal: [] },
    { results: [1, 2, 2, 4], ranks: [1, 2, 2, 4], equal: [2, 2] },
    { results: [5, 5, 7], ranks: [1, 1, 3], equal: [1, 1] },
    { results: [5, 5, 5, 6, 6, 9], ranks: [1, 1, 1, 4, 4, 6], equal: [1, 1, 1, 4, 4] },
    { results: [9], ranks: [1], equal: [] },
    { results: [], ranks: [], equal: [] },
  ])("$results: $ranks", ({ results, ranks, equal }) => {
    const placings = ranking(standings(results), "smaller");
    expect(placings.map(({ rank }) => rank)).toEqual(ranks);
    expect(placings.filter(({ rankEqual }) => rankEqual).map(({ rank }) => rank)).toEqual(equal);
  });
});

test("of scores the larger is better, and the gap is what is short", () => {
  const placings = ranking(standings([61.5, 90, 61.5, 72.25]), "larger");
  expect(placings.map(({ entry, rank, gap }) => [entry.id, rank, gap])).toEqual([
    ["a1", 1, 0],
    ["a3", 2, 17.75],
    ["a0", 3, 28.5],
    ["a2", 3, 28.5],
  ]);
});

test("whoever has no result follows in the house's order, by start order, without a rank", () => {
  const given = standings(["DQP", "DNS", "DSQ", "to-start", 70_000, "DNF", "DQB", "on-course", "DNF", "to-start"]);
  const placings = ranking(given.toReversed(), "smaller");
  expect(placings.map(({ entry }) => `${entry.id} ${entry.result}`)).toEqual([
    "a4 70000",
    "a7 on-course",
    "a3 to-start",
    "a9 to-start",
    "a5 DNF",
    "a8 DNF",
    "a1 DNS",
    "a2 DSQ",
    "a6 DQB",
    "a0 DQP",
  ]);
  for (const placing of placings.slice(1)) expect(placing).toMatchObject({ rank: null, rankEqual: false, gap: null });
});

test("before anybody has a result nobody has a rank", () => {
  expect(ranking(standings(["to-start", "on-course"]), "smaller").map(({ rank }) => rank)).toEqual([null, null]);
});

describe("real races come out as published", () => {
  // Beijing 2022, men's slalom, vision impaired: oasport.it, 2022-03. Calculated totals of two runs; the source
  // prints the winner's total and the others' gaps.
  test("Beijing 2022, the whole list", () => {
    const winner = ms("1:26.82");
    const gaps = ["+0.00", "+0.28", "+9.40", "+10.33", "+17.06", "+19.58", "+21.15", "+25.06", "+26.33", "+27.40"];
    const irms = ["DNF", "DNF", "DNS"] as const;
    const given = standings([...gaps.map((gap) => winner + ms(gap)), ...irms]);
    const placings = ranking(given.toReversed(), "smaller");
    expect(placings.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null, null, null]);
    expect(placings.map(({ gap }) => plus(gap))).toEqual([...gaps, null, null, null]);
    expect(placings.map(({ entry }) => entry)).toEqual(given);
  });

  // Milano Cortina 2026, calculated times: oasport.it, it.blastingnews.com, momentosera.it and corrieredellosport.it,
  // 2026-03.
  test("2026, men's downhill, vision impaired: printed totals give the printed gaps", () => {
    const placings = ranking(standings(["1:18.64", "1:16.08", "1:18.33"].map(ms)), "smaller");
    expect(placings.map(({ rank, gap }) => [rank, plus(gap)])).toEqual([
      [1, "+0.00"],
      [2, "+2.25"],
      [3, "+2.56"],
    ]);
  });

  // Here one total is printed, and gaps.
  test.each([
    { race: "women's downhill, standing", leader: ms("1:22.00"), gaps: ["+1.71", "+2.47"] },
    { race: "men's giant slalom, vision impaired", leader: ms("2:08.27") - ms("+0.34"), gaps: ["+0.34"] },
  ])("2026, $race", ({ leader, gaps }) => {
    const published = ["+0.00", ...gaps];
    const placings = ranking(standings(published.map((gap) => leader + ms(gap))).toReversed(), "smaller");
    expect(placings.map(({ gap }) => plus(gap))).toEqual(published);
    expect(placings.map(({ rank }) => rank)).toEqual(published.map((_, index) => index + 1));
  });

  // Women's downhill, sitting, 2026-03-07, in the order of starting; same sources. Two without an exact time are left out.
  test("2026, two who fell are listed in the order in which they started", () => {
    const leader = ms("1:25.79");
    const placings = ranking(
      [
        { id: "van Bergen", startOrder: 1, result: "DNF" },
        { id: "Forster", startOrder: 2, result: leader },
        { id: "Pascual", startOrder: 3, result: leader + ms("+0.05") },
        { id: "Liu", startOrder: 6, result: leader + ms("+5.48") },
        { id: "Soens", startOrder: 7, result: "DNF" },
      ],
      "smaller",
    );
    expect(placings.map(({ entry }) => entry.id)).toEqual(["Forster", "Pascual", "Liu", "van Bergen", "Soens"]);
  });
});

describe("the rank decides the medal", () => {
  test.each([
    { what: "without ties", ranks: [1, 2, 3, 4], medals: ["gold", "silver", "bronze", null] },
    // Women's sprint pursuit, vision impaired, 2026: CZE, CHN and bronze for both CZE and GER: PWG2026
    // results book of biathlon, by way of github.com/matthewgthomas/hurdle.
    { what: "two on rank 3", ranks: [1, 2, 3, 3], medals: ["gold", "silver", "bronze", "bronze"] },
    { what: "two on rank 2: no bronze", ranks: [1, 2, 2, 4], medals: ["gold", "silver", "silver", null] },
    { what: "two on rank 1: no silver", ranks: [1, 1, 3, 4], medals: ["gold", "gold", "bronze", null] },
    { what: "three on rank 1: nothing else", ranks: [1, 1, 1, 4], medals: ["gold", "gold", "gold", null] },
    { what: "no rank, no medal", ranks: [1, null], medals: ["gold", null] },
  ])("$what", ({ ranks, medals }) => {
    expect(ranks.map(medalOf)).toEqual(medals);
  });
});

test("whatever the results, ranks never fall, say how many are better, and lose nobody", () => {
  const random = randomOf(4);
  const others = ["DNS", "DNF", "DSQ", "DQB", "DQP", "on-course", "to-start"] as const;
  for (let round = 0; round < 500; round++) {
    const given = standings(
      Array.from({ length: random(0, 40) }, () =>
        random(0, 4) === 0 ? (others[random(0, others.length - 1)] ?? "DNS") : random(1, 25) * 10,
      ),
    );
    const better = random(0, 1) === 0 ? "smaller" : "larger";
    const placings = ranking(given, better);
    expect(new Set(placings.map(({ entry }) => entry))).toEqual(new Set(given));

    const values = given.flatMap(({ result }) => (typeof result === "number" ? [result] : []));
    const ranked = placings.filter(({ rank }) => rank !== null);
    expect(placings.slice(0, values.length)).toEqual(ranked);
    for (const [index, { entry, rank, rankEqual, gap }] of ranked.entries()) {
      const ahead = values.filter((value) => (better === "smaller" ? value < +entry.result : value > +entry.result));
      expect(rank).toBe(ahead.length + 1);
      expect(rankEqual).toBe(values.filter((value) => value === entry.result).length > 1);
      expect(rank).toBeGreaterThanOrEqual(ranked[index - 1]?.rank ?? 1);
      expect(gap).toBeGreaterThanOrEqual(ranked[index - 1]?.gap ?? 0);
    }
    // Each who shares rank r with n - 1 others stands for the mean of r to r + n - 1: with it the sum is that of no ties.
    const mean = ({ rank }: { rank: number | null }) =>
      (rank ?? 0) + (ranked.filter((other) => other.rank === rank).length - 1) / 2;
    const count = ranked.length;
    expect(ranked.reduce((sum, placing) => sum + mean(placing), 0)).toBe((count * (count + 1)) / 2);
  }
});
