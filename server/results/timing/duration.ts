/** Times as results write them: "59.3", "1:16.08", "1:02:03.456", "+0.34", in a start list also "1:05". */
const DURATION = /^([+\-−]?)(?:(?:(\d{1,2}):(?=\d\d:))?(\d{1,2}):(?=\d\d(?:\.|$)))?(\d{1,2})(?:\.(\d{1,3}))?$/;

/** Results end before a hundred hours. */
const END_MS = 360_000_000;

/** Milliseconds, whole; null for whatever is no such time. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const [, sign, hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"));
  return sign && sign !== "+" && ms > 0 ? -ms : ms;
}

export interface DurationForm {
  /** Of the second; what is finer is cut off, as clocks do. */
  decimals?: 0 | 1 | 2 | 3;
  /** Gaps carry a plus. */
  plus?: boolean;
}

/** "1:16.08". Throws for what is not whole milliseconds of less than a hundred hours. */
export function printDuration(ms: number, { decimals = 2, plus = false }: DurationForm = {}): string {
  const unit = 10 ** (3 - decimals);
  const units = Math.floor(Math.abs(ms) / unit);
  if (!Number.isInteger(ms) || Math.abs(ms) >= END_MS) throw new RangeError(`expected a result's time, not ${ms} ms`);
  const perSecond = 10 ** decimals;
  const whole = Math.floor(units / perSecond);
  const sign = ms < 0 && units > 0 ? "-" : plus ? "+" : "";
  const fraction = decimals === 0 ? "" : `.${String(units % perSecond).padStart(decimals, "0")}`;
  return sign + clockFace(whole) + fraction;
}

/** Without leading zeros: "7", "1:07", "1:00:07". */
function clockFace(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return minutes > 0 ? `${minutes}:${two(seconds % 60)}` : String(seconds);
}
