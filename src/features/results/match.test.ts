import * as v from "valibot";
import { expect, test } from "vitest";
import { Result } from "../../../contracts/results.ts";
import { createCueBook } from "../../core/results/cue-book.ts";
import { matchOf, playLines } from "./match.ts";

const book = createCueBook();
book.add(
  ["Italy", "Norway"].map((name, index) => ({
    kind: "team" as const,
    id: `T${index}`,
    from: 0,
    body: { name, members: [] },
  })),
);
const side = (index: number, rest: object) => ({
  competitor: `T${index}`,
  kind: "team",
  sortOrder: index + 1,
  ...rest,
});
const scores = (...list: (number | undefined)[]) => list.map((score, index) => ({ name: `P${index + 1}`, score }));
const match = (entries: object[], rest = {}) => v.parse(Result, { status: "live", entries, ...rest });

test("a board has the score by period, the clock and who has more on the ice", () => {
  const board = matchOf(
    match(
      [
        side(0, { score: 2, periods: scores(1, 1), counts: { STRENGTH: 5, SOG: 9 } }),
        side(1, { score: 0, periods: scores(0), counts: { STRENGTH: 4 } }),
      ],
      {
        period: "P2",
        clock: { remaining: 754_200, isRunning: true },
      },
    ),
    book,
    1,
  );
  expect(board).toMatchObject({
    periods: ["P1", "P2"],
    period: "P2",
    clock: { text: "12:35", isRunning: true },
    powerPlay: { more: { name: "Italy" }, players: [5, 4] },
    sides: [
      { person: { name: "Italy" }, score: 2, byPeriod: [1, 1], shots: 9 },
      { person: { name: "Norway" }, score: 0, byPeriod: [0, null] },
    ],
  });
});

test("curling says who has the hammer, stones and time that are left", () => {
  const board = matchOf(
    match([
      side(0, { result: "3", counts: { HAMMER: "Y", STONES_LEFT: 4, TIME_LEFT: "12:40.0" } }),
      side(1, { result: "5", counts: { STONES_LEFT: 3, TIME_LEFT: 1150 } }),
    ]),
    book,
    1,
  );
  expect(board).toMatchObject({
    hammer: { name: "Italy" },
    powerPlay: null,
    sides: [
      { score: 3, stonesLeft: 4, timeLeft: "12:40" },
      { score: 5, stonesLeft: 3, timeLeft: "19:10" },
    ],
  });
});

test("a race is no match, even of two", () => {
  const athlete = { kind: "athlete", competitor: "1", sortOrder: 1 };
  expect(matchOf(match([athlete, { ...athlete, competitor: "2" }]), book, 1)).toBeNull();
  expect(matchOf(match([side(0, {})]), book, 1)).toBeNull();
});

test("what happened stands newest first, with whoever did it", () => {
  const action = (id: string, rest: object) => ({ id, action: "GOAL", participants: [], ...rest });
  const lines = playLines(
    {
      actions: [
        action("1", {}),
        action("2", { period: "P1", clock: 61_000, competitor: "T1", score: [0, 1], note: "Goal" }),
      ],
    },
    book,
    1,
    5,
  );
  expect(lines).toMatchObject([
    { id: "2", when: "P1 1:01", text: "Goal", who: [{ name: "Norway" }], score: "0:1" },
    { id: "1" },
  ]);
});
