import type { Irm, Medal, ResultStatus } from "../../../contracts/results.ts";

/** The feed's words of results, and ours. */
export const STATUSES: Readonly<Record<string, ResultStatus>> = {
  START_LIST: "start-list",
  LIVE: "live",
  INTERMEDIATE: "intermediate",
  UNCONFIRMED: "unconfirmed",
  UNOFFICIAL: "unofficial",
  OFFICIAL: "official",
  PARTIAL: "partial",
  PROTESTED: "protested",
  PROVISIONAL: "provisional",
};
export const IRMS: Readonly<Record<Irm, Irm>> = { DNS: "DNS", DNF: "DNF", DSQ: "DSQ", DQB: "DQB", DQP: "DQP" };
export const OUTCOMES = { W: "won", L: "lost", T: "tied" } as const;
export const MEDALS: Readonly<Record<string, Medal>> = { ME_GOLD: "gold", ME_SILVER: "silver", ME_BRONZE: "bronze" };
