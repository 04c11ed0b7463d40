import { expect, test } from "vitest";
import type { Held } from "./held.ts";
import { dayBounds, scheduleOf, type ScheduleFilter } from "./schedule.ts";

test.each([
  ["UTC", "2026-03-07", "2026-03-07T00:00:00Z", 24],
  ["Europe/Rome", "2026-03-07", "2026-03-06T23:00:00Z", 24],
  ["Europe/Rome", "2026-03-29", "2026-03-28T23:00:00Z", 23],
  ["Europe/Rome", "2026-10-25", "2026-10-24T22:00:00Z", 25],
  ["America/St_Johns", "2026-03-07", "2026-03-07T03:30:00Z", 24],
  ["Pacific/Kiritimati", "2026-03-07", "2026-03-06T10:00:00Z", 24],
])("in %s, %s begins at %s and has %i hours", (zone, day, start, hours) => {
  const [from, to] = dayBounds(day, zone);
  expect([from, (to - from) / 3_600_000]).toEqual([Date.parse(start), hours]);
});

const unit = (id: string, start: string | null, more: Partial<Held<"unit">["body"]> = {}): Held<"unit"> => ({
  ...{ kind: "unit", id, from: 0, at: 0 },
  body: { name: id, status: "scheduled", ...(start === null ? {} : { start: Date.parse(start) }), ...more },
});
const units = [
  unit("ALP2", null),
  unit("BTH1", "2026-03-07T22:59:59Z", { venue: "TES" }),
  unit("ALP1", "2026-03-07T09:00:00Z", { status: "running", order: 2 }),
  unit("ALP0", "2026-03-07T09:00:00Z", { order: 1 }),
  unit("ALP3", "2026-03-07T23:00:00Z"),
];

test.each<[ScheduleFilter, string[]]>([
  [{}, ["ALP0", "ALP1", "BTH1", "ALP3", "ALP2"]],
  [{ day: "2026-03-07" }, ["ALP0", "ALP1", "BTH1"]],
  [{ day: "2026-03-08" }, ["ALP3"]],
  [{ discipline: "BTH" }, ["BTH1"]],
  [{ venue: "TES" }, ["BTH1"]],
  [{ status: ["running"] }, ["ALP1"]],
  [{ status: [] }, []],
])("%o", (filter, expected) => {
  expect(scheduleOf(units, filter, "Europe/Rome").map(({ id }) => id)).toEqual(expected);
});
