import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Result } from "../../../contracts/results.ts";
import { createCueBook } from "../../core/results/cue-book.ts";
import { splitsOf, standingsOf } from "./standings.ts";

const book = createCueBook();
book.add(
  [
    ["1", "Jonas", "Ritter", "AUT", "LW11"],
    ["2", "Kenji", "Morita", "JPN", "LW12-2"],
    ["3", "Luca", "Ferrante", "ITA", "LW12-2"],
    ["4", "Piotr", "Kowal", "POL", "LW10-1"],
    ["9", "Ada", "Brand", "AUT", undefined],
  ].map(([id = "", givenName, familyName = "", organisation, sportClass]) => ({
    kind: "participant" as const,
    id,
    from: 0,
    body: { givenName, familyName, organisation, sportClass, role: "athlete" as const },
  })),
);
const split = (at: number, behind: number, rank: number) => ({ at, time: 20_000 + behind, behind, rank });
const result = (entries: object[], status = "live") =>
  v.parse(Result, {
    status,
    entries: entries.map((entry, index) => ({
      competitor: String(index + 1),
      kind: "athlete",
      sortOrder: index + 1,
      startOrder: index + 1,
      ...entry,
    })),
  });
const ritter = { rank: 1, result: "59.29", time: 59_290, realTime: 74_020, factor: 0.801 };
const morita = { rank: 2, result: "59.59", time: 59_590, realTime: 68_710, factor: 0.8672, behind: 300 };

describe("standings", () => {
  test("whoever is on course stands on top with a provisional place, then results, then who waits", () => {
    const { rows, done, starters } = standingsOf(
      result([ritter, morita, { splits: [split(1, -80, 1), split(2, 210, 3)] }, {}, {}]),
      book,
      10,
    );
    expect(rows.map(({ key, state, rank }) => [key, state, rank])).toEqual([
      ["3", "course", 3],
      ["1", "done", 1],
      ["2", "done", 2],
      ["4", "next", null],
      ["5", "waits", null],
    ]);
    expect(rows[0]).toMatchObject({ figure: "+0.21", point: 2, person: { name: "Luca Ferrante" } });
    expect([done, starters]).toEqual([2, 5]);
  });

  test("of several on the way, whoever is further stands first, then whoever is better there", () => {
    const far = { splits: [split(1, 0, 1), split(2, 300, 2)] };
    const field = [{ splits: [split(1, 900, 3)] }, far, { splits: [split(1, 100, 2)] }, { splits: [split(2, 0, 1)] }];
    expect(standingsOf(result(field), book, 10).rows.map(({ key }) => key)).toEqual(["4", "2", "3", "1"]);
  });

  test("calculated time is large, real time beside it, and the gap carries its sign", () => {
    const { rows, isFactored } = standingsOf(result([ritter, morita]), book, 10);
    expect(rows[1]).toMatchObject({ figure: "59.59", real: "1:08.71", gap: "+0.30", sportClass: "LW12-2" });
    expect(isFactored).toBe(true);
  });

  test("says why the slower one leads, and keeps silent where the faster one does", () => {
    expect(standingsOf(result([ritter, morita]), book, 10).why).toMatchObject({
      leader: { person: { shortName: "Ritter" }, factor: 0.801 },
      faster: { person: { shortName: "Morita" } },
      behindRealMs: 5310,
    });
    const quick = { ...ritter, realTime: 60_000 };
    expect(standingsOf(result([quick, morita]), book, 10).why).toBeNull();
    expect(standingsOf(result([ritter, { ...morita, irm: "DSQ" }]), book, 10).why).toBeNull();
  });

  test("an official result has nobody on course", () => {
    const { rows } = standingsOf(result([ritter, { splits: [split(1, 0, 1)] }], "official"), book, 10);
    expect(rows.map(({ state }) => state)).toEqual(["done", "waits"]);
  });

  test("guides stand beside their athletes, whoever has no rank says why", () => {
    const members = [
      { participant: "1", role: "athlete", sportClass: "AS2" },
      { participant: "9", role: "guide" },
    ];
    const { rows } = standingsOf(
      result([
        { ...ritter, members },
        { irm: "DNF", splits: [split(1, 0, 1)] },
      ]),
      book,
      10,
    );
    expect(rows[0]).toMatchObject({ sportClass: "AS2", guides: [{ name: "Ada Brand" }] });
    expect(rows[1]).toMatchObject({ state: "done", irm: "DNF", figure: null });
  });

  test("somebody of whom nothing is known is called by his code", () => {
    const { rows } = standingsOf(result([{ ...ritter, competitor: "404" }]), book, 10);
    expect(rows[0]?.person).toMatchObject({ name: "404", organisation: null });
  });
});

test("splits carry time, signed gap and place", () => {
  const [entry] = result([{ splits: [split(1, -80, 1), { at: 2, time: 41_540 }] }]).entries;
  expect(entry && splitsOf(entry)).toEqual([
    { at: 1, time: "19.92", gapMs: -80, gap: "\u22120.08", rank: 1 },
    { at: 2, time: "41.54", gapMs: null, gap: null, rank: null },
  ]);
});
