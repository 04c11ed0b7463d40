import type { Unit } from "../../../contracts/results.ts";

/** From where a unit can be watched. */
export interface WatchOffer {
  /** Camera that shows it; null: none does. */
  feed: string | null;
  isLive: boolean;
  /** Its first instant, UTC ms, where that is recorded. */
  from: number | null;
  why: "no-camera" | "start-gone" | null;
}

/** `recordedFrom`: the oldest instant that a camera can still show. */
export function watchOffer(unit: Unit, feed: string | null, recordedFrom: number): WatchOffer {
  const none = { feed, isLive: false, from: null, why: null };
  const { status } = unit;
  if (status === "cancelled" || status === "postponed") return none;
  if (feed === null) return { ...none, why: "no-camera" };
  const hasBegun = status === "running" || status === "interrupted" || status === "finished";
  const began = hasBegun ? (unit.began ?? unit.start ?? null) : null;
  const from = began !== null && began >= recordedFrom ? began : null;
  return {
    feed,
    isLive: status === "running" || status === "interrupted" || status === "getting-ready",
    from,
    why: hasBegun && from === null ? "start-gone" : null,
  };
}
