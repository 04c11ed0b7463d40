import * as v from "valibot";
import { expect, test } from "vitest";
import type { Catalogue } from "../../../contracts/catalogue.ts";
import type { Cue } from "../../../contracts/cues.ts";
import { createCueBook } from "./cue-book.ts";
import { Kept, keptAt, resultsOf, unitsWithResults } from "./kept.ts";

const catalogue = (id = "games"): Catalogue => ({
  event: { id, name: "Games", sample: true, timeZone: "Europe/Rome" },
  venues: [],
  feeds: [],
  athletes: [],
  metrics: [],
  telemetry: { socket: "ws://a", segments: "http://a" },
  results: "http://a",
  dvrMs: 600_000,
});
const unit = (id: string, from: number, name: string): Cue<"unit"> => ({
  kind: "unit",
  id,
  from,
  body: { name, status: "scheduled" },
});
const bookOf = (...cues: Cue[]) => {
  const book = createCueBook();
  book.add(cues);
  return book;
};
const namesOf = (kept: Kept) =>
  resultsOf(kept)
    .list("unit", kept.asOf)
    .map(({ body }) => body.name);

test("what held at the playhead is kept, and nothing ahead of it", () => {
  const kept = keptAt(bookOf(unit("a", 10, "planned"), unit("a", 30, "moved")), catalogue(), 20, null);
  expect(namesOf(kept)).toEqual(["planned"]);
  expect(JSON.stringify(kept)).not.toContain("moved");
});

test("units of before stay with the instant they were known at, until the viewer goes back behind it", () => {
  const before = keptAt(bookOf(unit("a", 10, "yesterday's")), catalogue(), 20, null);
  const today = keptAt(bookOf(unit("b", 30, "today's")), catalogue(), 40, before);
  expect(namesOf(today)).toEqual(["yesterday's", "today's"]);
  expect(today.cues.find(({ id }) => id === "a")?.from).toBe(20);
  expect(namesOf(keptAt(bookOf(unit("b", 30, "today's")), catalogue(), 15, today))).toEqual([]);
});

test("of another event nothing stays", () => {
  const before = keptAt(bookOf(unit("a", 10, "theirs")), catalogue("other"), 20, null);
  expect(namesOf(keptAt(bookOf(unit("b", 10, "ours")), catalogue(), 30, before))).toEqual(["ours"]);
});

test("what is at hand goes before what is old where there is no room for all", () => {
  const before = keptAt(bookOf(unit("a", 10, "old")), catalogue(), 20, null);
  const room = JSON.stringify(unit("b", 30, "new")).length + 10;
  expect(namesOf(keptAt(bookOf(unit("b", 10, "new")), catalogue(), 30, before, room))).toEqual(["new"]);
});

test("what is kept can be read again, and what is not of that kind cannot", () => {
  const kept = keptAt(bookOf(unit("a", 10, "race")), catalogue(), 20, null);
  expect(v.parse(Kept, structuredClone(kept))).toEqual(kept);
  expect(v.is(Kept, { ...kept, cues: [{ kind: "unit", id: "a", from: 1, body: { name: 3 } }] })).toBe(false);
  expect(v.is(Kept, { ...kept, asOf: "noon" })).toBe(false);
});

test("units with results: what runs, then what began last", () => {
  const result = (id: string): Cue<"result"> => ({
    kind: "result",
    id,
    from: 1,
    body: { status: "live", entries: [], counts: {} },
  });
  const begun = (id: string, began: number, status: "running" | "finished"): Cue<"unit"> => ({
    kind: "unit",
    id,
    from: 1,
    body: { name: id, status, began },
  });
  const book = bookOf(
    begun("a", 1, "finished"),
    begun("b", 2, "finished"),
    begun("c", 0, "running"),
    unit("d", 1, "d"),
  );
  book.add(["a", "b", "c"].map(result));
  expect(unitsWithResults(book, 9).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
