import { describe, expect, test } from "vitest";
import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Unit } from "../../../contracts/results.ts";
import { filteredRows, scheduleRows, type ScheduleRow } from "./schedule-rows.ts";

const MINUTE = 60_000;
const start = Date.UTC(2030, 2, 7, 10, 30);
const feed: CatalogueFeed = {
  ...{ id: "alpine", name: "Alpine", venue: "tofane", number: 1 },
  ...{ dash: "", hls: "", hasAudio: false, captions: [] },
};
const rsc = (sport: string, number: number) => `${sport}MSG----------12050FNL-00${number}000--`;
const rowsOf = (units: readonly [id: string, Partial<Unit>][], first: Record<string, number> = {}) =>
  scheduleRows({
    units: units.map(([id, more]) => ({ id, body: { name: id, status: "scheduled", venue: "TOF", ...more } })),
    venues: [{ id: "tofane", name: "Tofane", code: "TOF" }],
    feeds: [feed],
    recordedFrom: 0,
    firstStart: (id) => first[id] ?? null,
  });
const [A, B, C, D] = [rsc("ALP", 1), rsc("ALP", 2), rsc("BTH", 3), rsc("BTH", 4)] as const;

describe("a line says", () => {
  test.each<[string, Partial<Unit>, number | null, Partial<ScheduleRow>]>([
    ["its planned start", { start }, start, { start, was: null, began: null, at: start }],
    [
      "what it was before a delay",
      { start, status: "delayed" },
      start - 15 * MINUTE,
      { start, was: start - 15 * MINUTE },
    ],
    ["nothing of a delay once it is over", { start, status: "finished" }, start - MINUTE, { start, was: null }],
    [
      "no time when it is cancelled, but which it was",
      { start, status: "cancelled" },
      start,
      { start: null, was: start },
    ],
    ["the same when it is postponed", { start, status: "postponed" }, null, { start: null, was: start, at: start }],
    [
      "that it began early",
      { start, began: start - 2 * MINUTE, status: "running" },
      null,
      { began: { at: start - 2 * MINUTE, pace: "early" }, at: start - 2 * MINUTE },
    ],
    ["that it began late", { start, began: start + MINUTE }, null, { began: { at: start + MINUTE, pace: "late" } }],
    ["nothing of seconds", { start, began: start + MINUTE - 1 }, null, { began: null }],
    [
      "that it began a minute before by the clock",
      { start, began: start - 1 },
      null,
      { began: { at: start - 1, pace: "early" } },
    ],
    ["no time where it has none", {}, null, { start: null, was: null, at: null }],
    ["where it is, in the viewer's words", {}, null, { venue: "TOF", venueName: "Tofane" }],
    ["the organiser's code of a place without cameras", { venue: "XXX" }, null, { venue: "XXX", venueName: "XXX" }],
    ["what is at stake, and why it waits", { medals: "bronze", note: "Fog" }, null, { medals: "bronze", note: "Fog" }],
  ])("%s", (_, unit, first, said) => {
    const [row] = rowsOf([[A, unit]], first === null ? {} : { [A]: first });
    expect(row).toMatchObject({ discipline: "ALP", ...said });
  });
});

test("the order is by time, then by programme, then by code; what has no time comes last", () => {
  const rows = rowsOf([
    [D, {}],
    [B, { start, order: 2 }],
    [C, { start: start + MINUTE, began: start - MINUTE }],
    [A, { start, order: 3 }],
  ]);
  expect(rows.map(({ id }) => id)).toEqual([C, B, A, D]);
});

test.each([
  [{ venue: null, discipline: null }, [A, C, D]],
  [{ venue: "TOF", discipline: null }, [A, C]],
  [{ venue: null, discipline: "BTH" }, [C, D]],
  [{ venue: "TOF", discipline: "BTH" }, [C]],
  [{ venue: "ICE", discipline: null }, []],
])("filtered by %j", (filter, ids) => {
  const rows = rowsOf([
    [A, { start }],
    [C, { start: start + 1 }],
    [D, { start: start + 2, venue: "TES" }],
  ]);
  expect(filteredRows(rows, filter).map(({ id }) => id)).toEqual(ids);
});
