import { describe, expect, test } from "vitest";
import type { Unit } from "../../../contracts/results.ts";
import { feedOf, finalOf, nextAt, placeOf, unitAt, type ListedUnit } from "./unit-of.ts";

const MINUTE = 60_000;
const at = Date.UTC(2030, 2, 7, 10, 0);
const unit = (id: string, status: Unit["status"], more: Partial<Unit> = {}): ListedUnit => ({
  id,
  body: { name: id, status, venue: "TOF", ...more },
});

describe("a camera shows", () => {
  test.each<[string, ListedUnit[], string | null]>([
    ["nothing where nothing is planned", [], null],
    ["nothing of another venue", [unit("a", "running", { venue: "ICE" })], null],
    [
      "what runs, before what is interrupted or gets ready",
      [unit("a", "getting-ready"), unit("b", "interrupted"), unit("c", "running"), unit("d", "scheduled")],
      "c",
    ],
    [
      "what has just ended, before what gets ready",
      [unit("a", "finished", { end: at - 15_000 }), unit("b", "getting-ready", { start: at + MINUTE })],
      "a",
    ],
    ["what is interrupted, before what gets ready", [unit("a", "getting-ready"), unit("b", "interrupted")], "b"],
    [
      "of two that run the one that began last",
      [unit("a", "running", { began: at - 9 * MINUTE }), unit("b", "running", { began: at - 5 * MINUTE })],
      "b",
    ],
    [
      "what gets ready, before what has just ended",
      [unit("a", "finished", { end: at - MINUTE }), unit("b", "getting-ready", { start: at + MINUTE })],
      "b",
    ],
    [
      "what ended lately",
      [
        unit("a", "finished", { end: at - 30 * MINUTE }),
        unit("b", "finished", { end: at - 9 * MINUTE }),
        unit("c", "scheduled", { start: at + MINUTE }),
      ],
      "b",
    ],
    [
      "what ended before its planned end",
      [unit("a", "finished", { start: at - 60 * MINUTE, end: at + MINUTE }), unit("b", "scheduled", { start: at })],
      "a",
    ],
    [
      "the next, when the last is long over",
      [
        unit("a", "finished", { end: at - 11 * MINUTE }),
        unit("b", "scheduled", { start: at + 60 * MINUTE }),
        unit("c", "delayed", { start: at + 30 * MINUTE }),
        unit("d", "cancelled", { start: at + MINUTE }),
        unit("e", "postponed", { start: at + MINUTE }),
      ],
      "c",
    ],
    [
      "of two at one time the first in the programme",
      [unit("b", "scheduled", { order: 2 }), unit("a", "scheduled", { order: 3 })],
      "b",
    ],
    [
      "a unit without a time after those with one",
      [unit("a", "scheduled"), unit("b", "scheduled", { start: at + MINUTE })],
      "b",
    ],
    ["the last of the day, when nothing comes", [unit("a", "finished", { end: at - 90 * MINUTE })], "a"],
    ["nothing that is called off", [unit("a", "cancelled"), unit("b", "postponed"), unit("c", "unscheduled")], null],
  ])("%s", (_, units, shown) => {
    expect(unitAt(units, { venue: "TOF" }, at)?.id ?? null).toBe(shown);
  });

  test.each([
    ["A", "a"],
    ["B", "b"],
    ["C", "all"],
    [undefined, "all"],
  ])("at location %s: %s", (location, shown) => {
    const began = (minutes: number) => at - minutes * MINUTE;
    const units = [
      unit("a", "running", { location: "A", began: began(1) }),
      unit("b", "running", { location: "B", began: began(2) }),
      unit("all", "running", { began: location === undefined ? began(0) : began(3) }),
    ];
    expect(unitAt(units, { venue: "TOF", location }, at)?.id).toBe(shown);
  });
});

describe("the camera of a unit", () => {
  const venues = [
    { id: "tofane", name: "Tofane", code: "TOF" },
    { id: "curling", name: "Curling", code: "CUS" },
  ];
  const feeds = [
    { id: "finish", venue: "tofane", number: 2 },
    { id: "course", venue: "tofane", number: 1 },
    { id: "sheet-b", venue: "curling", location: "B", number: 4 },
    { id: "sheet-a", venue: "curling", location: "A", number: 3 },
  ];
  const hall = { id: "hall", venue: "curling", number: 5 };
  test.each([
    ["the first of its venue", { venue: "TOF" }, feeds, "course"],
    ["one of all the venue, for a place without its own", { venue: "TOF", location: "SL" }, feeds, "course"],
    ["that of its sheet", { venue: "CUS", location: "B" }, [...feeds, hall], "sheet-b"],
    ["that of the hall, for a sheet without its own", { venue: "CUS", location: "D" }, [...feeds, hall], "hall"],
    ["none, where cameras show other sheets", { venue: "CUS", location: "D" }, feeds, null],
    ["that of the hall, for all sheets", { venue: "CUS" }, [...feeds, hall], "hall"],
    ["any of the venue, where none shows all of it", { venue: "CUS" }, feeds, "sheet-a"],
    ["none at an unknown venue", { venue: "XXX" }, feeds, null],
    ["none without a venue", {}, feeds, null],
  ])("is %s", (_, where, cameras, found) => {
    expect(feedOf(where, cameras, venues)?.id ?? null).toBe(found);
  });
});

test.each([
  [
    { venue: "curling", location: "B" },
    { venue: "CUS", location: "B" },
  ],
  [{ venue: "unheard-of" }, { venue: "unheard-of", location: undefined }],
])("a camera at %j is where results say %j", (feed, place) => {
  expect(placeOf(feed, [{ id: "curling", name: "Curling", code: "CUS" }])).toEqual(place);
});

describe("an event is decided", () => {
  const rsc = (event: string, phase: string, number: string) => `ALPM${event.padEnd(18, "-")}${phase}${number}--`;
  const units = [
    unit(rsc("SL", "FNL-", "000200"), "scheduled", { start: at + MINUTE, medals: "final" }),
    unit(rsc("SL", "FNL-", "000100"), "finished", { start: at }),
    unit(rsc("SL", "TRN-", "000100"), "scheduled", { start: at + 5 * MINUTE }),
    unit(rsc("GS", "FNL-", "000100"), "finished", { start: at }),
    unit(rsc("GS", "FNL-", "000200"), "finished", { start: at + MINUTE }),
  ];
  test.each([
    ["where the schedule says so", rsc("SL", "----", "------"), units[0]?.id],
    ["in its last unit, where the schedule says nothing", rsc("GS", "----", "------"), units[4]?.id],
    ["nowhere, where it has no unit", rsc("DH", "----", "------"), undefined],
  ])("%s", (_, event, id) => {
    expect(finalOf(units, event)?.id).toBe(id);
  });
});

test("next at a place: the first that is still to begin there, wherever in the venue a camera sees", () => {
  const units = [
    unit("over", "finished", { start: at - MINUTE }),
    unit("elsewhere", "scheduled", { start: at + MINUTE, location: "B" }),
    unit("cancelled", "cancelled", { start: at + MINUTE, location: "A" }),
    unit("later", "scheduled", { start: at + 3 * MINUTE, location: "A" }),
    unit("next", "delayed", { start: at + 2 * MINUTE, location: "A" }),
  ];
  expect(nextAt(units, { venue: "TOF", location: "A" }, at)?.id).toBe("next");
  expect(nextAt(units, { venue: "TOF" }, at)?.id).toBe("elsewhere");
  expect(nextAt(units, { venue: "ICE" }, at)).toBeNull();
});
