import { expect, test } from "vitest";
import { createFormats } from "./formats.ts";

const AT = Date.UTC(2026, 2, 7, 9, 15);
const isolated = (text: string) => `\u2066${text}\u2069`;

test.each([
  ["en", "1:23.45", "+0.21", "\u22120.4", "10 minutes 5 seconds", "A, B, C", "A, B and C", "Saturday 7 March"],
  ["it", "1:23,45", "+0,21", "\u22120,4", "10 minuti 5 secondi", "A, B, C", "A, B e C", "sabato 7 marzo"],
  ["de", "1:23,45", "+0,21", "\u22120,4", "10 Minuten, 5 Sekunden", "A, B, C", "A, B und C", "Samstag, 7. März"],
  ["fr", "1:23,45", "+0,21", "\u22120,4", "10 minutes 5 secondes", "A, B, C", "A, B et C", "samedi 7 mars"],
  ["es", "1:23,45", "+0,21", "\u22120,4", "10 minutos 5 segundos", "A, B, C", "A, B y C", "sábado, 7 de marzo"],
  [
    ...["ar", "1:23.45", isolated("+0.21"), isolated("\u22120.4"), "10 دقائق و5 ثوان"],
    ...["A، B، C", "A وB وC", "السبت، 7 مارس"],
  ],
] as [string, string, string, string, string, string, string, string][])(
  "%s: %s, %s, %s, %s",
  (language, clock, gap, signed, span, listed, and, day) => {
    const formats = createFormats(language);
    expect(formats.clock(83_450)).toBe(clock);
    expect(formats.score("1:23.45")).toBe(clock);
    expect(formats.gap(210)).toBe(gap);
    expect(formats.signed(-0.4)).toBe(signed);
    expect(formats.span(605_000).replaceAll(/\s/g, " ")).toBe(span);
    expect(formats.listed(["A", "B", "C"])).toBe(listed);
    expect(formats.and(["A", "B", "C"])).toBe(and);
    expect(formats.day(AT, "Europe/Rome")).toBe(day);
  },
);

test.each(["3:2", "DNF", "12", "B. 2", "1.2.3"])("of %s, which is no time, nothing is changed", (text) => {
  expect(createFormats("de").score(text)).toBe(text);
});
