import { isRsc } from "../../../contracts/rsc.ts";
import type { Element } from "./xml.ts";

/** What every message says of itself, in the attributes of `OdfBody`. */
export interface OdfHeader {
  type: string;
  code: string;
  subcode: string;
  subtype: string;
  version: number;
  /** P: production, T: test. */
  flag: "P" | "T";
  competition: string;
  /** Event time of the message, UTC ms. */
  at: number;
  status: string | undefined;
  language: string | undefined;
  source: string;
}

export interface Fault {
  place: string;
  expected: string;
}

const MAX_VERSION = 1_000_000_000;

/** @param timeZone of the venue: `Date` and `Time` are local. Every fault at once. */
export function readHeader(root: Element, timeZone: string): OdfHeader | { faults: Fault[] } {
  if (root.name !== "OdfBody") return { faults: [{ place: root.name, expected: "expected OdfBody" }] };
  const faults: Fault[] = [];
  const wrong = (name: string, expected: string) => faults.push({ place: `OdfBody@${name}`, expected });
  const { attributes } = root;
  const text = (name: string) => attributes[name] ?? "";

  const type = text("DocumentType");
  if (!/^DT_[A-Z0-9_]{1,40}$/.test(type)) wrong("DocumentType", "expected DT_ and a name");
  const code = text("DocumentCode");
  if (!isRsc(code)) wrong("DocumentCode", "expected an RSC of 34 characters");
  const version = Number(text("Version"));
  if (!/^\d+$/.test(text("Version")) || version < 1 || version > MAX_VERSION)
    wrong("Version", "expected a whole number from 1");
  const flag = text("FeedFlag") || "P";
  if (flag !== "P" && flag !== "T") wrong("FeedFlag", "expected P or T");
  const at = instantOf(text("Date"), text("Time"), timeZone);
  if (at === null) wrong("Date", "expected a date such as 2026-03-07, and in Time a time of day such as 101500000");
  if (faults.length > 0 || at === null || (flag !== "P" && flag !== "T")) return { faults };
  return {
    type,
    code,
    subcode: text("DocumentSubcode").slice(0, 40),
    subtype: text("DocumentSubtype").slice(0, 40),
    version,
    flag,
    competition: text("CompetitionCode").slice(0, 40),
    at,
    status: attributes["ResultStatus"],
    language: attributes["Language"],
    source: text("Source").slice(0, 40),
  };
}

/** `2026-03-07` and `hhmmssfff` (or `hhmmss`) on the clocks of a time zone, as UTC ms; null where there is no such time. */
export function instantOf(date: string, time: string, timeZone: string): number | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const clock = /^(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(time);
  if (!day || !clock) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = day.slice(1).map(Number);
  const [hour = 0, minute = 0, second = 0] = clock.slice(1, 4).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const local = Date.UTC(year, month - 1, dayOfMonth, hour, minute, second, Number(clock[4] ?? 0));
  // A day that its month does not have would roll over into the next.
  if (new Date(local).toISOString().slice(0, 10) !== date) return null;
  // The offset is that of the instant sought; from the local time it is found in two steps.
  const first = local - offsetMs(local, timeZone);
  return local - offsetMs(first, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC at an instant, ms. */
function offsetMs(utc: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const fields = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const clock = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-GB", { timeZone, ...fields, ...clock });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(
    parts["year"] ?? 0,
    (parts["month"] ?? 1) - 1,
    parts["day"] ?? 1,
    parts["hour"] ?? 0,
    parts["minute"] ?? 0,
    parts["second"] ?? 0,
  );
  return shown - Math.floor(utc / 1000) * 1000;
}

/** With an offset, as in `2026-03-07T10:15:00+01:00`; without one, on the clocks of the zone. Null: no such time. */
export function instantOfIso(text: string, timeZone: string): number | null {
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(text);
  if (local) {
    const [, date = "", hour = "", minute = "", second = "00", fraction = "0"] = local;
    return instantOf(date, `${hour}${minute}${second}${fraction.padEnd(3, "0")}`, timeZone);
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
