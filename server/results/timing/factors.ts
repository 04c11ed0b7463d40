import { FACTOR_SETS } from "./factor-sets.ts";
import { longestMsBelow, type Rounding, scaledMs } from "./rounding.ts";

/** Downhill, super-G, giant slalom, slalom, alpine combined. */
export type Discipline = "DH" | "SG" | "GS" | "SL" | "AC";

/** One season's factors: calculated time = real time x factor, and the calculated time ranks. */
export interface FactorSet {
  /** "2011/12". */
  season: string;
  source: string;
  rounding: Rounding;
  /** What this set takes for granted beyond its source. */
  assumes?: string;
  /** By sport class, as results write it: "LW12-1". */
  factors: Readonly<Record<string, Readonly<Partial<Record<Discipline, number>>>>>;
}

export interface FactorQuery {
  season: string;
  discipline: Discipline;
  sportClass: string;
}

export type FactorAnswer =
  | { ok: true; factor: number; rounding: Rounding; source: string }
  /** Never a neighbour's factor: `unknown` is what no set holds. */
  | { ok: false; unknown: "season" | "class" | "discipline"; query: FactorQuery };

export function factorOf(query: FactorQuery, sets: readonly FactorSet[] = FACTOR_SETS): FactorAnswer {
  const set = sets.find(({ season }) => season === query.season);
  if (!set) return { ok: false, unknown: "season", query };
  const { factors, rounding, source } = set;
  const byDiscipline = Object.hasOwn(factors, query.sportClass) ? factors[query.sportClass] : undefined;
  if (!byDiscipline) return { ok: false, unknown: "class", query };
  const factor = byDiscipline[query.discipline];
  if (factor === undefined) return { ok: false, unknown: "discipline", query };
  return { ok: true, factor, rounding, source };
}

/** The time that ranks. Whole milliseconds. In a race of two runs it is each run's, and the runs are summed. */
export const calculatedMs = (realMs: number, factor: number, rounding: Rounding): number =>
  scaledMs(realMs, factor, rounding);

const EACH_MS: Rounding = { stepMs: 1, to: "down" };

/** What a clock at the class's speed shows so long after the start, in whole milliseconds; before the start, 0. */
export const clockAt = (realMs: number, factor: number): number =>
  scaledMs(Math.max(0, Math.floor(realMs)), factor, EACH_MS);

/**
 * The longest real time whose calculated time is still the smaller one, in whole milliseconds: one more and it is
 * equal at best. Null where nothing is smaller. For a second run, give what the first leaves of the time to beat.
 */
export const realMsToBeat = (toBeatMs: number, factor: number, rounding: Rounding): number | null =>
  longestMsBelow(toBeatMs, factor, rounding);
