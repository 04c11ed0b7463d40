import type { Entry } from "../../../contracts/results.ts";

/** Has passed a point, or shot, and has no result yet. */
export const isOnTheWay = ({ splits, shootings, counts }: Entry): boolean =>
  splits.length > 0 || shootings.length > 0 || Object.hasOwn(counts, "ON_COURSE");

/** Has a result, or a rank, or is out. */
export const isDone = ({ result, irm, rank }: Entry): boolean => (result ?? irm ?? rank) !== undefined;

/** What a side of a match has scored; null where nothing is said. */
export const scoreOf = ({ score, result }: Entry): number | null =>
  score ?? (result !== undefined && /^\d+$/.test(result) ? Number(result) : null);
