/** Times as people say them. */

export interface TimeOfDay {
  /** 14:32:08 in the event's time zone. */
  clock(utcMs: number): string;
  /** 14:20 */
  minute(utcMs: number): string;
}

/** An unknown zone falls back to UTC rather than to no clock at all. */
export function timeOfDay(timeZone: string, locale: string): TimeOfDay {
  const format = (zone: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
  let clock: Intl.DateTimeFormat;
  try {
    clock = format(timeZone);
  } catch {
    clock = format("UTC");
  }
  return { clock: (utcMs) => clock.format(utcMs), minute: (utcMs) => clock.format(utcMs).slice(0, 5) };
}

/** 0:42, 10:05, for a screen. */
export function shortSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
