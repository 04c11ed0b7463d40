import { describe, expect, test } from "vitest";
import type { Body } from "../../../contracts/results.ts";
import { createCueBook } from "../../core/results/cue-book.ts";
import { decidedEvents, medalRows } from "./medal-rows.ts";

const line = (organisation: string, rank: number, isTied = false) => ({
  ...{ organisation, rank, isTied },
  ...{ gold: 1, silver: 2, bronze: 3 },
});

describe("the medal table", () => {
  test.each([
    ["by rank", [line("SWE", 2), line("ITA", 1)], ["1 ITA", "2 SWE"]],
    ["of one rank by organisation, and tied", [line("SWE", 1), line("AUT", 1)], ["1= AUT", "1= SWE"]],
    ["tied where the organiser says so", [line("SWE", 1, true)], ["1= SWE"]],
    ["empty", [], []],
  ])("%s", (_, lines, said) => {
    const rows = medalRows({ lines });
    expect(rows.map(({ rank, isTied, organisation }) => `${rank}${isTied ? "=" : ""} ${organisation}`)).toEqual(said);
    expect(rows.every(({ total }) => total === 6)).toBe(true);
  });
});

describe("who won", () => {
  const at = Date.UTC(2030, 2, 7, 12);
  const event = (name: string) => `ALPW${name.padEnd(18, "-")}${"-".repeat(12)}`;
  const unit = (name: string) => `ALPW${name.padEnd(18, "-")}FNL-000100--`;
  const book = createCueBook();
  const put = (kind: "participant" | "team", id: string, body: Body) => book.add([{ kind, id, from: at - 1, body }]);
  put("participant", "p1", { givenName: "Nora", familyName: "Lindqvist", organisation: "SWE", role: "athlete" });
  put("participant", "g1", { givenName: "Ida", familyName: "Bergstrand", organisation: "SWE", role: "guide" });
  put("team", "t1", { name: "Norway", members: ["p2", "p3"] });
  const member = (participant: string, role: "athlete" | "guide" = "athlete") => ({ participant, role });
  const medallists = (...medals: Body<"medallists">["medals"]): Body<"medallists"> => ({ medals });
  const won = (medal: "gold" | "silver" | "bronze", competitor: string) => ({
    ...{ medal, competitor },
    ...{ kind: "athlete" as const, members: [] },
  });

  test("an athlete with the guide, and not twice", () => {
    const gold = { ...won("gold", "p1"), members: [member("p1"), member("g1", "guide")] };
    const [decided] = decidedEvents([{ id: event("DH"), body: medallists(gold) }], [], book, at);
    expect(decided).toMatchObject({ name: null, discipline: "ALP" });
    expect(decided?.winners).toMatchObject([
      {
        medal: "gold",
        person: { name: "Nora Lindqvist", organisation: "SWE" },
        members: [],
        guides: [{ name: "Ida Bergstrand" }],
      },
    ]);
  });

  test("a team with its members; the organisation as published where the team has none", () => {
    const gold = {
      ...won("gold", "t1"),
      kind: "team" as const,
      organisation: "NOR",
      members: [member("p2"), member("p3")],
    };
    const [decided] = decidedEvents([{ id: event("TM"), body: medallists(gold) }], [], book, at);
    expect(decided?.winners[0]).toMatchObject({ person: { name: "Norway", organisation: "NOR" }, guides: [] });
    expect(decided?.winners[0]?.members.map(({ code }) => code)).toEqual(["p2", "p3"]);
  });

  test("gold first, and two of one medal stay as published", () => {
    const body = medallists(won("bronze", "y"), won("bronze", "x"), won("gold", "z"));
    const [decided] = decidedEvents([{ id: event("DH"), body }], [], book, at);
    expect(decided?.winners.map(({ medal, person }) => `${medal} ${person.code}`)).toEqual([
      ...["gold z", "bronze y", "bronze x"],
    ]);
  });

  test("the event that was decided last is on top, and one without medals is left out", () => {
    const units = (["DH", "SG", "GS"] as const).map((name, hour) => ({
      id: unit(name),
      body: { name, status: "finished" as const, start: at + hour, medals: "final" as const },
    }));
    const body = medallists(won("gold", "p1"));
    const list = [
      { id: event("DH"), body },
      { id: event("SG"), body },
      { id: event("GS"), body: medallists() },
    ];
    expect(decidedEvents(list, units, book, at).map(({ name }) => name)).toEqual(["SG", "DH"]);
  });
});
