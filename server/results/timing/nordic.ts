import { type Placing, ranking, type Standing } from "./ranking.ts";
import { roundedMs, type Rounding, scaledMs } from "./rounding.ts";

/** Free technique is also biathlon's; in a sit-ski there is only one. */
export type Technique = "classic" | "free" | "sit";

/** One season's percentages: calculated time = real time x percent / 100. */
export interface PercentSet {
  /** "2012/13". */
  season: string;
  source: string;
  rounding: Rounding;
  /** What this set takes for granted beyond its source. */
  assumes?: string;
  percents: Readonly<Record<string, Readonly<Partial<Record<Technique, number>>>>>;
}

export interface PercentQuery {
  season: string;
  technique: Technique;
  sportClass: string;
}

export type PercentAnswer =
  | { ok: true; percent: number; rounding: Rounding; source: string }
  | { ok: false; unknown: "season" | "class" | "technique"; query: PercentQuery };

/** LW3 and LW9 are sourced as ranges only, of their subclasses; the vision impaired not at all. */
export const PERCENT_SETS: readonly PercentSet[] = [
  {
    season: "2012/13",
    source: "Wikipedia (en), articles LW4, LW10, LW11 and LW12, CC BY-SA, facts only",
    rounding: { stepMs: 100, to: "down" },
    assumes: "Calculated times are cut to tenths; no rule for the product is sourced",
    percents: {
      LW4: { classic: 96, free: 96 },
      LW10: { sit: 86 },
      "LW10.5": { sit: 91 },
      LW11: { sit: 94 },
      "LW11.5": { sit: 98 },
      LW12: { sit: 100 },
    },
  },
];

export function percentOf(query: PercentQuery, sets: readonly PercentSet[] = PERCENT_SETS): PercentAnswer {
  const set = sets.find(({ season }) => season === query.season);
  if (!set) return { ok: false, unknown: "season", query };
  const { percents, rounding, source } = set;
  const byTechnique = Object.hasOwn(percents, query.sportClass) ? percents[query.sportClass] : undefined;
  if (!byTechnique) return { ok: false, unknown: "class", query };
  const percent = byTechnique[query.technique];
  if (percent === undefined) return { ok: false, unknown: "technique", query };
  return { ok: true, percent, rounding, source };
}

/** The time that ranks. Whole milliseconds. */
export const percentMs = (realMs: number, percent: number, rounding: Rounding): number =>
  scaledMs(realMs, percent / 100, rounding);

export interface PursuitRule {
  /** Of the gap, not of the times it is taken from. */
  rounding: Rounding;
  /** Whoever is farther behind starts so long after the leader, all at once; null: nobody is spared. */
  capMs: number | null;
}

export interface PursuitStart {
  id: string;
  /** After the leader's start. */
  startOffsetMs: number;
}

/** In the order of starting. `timeMs` is what ranked in the qualification; leave out who did not qualify. */
export function pursuitStarts(
  qualified: readonly { id: string; timeMs: number }[],
  { rounding, capMs }: PursuitRule,
): PursuitStart[] {
  const sorted = qualified.toSorted((one, other) => one.timeMs - other.timeMs);
  const leaderMs = sorted[0]?.timeMs ?? 0;
  return sorted.map(({ id, timeMs }) => ({
    id,
    startOffsetMs: Math.min(roundedMs(timeMs - leaderMs, rounding), capMs ?? Infinity),
  }));
}

/** `result` is the time since the athlete's own start, at one point of the course. */
export interface PursuitPassage extends Standing {
  startOffsetMs: number;
}

/** Standings at that point: who is there first leads. In each placing `result` is the time since the leader's start. */
export const pursuitStandings = <P extends PursuitPassage>(passages: readonly P[]): Placing<P>[] =>
  ranking(
    passages.map((passage) =>
      typeof passage.result === "number" ? { ...passage, result: passage.startOffsetMs + passage.result } : passage,
    ),
    "smaller",
  );
