import type { Catalogue, CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Unit, UnitStatus } from "../../../contracts/results.ts";
import { rscAt } from "../../../contracts/rsc.ts";

/** A unit under its RSC, as `Results.list` gives it. */
export interface ListedUnit {
  id: string;
  body: Unit;
}

/** Where a camera stands, in the words of results. */
export interface Place {
  venue: string;
  /** Absent: all of the venue. */
  location?: string | undefined;
}

/** A venue that the catalogue does not know keeps its own name. */
export const placeOf = (
  { venue, location }: Pick<CatalogueFeed, "venue" | "location">,
  venues: Catalogue["venues"],
): Place => ({ venue: venues.find(({ id }) => id === venue)?.code ?? venue, location });

/** So long after its end a unit is still what the camera shows. */
const RECENT_MS = 600_000;
/** And so long nothing that gets ready takes its place: its last picture, and how it ended, are still looked at. */
const FRESH_MS = 20_000;
const TO_COME: ReadonlySet<UnitStatus> = new Set(["scheduled", "delayed", "rescheduled", "getting-ready"]);

/**
 * What a camera there shows: what runs or is interrupted, else what has just ended, else what gets ready, else what ended
 * lately, else what comes next, else what ended last. `units` are those as of `at`, UTC ms.
 */
export function unitAt(units: readonly ListedUnit[], place: Place, at: number): ListedUnit | null {
  const here = units.filter(({ body }) => isAt(body, place));
  const first = (by: (unit: Unit) => number, ...statuses: readonly UnitStatus[]) =>
    here
      .filter(({ body }) => statuses.includes(body.status))
      .toSorted((one, other) => by(one.body) - by(other.body) || inProgramme(one, other))[0] ?? null;

  const endOf = ({ end, began, start }: Unit) => Math.min(at, end ?? began ?? start ?? 0);
  const lastBegun = (unit: Unit) => -beginningOf(unit);
  const ended = first((unit) => -endOf(unit), "finished");
  const endedWithin = (ms: number) => (ended !== null && at - endOf(ended.body) <= ms ? ended : null);
  return (
    first(lastBegun, "running") ??
    first(lastBegun, "interrupted") ??
    endedWithin(FRESH_MS) ??
    first(beginningOf, "getting-ready") ??
    endedWithin(RECENT_MS) ??
    first(beginningOf, ...TO_COME) ??
    ended
  );
}

/** What begins next at a place after an instant. */
export function nextAt(units: readonly ListedUnit[], place: Place, at: number): ListedUnit | null {
  const toCome = units.filter(({ body }) => isAt(body, place) && TO_COME.has(body.status) && (body.start ?? 0) > at);
  return toCome.toSorted((one, other) => beginningOf(one.body) - beginningOf(other.body))[0] ?? null;
}

/** Which camera shows a unit: one of its own place, else one of all the venue. */
export function feedOf<F extends Pick<CatalogueFeed, "venue" | "location" | "number">>(
  unit: Pick<Unit, "venue" | "location">,
  feeds: readonly F[],
  venues: Catalogue["venues"],
): F | null {
  const venue = venues.find(({ code }) => code === unit.venue);
  if (!venue) return null;
  const there = feeds.filter((feed) => feed.venue === venue.id).toSorted((one, other) => one.number - other.number);
  const ofAll = there.find(({ location }) => location === undefined);
  if (unit.location === undefined) return ofAll ?? there[0] ?? null;
  return there.find(({ location }) => location === unit.location) ?? ofAll ?? null;
}

/** The unit in which an event is decided; where none is said to be, its last. `event`: any RSC in it. */
export function finalOf(units: readonly ListedUnit[], event: string): ListedUnit | null {
  const code = rscAt(event, "event");
  const ofEvent = units
    .filter(({ id }) => rscAt(id, "event") === code)
    .toSorted((one, other) => beginningOf(one.body) - beginningOf(other.body) || inProgramme(one, other));
  return ofEvent.findLast(({ body }) => body.medals === "final") ?? ofEvent.at(-1) ?? null;
}

const isAt = (unit: Unit, { venue, location }: Place): boolean =>
  unit.venue === venue && (location === undefined || unit.location === undefined || unit.location === location);

const beginningOf = ({ began, start }: Unit): number => began ?? start ?? Number.MAX_SAFE_INTEGER;

const inProgramme = (one: ListedUnit, other: ListedUnit): number =>
  (one.body.order ?? 0) - (other.body.order ?? 0) || (one.id < other.id ? -1 : 1);
