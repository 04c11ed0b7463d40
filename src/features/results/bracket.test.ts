import { expect, test } from "vitest";
import type { Bracket, Unit } from "../../../contracts/results.ts";
import { createCueBook } from "../../core/results/cue-book.ts";
import { roundsOf } from "./bracket.ts";

const rsc = (phase: string, unit: string) => `SBDMSBX-LL2----------------${phase.padEnd(4, "-")}${unit.padEnd(8, "-")}`;
const [SEMI, OTHER, FINAL] = [rsc("SFNL", "000100"), rsc("SFNL", "000200"), rsc("FNL", "000100")];
const unit = (name: string): Unit => ({ name, status: "running", order: 1, venue: "CSP" }) as Unit;

const book = createCueBook();
book.add([
  { kind: "unit", id: SEMI, from: 0, body: unit("Semi-final 1") },
  { kind: "unit", id: OTHER, from: 0, body: unit("Semi-final 2") },
  { kind: "participant", id: "7", from: 0, body: { familyName: "Berg", organisation: "NOR", role: "athlete" } },
]);

const bracket: Bracket = {
  items: [
    { unit: OTHER, round: "SFNL", position: 2, places: [] },
    {
      ...{ unit: SEMI, round: "SFNL", position: 1 },
      places: [{ competitor: "7", seed: 1, result: "41.20", outcome: "won" }, { competitor: "8" }],
    },
    { unit: FINAL, round: "FNL-", position: 1, places: [{ competitor: "7", from: SEMI }, { from: OTHER }, {}] },
  ],
};

test("rounds in the feed's order, heats by their position, and the one that is shown beside it", () => {
  const rounds = roundsOf(bracket, SEMI, book, 1);
  expect(rounds.map(({ code }) => code)).toEqual(["SFNL", "FNL-"]);
  expect(rounds[0]?.heats.map(({ name, isShown }) => [name, isShown])).toEqual([
    ["Semi-final 1", true],
    ["Semi-final 2", false],
  ]);
});

test("who won, who is not known by name, and where those come from who are not decided", () => {
  const [semis, finals] = roundsOf(bracket, FINAL, book, 1);
  expect(semis?.heats[0]?.places).toMatchObject([
    { person: { name: "Berg", organisation: "NOR" }, seed: 1, result: "41.20", outcome: "won", from: null },
    { person: { name: "8" }, seed: null, result: null, outcome: null, from: null },
  ]);
  expect(finals?.heats[0]).toMatchObject({
    name: null,
    isShown: true,
    places: [
      { person: { name: "Berg" }, from: null },
      { person: null, from: "Semi-final 2" },
      { person: null, from: null },
    ],
  });
});

test("nothing is known before the playhead comes to it", () => {
  const late = createCueBook();
  late.add([{ kind: "unit", id: OTHER, from: 5000, body: unit("Semi-final 2") }]);
  expect(roundsOf(bracket, FINAL, late, 4999)[1]?.heats[0]?.places[1]).toMatchObject({ person: null, from: null });
  expect(roundsOf(bracket, FINAL, late, 5000)[1]?.heats[0]?.places[1]).toMatchObject({ from: "Semi-final 2" });
});

test("what all heats are called alike is left out of each", () => {
  const named = createCueBook();
  for (const [id, name] of [
    [SEMI, "Men's Cross, semi-final 1"],
    [OTHER, "Men's Cross, semi-final 2"],
    [FINAL, "Men's Cross, final"],
  ] as const)
    named.add([{ kind: "unit", id, from: 0, body: unit(name) }]);
  const names = roundsOf(bracket, FINAL, named, 1).flatMap(({ heats }) => heats.map(({ name }) => name));
  expect(names).toEqual(["semi-final 1", "semi-final 2", "final"]);
});
