import type { TimeOfDay } from "../../core/figures/times.ts";
import { timeOfDayIn } from "../../words/figures.ts";

/** Times of day and days of one time zone. */
export interface ZoneTime extends Pick<TimeOfDay, "minute"> {
  zone: string;
  /** 2030-03-07 */
  day(utcMs: number): string;
}

/** An unknown zone falls back to UTC. */
export function zoneTime(timeZone: string): ZoneTime {
  const zone = isZone(timeZone) ? timeZone : "UTC";
  const days = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return { zone, minute: timeOfDayIn(zone).minute, day: (utcMs) => days.format(utcMs) };
}

/** Whether two zones have the same time then, whatever they are called. */
export function sameTime(one: string, other: string, at: number): boolean {
  const [mine, theirs] = [zoneTime(one), zoneTime(other)];
  return mine.minute(at) === theirs.minute(at) && mine.day(at) === theirs.day(at);
}

/** "Rome", "UTC": the place that a zone is named after. */
export const placeOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
