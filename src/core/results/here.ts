import type { Entry, Result, ResultStatus, Unit } from "../../../contracts/results.ts";
import type { CueBook } from "./cue-book.ts";
import { isDone, isOnTheWay, scoreOf } from "./entry-state.ts";
import { momentsOf, type Moment } from "./moments.ts";
import { personOf, type Person } from "./people.ts";

/** What is going on in a unit at an instant: enough for an answer in a few sentences. */
export interface Here {
  name: string;
  status: ResultStatus | Unit["status"];
  isOver: boolean;
  /** Of a match: both sides with their scores. */
  score: readonly { person: Person; score: number | null }[];
  period: string | null;
  remainingMs: number | null;
  onTheWay: readonly Person[];
  leaders: readonly { person: Person; figure: string | null }[];
  next: Person | null;
  /** How many have a result, of how many. */
  done: number;
  starters: number;
  last: Moment | null;
}

const LOOK_BACK_MS = 120_000;
const LEADERS = 3;

export function hereOf(book: Pick<CueBook, "at" | "versions">, id: string, asOf: number): Here | null {
  const unit = book.at("unit", id, asOf);
  if (!unit) return null;
  const result = book.at("result", id, asOf);
  const entries = result?.entries ?? [];
  const person = ({ competitor }: Entry) => personOf(book, competitor, asOf);
  const isOver = result === null ? unit.status === "finished" : ["official", "unofficial"].includes(result.status);
  const isMatch = entries.length === 2 && entries.every(({ kind }) => kind === "team");
  const waiting = entries
    .filter((entry) => !isDone(entry) && !isOnTheWay(entry))
    .toSorted((one, other) => (one.startOrder ?? Infinity) - (other.startOrder ?? Infinity));
  const ranked = entries
    .filter(({ rank, irm }) => rank !== undefined && irm === undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || one.sortOrder - other.sortOrder);
  return {
    ...{ name: unit.name, isOver },
    status: result && result.status !== "start-list" ? result.status : unit.status,
    score: isMatch ? entries.map((entry) => ({ person: person(entry), score: scoreOf(entry) })) : [],
    period: result?.period ?? null,
    remainingMs: result?.clock?.remaining ?? null,
    onTheWay: isOver || isMatch ? [] : entries.filter((entry) => !isDone(entry) && isOnTheWay(entry)).map(person),
    leaders: isMatch
      ? []
      : ranked.slice(0, LEADERS).map((entry) => ({ person: person(entry), figure: entry.result ?? null })),
    next: isOver || isMatch || !waiting[0] ? null : person(waiting[0]),
    ...progressOf(result),
    last: momentsOf(book, id, asOf - LOOK_BACK_MS, asOf).at(-1) ?? null,
  };
}

const progressOf = (result: Result | null): { done: number; starters: number } => ({
  done: result?.entries.filter(isDone).length ?? 0,
  starters: result?.entries.length ?? 0,
});
