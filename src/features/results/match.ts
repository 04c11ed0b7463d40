import type { Body, Entry, Result } from "../../../contracts/results.ts";
import type { CueBook } from "../../core/results/cue-book.ts";
import { scoreOf } from "../../core/results/entry-state.ts";
import { personOf, type Person } from "../../core/results/people.ts";
import { formats } from "../../words/formats.ts";

/** A match between two, as a board shows it. */
export interface Match {
  sides: readonly Side[];
  /** Names of periods or ends, in order. */
  periods: readonly string[];
  /** The one that is played. */
  period: string | null;
  clock: { text: string; isRunning: boolean } | null;
  /** 5 against 4: who has more on the ice; null where they are as many. */
  powerPlay: { more: Person; players: [number, number] } | null;
  hammer: Person | null;
}

export interface Side {
  key: string;
  person: Person;
  score: number | null;
  /** By period, in the order of `periods`; null: not played yet. */
  byPeriod: readonly (number | null)[];
  outcome: Entry["outcome"] | null;
  shots: number | null;
  penaltyMinutes: number | null;
  stonesLeft: number | null;
  timeLeft: string | null;
}

const countOf = (entry: Entry, name: string): number | null => {
  const value = entry.counts[name];
  return typeof value === "number" ? value : null;
};

/** Null where this is no match: one has two sides that are scored by period. */
export function matchOf(result: Result, book: Pick<CueBook, "at">, asOf: number): Match | null {
  const [one, other, ...more] = result.entries;
  if (!one || !other || more.length > 0) return null;
  const isScored = [one, other].some(({ kind, score, periods }) => {
    return kind === "team" || score !== undefined || periods.some((period) => period.score !== undefined);
  });
  // Two who race each other have runs with times for their periods.
  if (!isScored) return null;
  const periods = [...new Set([...one.periods, ...other.periods].map(({ name }) => name))];
  const personIn = ({ competitor }: Entry) => personOf(book, competitor, asOf);
  const sides = [one, other].map((entry): Side => {
    const timeLeft = entry.counts["TIME_LEFT"];
    return {
      key: entry.competitor,
      person: personIn(entry),
      score: scoreOf(entry),
      byPeriod: periods.map((period) => entry.periods.find(({ name }) => name === period)?.score ?? null),
      outcome: entry.outcome ?? null,
      shots: countOf(entry, "SOG"),
      penaltyMinutes: countOf(entry, "PIM"),
      stonesLeft: countOf(entry, "STONES_LEFT"),
      timeLeft:
        typeof timeLeft === "number" ? formats.clock(timeLeft * 1000, 0) : (timeLeft?.replace(/\.\d+$/, "") ?? null),
    };
  });
  const [mine, theirs] = [countOf(one, "STRENGTH"), countOf(other, "STRENGTH")];
  const hammer = [one, other].find(({ counts }) => counts["HAMMER"] === "Y");
  return {
    sides,
    periods,
    period: result.period ?? null,
    clock: result.clock ? { text: minutes(result.clock.remaining), isRunning: result.clock.isRunning } : null,
    powerPlay:
      mine === null || theirs === null || mine === theirs
        ? null
        : { more: personIn(mine > theirs ? one : other), players: [Math.max(mine, theirs), Math.min(mine, theirs)] },
    hammer: hammer ? personIn(hammer) : null,
  };
}

/** 12:34, 0:07: a match's clock has minutes always. */
function minutes(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What happened in the match, the newest first. */
export interface PlayLine {
  id: string;
  when: string;
  text: string;
  who: readonly Person[];
  score: string | null;
}

export function playLines(play: Body<"play">, book: Pick<CueBook, "at">, asOf: number, most: number): PlayLine[] {
  return play.actions
    .slice(-most)
    .toReversed()
    .map(({ id, period, clock, action, note, competitor, participants, score }) => ({
      id,
      when: [period, clock === undefined ? undefined : minutes(clock)].filter(Boolean).join(" "),
      text: note ?? action,
      who: [...(participants.length > 0 ? participants : competitor === undefined ? [] : [competitor])].map((code) =>
        personOf(book, code, asOf),
      ),
      score: score ? `${score[0]}:${score[1]}` : null,
    }));
}
