import * as v from "valibot";
import { expect, test } from "vitest";
import { Play, Result } from "../../../contracts/results.ts";
import { createCueBook } from "../results/cue-book.ts";
import { momentsOf } from "../results/moments.ts";
import { soundsOfResults } from "./of-results.ts";
import { SOUND_MOMENTS } from "./sound-moments.ts";
import { VIBRATIONS } from "./vibrations.ts";

const play = (from: number, unit: string, ...plays: [string, number[]][]) => ({
  ...{ kind: "play" as const, id: unit, from },
  body: v.parse(Play, {
    actions: plays.map(([id, score]) => ({ id, action: "SHOT", note: "A shot", participants: [], score })),
  }),
});
const finish = (from: number, unit: string, rest: object = {}) => ({
  ...{ kind: "result" as const, id: unit, from },
  body: v.parse(Result, { status: "live", entries: [{ competitor: "1", kind: "athlete", sortOrder: 1, ...rest }] }),
});

test("a goal is a play with a new score; a shot that changes none is not", () => {
  const book = createCueBook();
  book.add([
    play(1000, "match", ["a", [0, 0]]),
    play(2000, "match", ["a", [0, 0]], ["b", [1, 0]]),
    play(3000, "match", ["a", [0, 0]], ["b", [1, 0]], ["c", [1, 0]]),
  ]);
  expect(soundsOfResults(momentsOf(book, "match", 1000, 9000), false)).toEqual([{ kind: "goal", at: 2000 }]);
});

test.each([
  [false, [{ kind: "finish", at: 2000 }]],
  [true, []],
])("a finish is heard from results unless a sensor has the clock: %s", (hasClock, heard) => {
  const book = createCueBook();
  book.add([finish(1000, "race"), finish(2000, "race", { result: "59.29", rank: 1 })]);
  expect(soundsOfResults(momentsOf(book, "race", 1000, 9000), hasClock)).toEqual(heard);
});

test("each moment feels unlike any other, and none is longer than a second", () => {
  const felt = SOUND_MOMENTS.map((kind) => VIBRATIONS[kind].join());
  expect(new Set(felt).size).toBe(SOUND_MOMENTS.length);
  for (const kind of SOUND_MOMENTS) expect(VIBRATIONS[kind].reduce((sum, ms) => sum + ms, 0)).toBeLessThan(1000);
});
