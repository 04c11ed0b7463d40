/** What a document's `ttp:` parameters say about its times (https://www.w3.org/TR/ttml1/#parameter-attribute-vocabulary). */
export interface TtmlClock {
  frameRate: number;
  tickRate: number;
}

const CLOCK = /^(\d{2,6}):([0-5]\d):([0-5]\d)(?:(\.\d{1,9})|:(\d{2,3}))?$/;
const OFFSET = /^(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)$/;
const UNITS_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of a time expression (section 10.3), or null where it is none. */
export function ttmlMs(text: string, { frameRate, tickRate }: TtmlClock): number | null {
  const clock = CLOCK.exec(text.trim());
  if (clock) {
    const [, hours, minutes, seconds, fraction, frames] = clock;
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    return (whole + Number(fraction ?? 0) + Number(frames ?? 0) / frameRate) * 1000;
  }
  const offset = OFFSET.exec(text.trim());
  if (!offset) return null;
  const [, number, unit = ""] = offset;
  const rate = unit === "f" ? 1000 / frameRate : 1000 / tickRate;
  return Number(number) * (UNITS_MS[unit] ?? rate);
}

/** Frames and ticks a second from `ttp:frameRate`, `ttp:frameRateMultiplier` and `ttp:tickRate`. */
export function ttmlClock(parameter: (name: string) => string | undefined): TtmlClock {
  const stated = whole(parameter("frameRate"));
  const [numerator, denominator] = (parameter("frameRateMultiplier") ?? "1 1").split(/\s+/).map(Number);
  const multiplier = (numerator ?? 1) / (denominator ?? 1);
  const frameRate = (stated ?? 30) * (multiplier > 0 && multiplier < 10 ? multiplier : 1);
  return { frameRate, tickRate: whole(parameter("tickRate")) ?? (stated === undefined ? 1 : frameRate) };
}

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
