import type { Body, Medal } from "../../../contracts/results.ts";
import { disciplineOf } from "../../../contracts/rsc.ts";
import type { CueBook } from "../../core/results/cue-book.ts";
import { personOf, type Person } from "../../core/results/people.ts";
import { finalOf, type ListedUnit } from "../../core/results/unit-of.ts";

export interface MedalRow {
  organisation: string;
  rank: number;
  isTied: boolean;
  gold: number;
  silver: number;
  bronze: number;
  total: number;
}

/** In order of rank; of one rank by organisation. */
export const medalRows = ({ lines }: Body<"medal-table">): MedalRow[] =>
  lines
    .map(({ organisation, rank, isTied, gold, silver, bronze }) => ({
      ...{ organisation, rank, gold, silver, bronze, total: gold + silver + bronze },
      isTied: isTied || lines.filter((line) => line.rank === rank).length > 1,
    }))
    .toSorted((one, other) => one.rank - other.rank || (one.organisation < other.organisation ? -1 : 1));

export interface Winner {
  key: string;
  medal: Medal;
  person: Person;
  /** Of a team: who was in it. */
  members: readonly Person[];
  guides: readonly Person[];
}

export interface DecidedEvent {
  /** Its RSC. */
  id: string;
  /** Null where the schedule does not know it. */
  name: string | null;
  discipline: string;
  winners: readonly Winner[];
}

const MEDALS: readonly Medal[] = ["gold", "silver", "bronze"];

/** Who won what, the event that was decided last on top. */
export function decidedEvents(
  medallists: readonly { id: string; body: Body<"medallists"> }[],
  units: readonly ListedUnit[],
  book: Pick<CueBook, "at">,
  asOf: number,
): DecidedEvent[] {
  const decided = (final: ListedUnit | null) => final?.body.began ?? final?.body.start ?? 0;
  return medallists
    .filter(({ body }) => body.medals.length > 0)
    .map(({ id, body }) => ({ id, body, final: finalOf(units, id) }))
    .toSorted((one, other) => decided(other.final) - decided(one.final) || (one.id < other.id ? -1 : 1))
    .map(({ id, body, final }) => ({
      ...{ id, name: final?.body.name ?? null, discipline: disciplineOf(id) },
      winners: winnersOf(body, book, asOf),
    }));
}

/** A tie gives two of one medal, so each keeps the order in which it was published. */
const winnersOf = ({ medals }: Body<"medallists">, book: Pick<CueBook, "at">, asOf: number): Winner[] =>
  medals
    .map(({ medal, competitor, organisation, members }): Winner => {
      const person = personOf(book, competitor, asOf);
      const of = (role: "athlete" | "guide") =>
        members.filter((member) => member.role === role).map(({ participant }) => personOf(book, participant, asOf));
      return {
        key: `${medal} ${competitor}`,
        medal,
        person: { ...person, organisation: person.organisation ?? organisation ?? null },
        members: of("athlete").filter(({ code }) => code !== competitor),
        guides: of("guide"),
      };
    })
    .toSorted((one, other) => MEDALS.indexOf(one.medal) - MEDALS.indexOf(other.medal));
