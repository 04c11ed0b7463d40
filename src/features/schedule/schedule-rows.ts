import type { Catalogue, CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Unit, UnitStatus } from "../../../contracts/results.ts";
import { disciplineOf } from "../../../contracts/rsc.ts";
import { feedOf, type ListedUnit } from "../../core/results/unit-of.ts";
import { watchOffer, type WatchOffer } from "./watch-offer.ts";

/** One line of the schedule, ready to be said. Instants are UTC ms. */
export interface ScheduleRow {
  id: string;
  name: string;
  discipline: string;
  /** The venue's code in results, and what it is called here. */
  venue: string | null;
  venueName: string | null;
  location: string | null;
  /** Where it stands in the list; null: without a time. */
  at: number | null;
  /** When it is planned; null: not known, or not any more. */
  start: number | null;
  /** When it was planned before. */
  was: number | null;
  /** When it really began, where a clock's minute shows that it was not as planned. */
  began: { at: number; pace: "early" | "late" } | null;
  status: UnitStatus;
  medals: Unit["medals"] | null;
  note: string | null;
  watch: WatchOffer;
}

export interface ScheduleFacts {
  units: readonly ListedUnit[];
  venues: Catalogue["venues"];
  feeds: readonly CatalogueFeed[];
  recordedFrom: number;
  /** What was first planned of a unit, as far as that is known. */
  firstStart(id: string): number | null;
}

/** In order of time; what has no time comes last. */
export const scheduleRows = (facts: ScheduleFacts): ScheduleRow[] =>
  facts.units
    .map((unit) => ({ row: rowOf(unit, facts), order: unit.body.order ?? 0 }))
    .toSorted(
      (one, other) =>
        (one.row.at ?? Number.MAX_SAFE_INTEGER) - (other.row.at ?? Number.MAX_SAFE_INTEGER) ||
        one.order - other.order ||
        (one.row.id < other.row.id ? -1 : 1),
    )
    .map(({ row }) => row);

function rowOf({ id, body }: ListedUnit, { venues, feeds, recordedFrom, firstStart }: ScheduleFacts): ScheduleRow {
  const { status, start = null, began = null, venue = null } = body;
  const isOff = status === "cancelled" || status === "postponed";
  const first = status === "finished" ? null : firstStart(id);
  return {
    id,
    name: body.name,
    discipline: disciplineOf(id),
    venue,
    venueName: venues.find(({ code }) => code === venue)?.name ?? venue,
    location: body.location ?? null,
    at: began ?? start,
    start: isOff ? null : start,
    was: isOff ? start : first !== null && first !== start ? first : null,
    began: paceOf(start, began),
    status,
    medals: body.medals ?? null,
    note: body.note ?? null,
    watch: watchOffer(body, feedOf(body, feeds, venues)?.id ?? null, recordedFrom),
  };
}

const MINUTE_MS = 60_000;

function paceOf(start: number | null, began: number | null): ScheduleRow["began"] {
  if (start === null || began === null) return null;
  const minutes = Math.floor(began / MINUTE_MS) - Math.floor(start / MINUTE_MS);
  return minutes === 0 ? null : { at: began, pace: minutes < 0 ? "early" : "late" };
}

export interface ScheduleFilter {
  /** Codes; null: all. */
  venue: string | null;
  discipline: string | null;
}

export const filteredRows = (rows: readonly ScheduleRow[], { venue, discipline }: ScheduleFilter): ScheduleRow[] =>
  rows.filter(
    (row) => (venue === null || row.venue === venue) && (discipline === null || row.discipline === discipline),
  );
