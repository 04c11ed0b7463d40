import { describe, expect, test } from "vitest";
import type { Body, Entry, Kind, Result } from "../../../contracts/results.ts";
import { createCueBook } from "../../core/results/cue-book.ts";
import { athleteView } from "./athlete-view.ts";

const at = Date.UTC(2030, 2, 7, 12);
const DH = "ALPWDH----------03030-FNL-000100--";
const SG = "ALPWSG----------03030-FNL-000100--";
const GAME = "IHO-TEAM6-------------GPA-000100--";
const entry = (competitor: string, more: Partial<Entry> = {}): Entry => ({
  ...{ competitor, kind: "athlete", sortOrder: 1, isTied: false },
  ...{ splits: [], shootings: [], periods: [], members: [], counts: {} },
  ...more,
});
const member = (participant: string, role: "athlete" | "guide" = "athlete") => ({ participant, role });
const pair = [{ ...member("p1"), sportClass: "AS2", bib: "4" }, member("g1", "guide")];

function bookOf(...cues: [kind: Kind, id: string, body: Body, from?: number][]) {
  const book = createCueBook();
  book.add(cues.map(([kind, id, body, from = at - 1000]) => ({ kind, id, body, from })));
  return book;
}
const nora: Body<"participant"> = { givenName: "Nora", familyName: "Lindqvist", organisation: "SWE", role: "athlete" };
const ida: Body<"participant"> = { givenName: "Ida", familyName: "Bergstrand", organisation: "SWE", role: "guide" };
const result = (...entries: Entry[]): Result => ({ status: "official", entries, counts: {} });
const unit = (name: string, start: number): Body<"unit"> => ({ name, status: "finished", start });

test("nobody is known of whom nothing has come", () => {
  expect(athleteView(bookOf(), "p1", at)).toBeNull();
  expect(athleteView(bookOf(["participant", "p1", nora, at + 1]), "p1", at)).toBeNull();
});

describe("an athlete with a guide", () => {
  const book = bookOf(
    ["participant", "p1", nora],
    ["participant", "g1", ida],
    ["unit", DH, unit("Downhill", at - 9000)],
    ["unit", SG, unit("Super-G", at - 5000)],
    ["result", DH, result(entry("p1", { rank: 2, isTied: true, result: "1:16.08", behind: 210, members: pair }))],
    ["result", SG, result(entry("p1", { irm: "DNF", result: "DNF", members: pair }))],
    ["medallists", DH, { medals: [{ medal: "silver", competitor: "p1", kind: "athlete", members: pair }] }],
  );

  test("has the class, what it means, the bib and the guide", () => {
    const view = athleteView(book, "p1", at);
    expect(view).toMatchObject({ isTeam: false, bib: "4", person: { name: "Nora Lindqvist", sportClass: "AS2" } });
    expect(view?.explained).toMatch(/very low vision/);
    expect(view?.guides.map(({ name }) => name)).toEqual(["Ida Bergstrand"]);
    expect(view?.leads).toEqual([]);
  });

  test("has results, the latest first, with rank, gap or why there is none", () => {
    expect(athleteView(book, "p1", at)?.outings).toMatchObject([
      { name: "Super-G", irm: "DNF", rank: null, result: null, gap: null },
      { name: "Downhill", irm: null, rank: 2, isTied: true, result: "1:16.08", gap: "+0.21", status: "official" },
    ]);
  });

  test("wins the medal together with the guide, who leads", () => {
    for (const code of ["p1", "g1"])
      expect(athleteView(book, code, at)?.medals).toMatchObject([{ medal: "silver", event: "Downhill" }]);
    const guide = athleteView(book, "g1", at);
    expect(guide?.leads.map(({ code }) => code)).toEqual(["p1"]);
    expect(guide).toMatchObject({ guides: [], explained: null, person: { sportClass: null } });
  });
});

test("nothing is told that was not known then", () => {
  const book = bookOf(
    ["participant", "p1", nora],
    ["result", DH, { ...result(entry("p1")), status: "start-list" }],
    ["result", DH, result(entry("p1", { rank: 1, result: "1:16.08" })), at + 10],
    ["medallists", DH, { medals: [{ medal: "gold", competitor: "p1", kind: "athlete", members: [] }] }, at + 20],
  );
  const before = athleteView(book, "p1", at);
  expect(before?.medals).toEqual([]);
  expect(before?.outings).toMatchObject([{ rank: null, result: null, status: "start-list" }]);
  expect(athleteView(book, "p1", at + 20)?.medals).toHaveLength(1);
});

describe("a team", () => {
  const book = bookOf(
    ["team", "t1", { name: "Norway", organisation: "NOR", members: ["p2"] }],
    ["team", "t2", { name: "Czechia", organisation: "CZE", members: [] }],
    ["participant", "p2", { familyName: "Haug", role: "athlete" }],
    ["participant", "p3", { familyName: "Dahl", role: "athlete" }],
    ["unit", GAME, unit("Game 1", at)],
    [
      "result",
      GAME,
      result(
        entry("t1", { kind: "team", result: "3", outcome: "won", members: [member("p2"), member("p3")] }),
        entry("t2", { kind: "team", result: "2", outcome: "lost" }),
      ),
    ],
  );

  test("has its members, each once, and what its sport uses", () => {
    const view = athleteView(book, "t1", at);
    expect(view?.members.map(({ name }) => name)).toEqual(["Haug", "Dahl"]);
    expect(view).toMatchObject({ isTeam: true, guides: [] });
    expect(view?.explained).toMatch(/sledge/);
  });

  test("has played against another", () => {
    expect(athleteView(book, "t1", at)?.outings).toMatchObject([
      { name: "Game 1", outcome: "won", result: "3", opponent: { person: { name: "Czechia" }, result: "2" } },
    ]);
  });

  test("of a member's page is no guide", () => {
    expect(athleteView(book, "p3", at)).toMatchObject({ guides: [], leads: [], outings: [{ name: "Game 1" }] });
  });
});
