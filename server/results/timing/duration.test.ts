import { describe, expect, test } from "vitest";
import { type DurationForm, parseDuration, printDuration } from "./duration.ts";
import { randomOf } from "../../../testing/random.ts";

describe("reads what results write", () => {
  test.each([
    ["1:16.08", 76_080],
    ["59.3", 59_300],
    ["2:07.93", 127_930],
    ["+0.34", 340],
    ["-0.34", -340],
    ["−0.34", -340],
    ["+1:05.123", 65_123],
    ["52:09.6", 3_129_600],
    ["1:02:03.456", 3_723_456],
    ["99:59:59.999", 359_999_999],
    ["+1:05", 65_000],
    ["0:14", 14_000],
    ["01:16.08", 76_080],
    ["7", 7000],
    ["0.00", 0],
    ["+0.00", 0],
    ["-0.00", 0],
  ])("%s: %d ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe("takes rubbish for nothing", () => {
  test.each([
    "",
    " ",
    "DNF",
    "1:16,08",
    "1:6.08",
    "1:60.00",
    "60.5",
    "1:60:00",
    "1:2:03",
    "100:00:00",
    "1:02:03:04",
    "123.4",
    "1:16.0812",
    "1:16.",
    ".34",
    ":16.08",
    "1:",
    "1::16",
    "+-0.34",
    "--1",
    "+",
    " 1:16.08",
    "1:16.08\n",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "١:١٦",
    "9".repeat(400),
    "1:".repeat(5000),
  ])("%j", (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe("prints as results do", () => {
  test.each<[number, DurationForm, string]>([
    [76_080, {}, "1:16.08"],
    [59_300, { decimals: 1 }, "59.3"],
    [59_999, { decimals: 1 }, "59.9"],
    [65_123, { decimals: 3 }, "1:05.123"],
    [3_600_000, {}, "1:00:00.00"],
    [3_723_456, { decimals: 3 }, "1:02:03.456"],
    [65_999, { decimals: 0, plus: true }, "+1:05"],
    [340, { plus: true }, "+0.34"],
    [0, { plus: true }, "+0.00"],
    [0, {}, "0.00"],
    [-340, {}, "-0.34"],
    [-65_340, { plus: true }, "-1:05.34"],
    [-4, {}, "0.00"],
    [359_999_999, { decimals: 3 }, "99:59:59.999"],
  ])("%d ms, %j: %s", (ms, form, text) => {
    expect(printDuration(ms, form)).toBe(text);
  });

  test.each([360_000_000, -360_000_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER])(
    "%d is no time of a result",
    (ms) => {
      expect(() => printDuration(ms)).toThrow(RangeError);
    },
  );
});

test("what is printed reads back as the same time, less what was cut off", () => {
  const random = randomOf(6);
  for (let round = 0; round < 20_000; round++) {
    const ms = random(-1, 1) * random(0, [999, 65_000, 4_000_000, 359_999_999][round % 4] ?? 0);
    for (const [decimals, unit] of [
      [3, 1],
      [2, 10],
      [1, 100],
      [0, 1000],
    ] as const) {
      const text = printDuration(ms, { decimals, plus: round % 2 === 0 });
      expect(parseDuration(text)).toBe(ms - (ms % unit) + 0);
    }
  }
});
