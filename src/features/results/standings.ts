import type { Entry, Irm, Medal, Result } from "../../../contracts/results.ts";
import { personOf, type Person } from "../../core/results/people.ts";
import { isDone, isOnTheWay } from "../../core/results/entry-state.ts";
import type { CueBook } from "../../core/results/cue-book.ts";
import { whySlowerLeads, type SlowerLeads } from "../../core/results/why.ts";
import { formats } from "../../words/formats.ts";

/** One line of the standings, ready to be drawn. */
export interface StandingRow {
  key: string;
  person: Person;
  sportClass: string | null;
  bib: string | null;
  guides: readonly Person[];
  /** done: has a result; course: on the way; next: starts next; waits: starts later. */
  state: "done" | "course" | "next" | "waits";
  rank: number | null;
  isTied: boolean;
  irm: Irm | null;
  /** What ranks, large: a calculated time, a score; a gap while on the way. */
  figure: string | null;
  /** Time on the watch, where a factor changed it. */
  real: string | null;
  factor: number | null;
  gap: string | null;
  /** Of an athlete on the way: the last point that was passed. */
  point: number | null;
  shootings: Entry["shootings"];
  penaltyLoops: number | null;
  medal: Medal | null;
  qualified: string | null;
}

export interface Standings {
  rows: readonly StandingRow[];
  /** How many have a result, of how many. */
  done: number;
  starters: number;
  isFactored: boolean;
  why: SlowerLeads<Factored> | null;
}

interface Factored {
  id: string;
  person: Person;
  sportClass: string;
  factor: number;
  realMs: number;
  calculatedMs: number;
}

/** Whoever is on the way stands on top, then those with a result, then those who wait. */
export function standingsOf(result: Result, book: Pick<CueBook, "at">, asOf: number): Standings {
  const isClosed = result.status === "official" || result.status === "unofficial";
  const startsNext = (isClosed ? [] : result.entries)
    .filter((entry) => !isDone(entry) && !isOnTheWay(entry))
    .toSorted((one, other) => (one.startOrder ?? Infinity) - (other.startOrder ?? Infinity))[0];
  const isRunning = result.status !== "start-list" && !isClosed;
  const stateOf = (entry: Entry): StandingRow["state"] => {
    if (isDone(entry)) return "done";
    if (isRunning && isOnTheWay(entry)) return "course";
    return entry === startsNext ? "next" : "waits";
  };
  const order = { course: 0, done: 1, next: 2, waits: 3 } as const;
  const rows = result.entries
    .map((entry) => ({ entry, row: rowOf(entry, stateOf(entry), book, asOf) }))
    .toSorted(
      (one, other) =>
        order[one.row.state] - order[other.row.state] ||
        (one.row.state === "course" ? progressOf(other.entry) - progressOf(one.entry) : 0) ||
        (one.row.state === "done" || one.row.state === "course"
          ? rankOf(one.row) - rankOf(other.row) || one.entry.sortOrder - other.entry.sortOrder
          : (one.entry.startOrder ?? one.entry.sortOrder) - (other.entry.startOrder ?? other.entry.sortOrder)),
    )
    .map(({ row }) => row);
  return {
    rows,
    done: rows.filter(({ state }) => state === "done").length,
    starters: rows.length,
    isFactored: result.entries.some(({ factor }) => factor !== undefined && factor !== 1),
    why: whyOf(result.entries, book, asOf),
  };
}

/** Points passed: who is further is listed first. */
const progressOf = ({ splits }: Entry): number => splits.at(-1)?.at ?? 0;
/** Ranks hold among those who have one; the rest stands in the order of the list. */
const rankOf = ({ rank }: StandingRow): number => rank ?? Number.MAX_SAFE_INTEGER;

function rowOf(entry: Entry, state: StandingRow["state"], book: Pick<CueBook, "at">, asOf: number): StandingRow {
  const last = entry.splits.at(-1);
  const { factor, realTime, behind } = entry;
  const person = personOf(book, entry.competitor, asOf);
  const onTheWay = state === "course";
  const athletes = entry.members.filter(({ role }) => role === "athlete");
  return {
    key: entry.competitor,
    person: { ...person, organisation: person.organisation ?? entry.organisation ?? null },
    sportClass: athletes[0]?.sportClass ?? person.sportClass,
    bib: entry.bib ?? athletes[0]?.bib ?? null,
    guides: entry.members
      .filter(({ role }) => role === "guide")
      .map(({ participant }) => personOf(book, participant, asOf)),
    state,
    rank: (onTheWay ? last?.rank : entry.rank) ?? null,
    isTied: entry.isTied,
    irm: entry.irm ?? null,
    figure: onTheWay ? pointFigure(entry) : entry.irm ? null : resultFigure(entry),
    real: !onTheWay && realTime !== undefined && factor !== undefined && factor !== 1 ? formats.clock(realTime) : null,
    factor: factor ?? null,
    gap: onTheWay || behind === undefined || behind === 0 ? null : formats.gap(behind),
    point: onTheWay ? (last?.at ?? null) : null,
    shootings: entry.shootings,
    penaltyLoops: entry.penaltyLoops ?? null,
    medal: entry.medal ?? null,
    qualified: entry.qualified ?? null,
  };
}

const resultFigure = ({ result, time }: Entry): string | null =>
  result !== undefined ? formats.score(result) : time === undefined ? null : formats.clock(time);

function pointFigure({ splits }: Entry): string | null {
  const last = splits.at(-1);
  if (last?.behind !== undefined && last.behind !== 0) return formats.gap(last.behind);
  return last?.time === undefined ? null : formats.clock(last.time);
}

/** The leader against the one who was fastest by the clock. */
function whyOf(entries: readonly Entry[], book: Pick<CueBook, "at">, asOf: number): SlowerLeads<Factored> | null {
  const factored = entries.flatMap((entry): Factored[] => {
    const { competitor: id, irm, factor, realTime: realMs, time: calculatedMs } = entry;
    if (irm || factor === undefined || realMs === undefined || calculatedMs === undefined) return [];
    const person = personOf(book, id, asOf);
    const sportClass = entry.members.find(({ role }) => role === "athlete")?.sportClass ?? person.sportClass ?? "";
    return [{ id, person, sportClass, factor, realMs, calculatedMs }];
  });
  const by = (key: "calculatedMs" | "realMs") => factored.toSorted((one, other) => one[key] - other[key])[0];
  const [leader, fastest] = [by("calculatedMs"), by("realMs")];
  return leader && fastest ? whySlowerLeads(leader, fastest) : null;
}

/** The way of one athlete, point by point, against the best there. */
export interface SplitLine {
  at: number;
  time: string | null;
  gapMs: number | null;
  gap: string | null;
  rank: number | null;
}

export const splitsOf = (entry: Entry): SplitLine[] =>
  entry.splits.map(({ at, time, behind, rank }) => ({
    at,
    time: time === undefined ? null : formats.clock(time),
    gapMs: behind ?? null,
    gap: behind === undefined ? null : formats.gap(behind),
    rank: rank ?? null,
  }));
