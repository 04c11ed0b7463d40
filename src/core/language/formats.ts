import { fixed } from "../figures/figures.ts";
import { clockText, gapText, withMark } from "../results/time-text.ts";
import { decimalMarkOf, localeOf } from "./locale.ts";
import { isRightToLeft } from "./choose-language.ts";

/** Times of races, spans, lists and dates in one language. */
export interface Formats {
  /** A race's time of so many ms: 1:16.08. */
  clock(ms: number, decimals?: 0 | 1 | 2 | 3): string;
  /** +0.21 */
  gap(ms: number): string;
  /** A signed number with one decimal: +3.2, \u22120.4, 0.0. */
  signed(value: number): string;
  /** What a results system wrote: a time, points, a score. */
  score(text: string): string;
  /** "42 seconds", "2 minutes 1 second", for a voice. */
  span(ms: number): string;
  /** A, B, C */
  listed(texts: readonly string[]): string;
  /** A, B and C */
  and(texts: readonly string[]): string;
  /** Saturday 7 March, of an instant in UTC ms. */
  day(utcMs: number, timeZone: string): string;
  /** Sat */
  weekday(utcMs: number, timeZone: string): string;
  /** In the order of the alphabet. */
  compare(one: string, other: string): number;
}

export function createFormats(language: string): Formats {
  const locale = localeOf(language);
  const mark = decimalMarkOf(locale);
  // In a line from the right a sign would go to the number's other end.
  const isolated = isRightToLeft(language) ? (text: string) => `\u2066${text}\u2069` : (text: string) => text;
  const counted = (unit: "minute" | "second") =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  const [minutes, seconds] = [counted("minute"), counted("second")];
  const spans = new Intl.ListFormat(locale, { type: "unit", style: "narrow" });
  const comma = isRightToLeft(language) ? "\u060C " : ", ";
  return {
    clock: (ms, decimals) => clockText(ms, decimals, mark),
    gap: (ms) => isolated(gapText(ms, 2, mark)),
    signed(value) {
      const text = fixed(value, 1, mark);
      return isolated(value > 0 && /[1-9]/.test(text) ? `+${text}` : text);
    },
    score: (text) => withMark(text, mark),
    span(ms) {
      const whole = Math.max(0, Math.round(ms / 1000));
      const [full, rest] = [Math.floor(whole / 60), whole % 60];
      const parts = [full > 0 ? minutes.format(full) : "", rest > 0 || full === 0 ? seconds.format(rest) : ""];
      return spans.format(parts.filter(Boolean));
    },
    listed: (texts) => texts.join(comma),
    and: (texts) => new Intl.ListFormat(locale, { type: "conjunction" }).format(texts),
    day: (utcMs, timeZone) =>
      new Intl.DateTimeFormat(locale, { timeZone, weekday: "long", day: "numeric", month: "long" }).format(utcMs),
    weekday: (utcMs, timeZone) => new Intl.DateTimeFormat(locale, { timeZone, weekday: "short" }).format(utcMs),
    compare: (one, other) => one.localeCompare(other, locale),
  };
}
