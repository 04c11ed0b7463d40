import { expect, test } from "vitest";
import { isoOf, localTime, matchClockText, durationText } from "./time-text.ts";
import { el, xmlOf } from "./xml.ts";

test("an element says its attributes, and nothing of those that are undefined", () => {
  expect(xmlOf(el("A", { One: 1, None: undefined }, [el("B", { Text: "two" })]))).toBe(
    '<A One="1"><B Text="two"/></A>',
  );
});

test.each([
  ['a "b" & <c>', "a &quot;b&quot; &amp; &lt;c&gt;"],
  ["two\nlines\t", "two&#10;lines&#9;"],
  ["\u0000bell\u0007", "bell"],
  ["Zürbriggen 山", "Zürbriggen 山"],
])("%j is escaped", (text, written) => {
  expect(xmlOf(el("A", { Text: text }))).toBe(`<A Text="${written}"/>`);
});

test.each([
  [Date.UTC(2026, 2, 7, 9, 15, 0, 250), "2026-03-07", "101500250", "2026-03-07T10:15:00.250+01:00"],
  [Date.UTC(2026, 6, 1, 22, 30), "2026-07-02", "003000000", "2026-07-02T00:30:00.000+02:00"],
])("%i on the venues' clocks", (utc, date, clock, iso) => {
  expect(localTime(utc)).toMatchObject({ date });
  expect(localTime(utc).clock.join("")).toBe(clock);
  expect(isoOf(utc)).toBe(iso);
  expect(Date.parse(isoOf(utc))).toBe(utc);
});

test.each([
  [37_149, "37.14"],
  [76_080, "1:16.08"],
  [9_090, "9.09"],
  [0, "0.00"],
])("%i ms are %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test.each([
  [98_000, "1:38.0"],
  [9_250, "0:09.2"],
  [0, "0:00.0"],
])("%i ms are %s on the clock of a match", (ms, text) => {
  expect(matchClockText(ms)).toBe(text);
});
