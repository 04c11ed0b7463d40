import type { Bracket } from "../../../contracts/results.ts";
import type { CueBook } from "../../core/results/cue-book.ts";
import { personOf, type Person } from "../../core/results/people.ts";

/** A knock-out as it is drawn: rounds in their order, and in each the heats from top to bottom. */
export interface Round {
  /** The feed's code, such as QFNL. */
  code: string;
  heats: readonly Heat[];
}

export interface Heat {
  key: string;
  /** The unit's own name; null where it is not known. */
  name: string | null;
  /** The one whose results are shown beside it. */
  isShown: boolean;
  places: readonly Place[];
}

export interface Place {
  key: string;
  /** Null: not decided yet, or nobody. */
  person: Person | null;
  seed: number | null;
  /** The name of the heat that decides who comes here; null where somebody is here already, or nothing is known. */
  from: string | null;
  result: string | null;
  outcome: "won" | "lost" | null;
}

/** @param shown the unit whose results stand beside it. */
export function roundsOf(bracket: Bracket, shown: string, book: Pick<CueBook, "at">, asOf: number): Round[] {
  const fullName = (unit: string | undefined) =>
    unit === undefined ? null : (book.at("unit", unit, asOf)?.name ?? null);
  const shared = sharedBeginning(bracket.items.flatMap(({ unit }) => fullName(unit) ?? []));
  const nameOf = (unit: string | undefined) => fullName(unit)?.slice(shared.length) ?? null;
  const rounds = new Map<string, Heat[]>();
  for (const { round, unit, position, places } of bracket.items.toSorted((a, b) => a.position - b.position)) {
    const heats = rounds.get(round) ?? [];
    rounds.set(round, heats);
    heats.push({
      key: `${round} ${position} ${unit ?? ""}`,
      name: nameOf(unit),
      isShown: unit === shown,
      places: places.map(({ competitor, seed, from, result, outcome }, index) => ({
        key: `${index} ${competitor ?? ""}`,
        person: competitor === undefined ? null : personOf(book, competitor, asOf),
        seed: seed ?? null,
        from: competitor === undefined ? nameOf(from) : null,
        result: result ?? null,
        outcome: outcome ?? null,
      })),
    });
  }
  const order = [...new Set(bracket.items.map(({ round }) => round))];
  return order.map((code) => ({ code, heats: rounds.get(code) ?? [] }));
}

/** What all names begin with, such as the event's: said once above them, it needs no repeating in each. */
function sharedBeginning(names: readonly string[]): string {
  const [first = "", ...more] = names;
  const beginning = first.slice(0, first.lastIndexOf(", ") + 2);
  return more.length > 0 && first.includes(", ") && more.every((name) => name.startsWith(beginning)) ? beginning : "";
}
