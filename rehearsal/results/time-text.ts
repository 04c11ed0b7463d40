/** The clocks of all venues. */
export const TIME_ZONE = "Europe/Rome";

const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: TIME_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

interface LocalTime {
  /** "2026-03-07" */
  date: string;
  /** "10", "15", "00", "250" */
  clock: readonly [hour: string, minute: string, second: string, ms: string];
  /** How far the clocks are ahead of UTC, ms. */
  offsetMs: number;
}

export function localTime(utc: number): LocalTime {
  const parts = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, value]));
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = parts;
  const ms = ((Math.floor(utc) % 1000) + 1000) % 1000;
  const shown = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, ms);
  return {
    date: `${year}-${month}-${day}`,
    clock: [hour, minute, second, String(ms).padStart(3, "0")],
    offsetMs: shown - Math.floor(utc),
  };
}

/** "2026-03-07T10:15:00+01:00" */
export function isoOf(utc: number): string {
  const { date, clock, offsetMs } = localTime(utc);
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (value: number) => String(value).padStart(2, "0");
  const offset = `${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${date}T${clock.slice(0, 3).join(":")}.${clock[3]}${offset}`;
}

/** "10:15" on the venues' clocks, as announcements have it. */
export const clockOf = (utc: number): string => localTime(utc).clock.slice(0, 2).join(":");

/** "1:16.08", "37.14"; what is finer than the last digit is cut off, as clocks do. */
export function durationText(ms: number, decimals: 1 | 2 = 2): string {
  const unit = 10 ** (3 - decimals);
  const units = Math.floor(ms / unit + 1e-6);
  const perSecond = 10 ** decimals;
  const seconds = Math.floor(units / perSecond);
  const fraction = String(units % perSecond).padStart(decimals, "0");
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}.${fraction}` : `${minutes}:${String(seconds % 60).padStart(2, "0")}.${fraction}`;
}

/** "0:49.2" on the clock of a match. */
export const matchClockText = (ms: number): string => {
  const text = durationText(ms, 1);
  return text.includes(":") ? text : `0:${text.padStart(4, "0")}`;
};
