import type { Irm, Medal } from "../../../contracts/results.ts";

export interface Standing {
  id: string;
  /** Orders those whom nothing else does. */
  startOrder: number;
  /** What ranks, a time in ms or a score; or why there is none (yet). */
  result: number | Irm | "on-course" | "to-start";
}

export interface Placing<S extends Standing = Standing> {
  entry: S;
  /** Null for all who have no result. */
  rank: number | null;
  /** Somebody else has the same rank. */
  rankEqual: boolean;
  /** To the leader, never negative: ms behind, or points short. Null where there is no rank. */
  gap: number | null;
}

/**
 * Those without a result follow the ranked in this order: who may still be ranked, then who came nearest to it,
 * disqualifications last. The sport prescribes no order for a running list; this one is the house's.
 */
const UNRANKED: readonly Exclude<Standing["result"], number>[] = [
  "on-course",
  "to-start",
  "DNF",
  "DNS",
  "DSQ",
  "DQB",
  "DQP",
];

/**
 * Ranks: the same result is the same rank, and the ranks it takes up are skipped (1, 2, 2, 4); those who share one are
 * listed by start order (FISI RTF 321.5.1, cross-country).
 */
export function ranking<S extends Standing>(entries: readonly S[], better: "smaller" | "larger"): Placing<S>[] {
  const sign = better === "smaller" ? 1 : -1;
  const sorted = entries.toSorted(
    (one, other) => compareResults(one.result, other.result, sign) || one.startOrder - other.startOrder,
  );
  const best = sorted[0]?.result;
  let rank = 0;
  return sorted.map((entry, index) => {
    const { result } = entry;
    if (typeof result !== "number" || typeof best !== "number")
      return { entry, rank: null, rankEqual: false, gap: null };
    const asBefore = result === sorted[index - 1]?.result;
    if (!asBefore) rank = index + 1;
    return {
      entry,
      rank,
      rankEqual: asBefore || result === sorted[index + 1]?.result,
      gap: Math.abs(result - best),
    };
  });
}

function compareResults(one: Standing["result"], other: Standing["result"], sign: 1 | -1): number {
  if (typeof one === "number") return typeof other === "number" ? (one - other) * sign : -1;
  return typeof other === "number" ? 1 : UNRANKED.indexOf(one) - UNRANKED.indexOf(other);
}

const MEDALS: readonly Medal[] = ["gold", "silver", "bronze"];

/**
 * The rank alone decides: two on rank 1 win gold and nobody silver, two on rank 2 win silver and nobody bronze, any
 * number on rank 3 win bronze. Whether a ranking awards medals at all is for the caller to know.
 */
export const medalOf = (rank: number | null): Medal | null => (rank === null ? null : (MEDALS[rank - 1] ?? null));
