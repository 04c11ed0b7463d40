import * as v from "valibot";
import { expect, test } from "vitest";
import { Play, Result } from "../../../contracts/results.ts";
import { createCueBook } from "./cue-book.ts";
import { momentsOf } from "./moments.ts";

const UNIT = `ALPM${"SUPERG-SIT".padEnd(18, "-")}FNL-000100--`;
const entry = (competitor: string, rest: object = {}) => ({ competitor, kind: "athlete", sortOrder: 1, ...rest });
const result = (from: number, entries: object[], status = "live") => ({
  ...{ kind: "result" as const, id: UNIT, from },
  body: v.parse(Result, { status, entries }),
});
const bookOf = (...cues: Parameters<ReturnType<typeof createCueBook>["add"]>[0]) => {
  const book = createCueBook();
  book.add([{ kind: "participant", id: "1", from: 0, body: { familyName: "Ritter", role: "athlete" } } as never]);
  book.add(cues);
  return book;
};

test("a run is told by its splits and its finish; what stood before the window is not told again", () => {
  const split = (at: number, behind: number, rank: number) => ({ at, behind, rank });
  const book = bookOf(
    result(1000, [entry("1", { splits: [split(1, 0, 1)] })]),
    result(2000, [entry("1", { splits: [split(1, 0, 1), split(2, 210, 3)] })]),
    result(3000, [entry("1", { splits: [split(1, 0, 1), split(2, 210, 3)], result: "59.29", rank: 1 })]),
    result(4000, [entry("1", { result: "59.29", rank: 1 })], "official"),
  );
  expect(momentsOf(book, UNIT, 1500, 9000)).toMatchObject([
    { at: 2000, kind: "split", person: { shortName: "Ritter" }, point: 2, rank: 3, behindMs: 210 },
    { at: 3000, kind: "finish", figure: "59.29", rank: 1, isLeader: true },
    { at: 4000, kind: "status", status: "official" },
  ]);
});

test("nothing is told that lies ahead of the instant", () => {
  const book = bookOf(result(1000, [entry("1")]), result(2000, [entry("1", { result: "59.29", rank: 1 })]));
  expect(momentsOf(book, UNIT, 0, 1999)).toEqual([]);
  expect(momentsOf(book, UNIT, 0, 2000)).toHaveLength(1);
});

test("who is out is told once, and shots as they are fired", () => {
  const book = bookOf(
    result(1000, [entry("1"), entry("2")]),
    result(2000, [entry("1", { irm: "DNF" }), entry("2", { shootings: [{ bout: 1, shots: [true, true, false] }] })]),
    result(3000, [entry("1", { irm: "DNF" }), entry("2", { shootings: [{ bout: 1, shots: [true, true, false] }] })]),
  );
  expect(momentsOf(book, UNIT, 0, 9000)).toMatchObject([
    { at: 2000, kind: "out", person: { shortName: "Ritter" }, irm: "DNF" },
    { at: 2000, kind: "shooting", hits: 2, shots: 3 },
  ]);
});

test("of a match what was played is told, each thing once, and not what came before", () => {
  const action = (id: string, note: string, score = [2, 0]) => ({
    ...{ id, action: "GOAL", note, participants: ["1"], score },
  });
  const play = (from: number, actions: object[]) => ({
    ...{ kind: "play" as const, id: UNIT, from },
    body: v.parse(Play, { actions }),
  });
  const book = bookOf(
    result(500, [entry("1", { kind: "team" })]),
    play(1000, [action("a", "Goal, early", [1, 0])]),
    play(2000, [action("a", "Goal, early", [1, 0]), action("b", "Goal")]),
    play(3000, [action("a", "Goal, early", [1, 0]), action("b", "Goal"), action("c", "Ritter shoots")]),
  );
  expect(momentsOf(book, UNIT, 1500, 9000)).toMatchObject([
    { at: 2000, kind: "play", text: "Goal", people: [{ shortName: "Ritter" }], score: [2, 0] },
    // Who is named in the text, and a score that is no news, are not told twice.
    { at: 3000, kind: "play", text: "Ritter shoots", people: [], score: null },
  ]);
});
