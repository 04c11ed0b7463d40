import { describe, expect, test, vi } from "vitest";
import { Irm, ResultStatus } from "../../../contracts/results.ts";
import type { Moment } from "../../core/results/moments.ts";
import { asRead, BRAILLE_CELLS, lineName } from "./line-name.ts";

const CLOCK = "14:20:31";

test.each<[string, string | null, string, string | null]>([
  ["as it is", null, "Ritter hits 4 of 5.", null],
  ["with whose it is", "Biathlon", "Ritter hits 4 of 5.", null],
  ["without what has no cell", null, `\u2066${"Ritter".repeat(10)}\u2069 hits 4.`, null],
  [
    "whose it is gives way",
    "The longest of the venues",
    "Ritter, split 3, 2nd, 1.23 behind, and what else.",
    "14:20:31 The longest of the…: Ritter, split 3, 2nd, 1.23 behind, and what else.",
  ],
  [
    "and then the end",
    "Biathlon",
    "A note that is so long,\nthat it needs much more than one line of braille to be read.",
    "14:20:31 A note that is so long, that it needs much more than one line of…",
  ],
  ["of one word", null, "x".repeat(100), `14:20:31 ${"x".repeat(70)}…`],
  ["no letter is cut apart", null, "👩‍🚒".repeat(30), `14:20:31 ${"👩‍🚒".repeat(14)}…`],
])("%s", (_, unit, text, expected) => {
  expect(lineName(CLOCK, unit, text)).toBe(expected);
});

const person = {
  ...{ code: "1", name: "María Fernández de la Vega", shortName: "Fernández de la Vega" },
  ...{ organisation: "ESP", sportClass: "LW12-2" },
};
const of = { key: "", at: 0, person };
const figure = "1:04:59.29";
const MOMENTS: readonly Moment[] = [
  { ...of, kind: "finish", figure, rank: 1, isLeader: true },
  ...[2, 23, 111, null].map((rank): Moment => ({ ...of, kind: "finish", figure, rank, isLeader: false })),
  ...[-61_230, 0, 61_230].map((behindMs): Moment => ({ ...of, kind: "split", point: 12, rank: 23, behindMs })),
  { ...of, kind: "split", point: 12, rank: null, behindMs: null },
  { ...of, kind: "shooting", hits: 19, shots: 20 },
  { ...of, kind: "shooting", hits: 20, shots: 20 },
  ...Irm.options.map((irm): Moment => ({ ...of, kind: "out", irm })),
  ...ResultStatus.options.map((status): Moment => ({ ...of, kind: "status", status })),
];
const PLAYED: readonly Moment[] = [[], [person], [person, person, person]].flatMap((people) =>
  [null, [12, 11] as const].map((score): Moment => ({
    ...{ ...of, kind: "play", people, score },
    text: "Goal from the slot after a long pass,\nthe goalkeeper had no chance.",
  })),
);

describe.each(["en", "it", "de", "fr", "es", "ar"])("%s", async (language) => {
  vi.resetModules();
  vi.stubGlobal("navigator", { languages: [language] });
  const [{ momentWords }, spoken] = await Promise.all([
    import("../../words/moments.ts"),
    import("../../words/language.ts"),
  ]);
  vi.unstubAllGlobals();

  test("what happens fits a line of braille as a whole", () => {
    expect(spoken.language).toBe(language);
    const cut = MOMENTS.map((moment) => lineName(CLOCK, null, momentWords(moment)));
    expect(cut.filter((name) => name !== null)).toEqual([]);
  });
  test("what somebody wrote of it is cut, and so is whose it is", () => {
    for (const moment of [...MOMENTS, ...PLAYED])
      for (const unit of ["", "Para ice hockey, the second of the rinks: "]) {
        const text = momentWords(moment);
        const name = lineName(CLOCK, unit === "" ? null : unit.slice(0, -2), text) ?? asRead(`${CLOCK} ${unit}${text}`);
        expect(name).toMatch(/^14:20:31 \S.*$/);
        expect(name.length).toBeLessThanOrEqual(BRAILLE_CELLS);
      }
  });
});
