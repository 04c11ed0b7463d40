import type { Moment } from "../results/moments.ts";
import { LATEST_MS } from "./queue.ts";

/** How much is told by itself: off: nothing; moments: what decides; full: splits and shots too. What was asked for is always answered. */
export const TELLING_LEVELS = ["off", "moments", "full"] as const;
export type TellingLevel = (typeof TELLING_LEVELS)[number];

const isTold = (level: TellingLevel, moment: Moment): boolean =>
  level === "full" ||
  (level === "moments" &&
    (moment.kind === "out" ||
      moment.kind === "status" ||
      (moment.kind === "finish" && (moment.isLeader || (moment.rank ?? Infinity) <= 3)) ||
      (moment.kind === "play" && moment.score !== null)));

export interface Teller {
  /**
   * What is to be told at an instant of the playhead, at most one thing: the newest since the last time. Nothing twice,
   * nothing late, and nothing of what a seek went past.
   */
  next(at: number, momentsBetween: (from: number, to: number) => readonly Moment[], level: TellingLevel): Moment | null;
}

export function createTeller(): Teller {
  let toldUntil: number | null = null;
  /** Times of event are those of messages: two with one instant are told apart by their keys. */
  let told = new Set<string>();
  return {
    next(at, momentsBetween, level) {
      const from = toldUntil;
      const goesOn = from !== null && at >= from && at - from <= LATEST_MS;
      toldUntil = at;
      if (!goesOn) {
        told = new Set(momentsBetween(at - LATEST_MS, at).map(({ key }) => key));
        return null;
      }
      // What comes a little after its instant is still found.
      const news = momentsBetween(at - LATEST_MS, at).filter(({ key }) => !told.has(key));
      for (const { key } of news) told.add(key);
      return news.findLast((moment) => isTold(level, moment)) ?? null;
    },
  };
}
