/** Times of races as people write them. */

/** 59.29, 1:16.08, 1:02:03.4: milliseconds with so many decimals, cut as a clock cuts. */
export function clockText(ms: number, decimals: 0 | 1 | 2 | 3 = 2, mark = "."): string {
  const step = 10 ** (3 - decimals);
  const whole = Math.floor(Math.max(0, ms) / step) * step;
  const seconds = Math.floor(whole / 1000);
  const fraction =
    decimals === 0
      ? ""
      : `${mark}${String(whole % 1000)
          .padStart(3, "0")
          .slice(0, decimals)}`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (count: number) => String(count).padStart(2, "0");
  if (hours > 0) return `${hours}:${two(minutes)}:${two(rest)}${fraction}`;
  return minutes > 0 ? `${minutes}:${two(rest)}${fraction}` : `${rest}${fraction}`;
}

/** +0.21, −0.08, 0.00: a gap always carries its sign. */
export function gapText(ms: number, decimals: 1 | 2 | 3 = 2, mark = "."): string {
  const sign = ms > 0 ? "+" : ms < 0 ? "\u2212" : "";
  return sign + clockText(Math.abs(ms), decimals, mark);
}

/** A time, a gap or points as a results system writes them, with the decimal mark of the reader: 1:16.08, 1:16,08. */
export const withMark = (text: string, mark: string): string =>
  /^[+\u2212-]?[\d:]*\.\d+$/.test(text) ? text.replace(".", mark) : text;
