import type { UnitStatus } from "../../../contracts/results.ts";
import { disciplineOf } from "../../../contracts/rsc.ts";
import type { Held } from "./held.ts";

export interface ScheduleFilter {
  /** `2026-03-07`, in the event's time zone. */
  day?: string | null | undefined;
  discipline?: string | null | undefined;
  /** As results name it. */
  venue?: string | null | undefined;
  status?: readonly UnitStatus[] | null | undefined;
}

/** In the order of the day: by planned start; what has none comes last. */
export function scheduleOf(units: readonly Held<"unit">[], filter: ScheduleFilter, timeZone: string): Held<"unit">[] {
  const { day, discipline, venue, status } = filter;
  const bounds = day == null ? null : dayBounds(day, timeZone);
  return units
    .filter(
      ({ id, body }) =>
        (discipline == null || disciplineOf(id) === discipline) &&
        (venue == null || body.venue === venue) &&
        (status == null || status.includes(body.status)) &&
        (!bounds || (body.start !== undefined && body.start >= bounds[0] && body.start < bounds[1])),
    )
    .toSorted(
      (a, b) =>
        (a.body.start ?? Infinity) - (b.body.start ?? Infinity) ||
        (a.body.order ?? Infinity) - (b.body.order ?? Infinity) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** A day's first instant and the next one's, UTC ms. */
export function dayBounds(day: string, timeZone: string): [number, number] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return [localMidnight(midnight, timeZone), localMidnight(midnight + 86_400_000, timeZone)];
}

function localMidnight(asUtc: number, timeZone: string): number {
  // Twice, as the offset at the first guess may be that of the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return asUtc - offsetAt(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What local clocks are ahead of UTC, ms. */
function offsetAt(utc: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format)
    formats.set(
      timeZone,
      (format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", hourCycle: "h23" })),
    );
  const name = format.formatToParts(utc).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
