import type { Node } from "./xml.ts";

/** A message to be: what it says is only written when it is sent. */
export interface Draft {
  /** Event time from which it holds, UTC ms, whole. */
  at: number;
  type: string;
  code: string;
  status?: Status;
  body(): readonly Node[];
}
export type Status = "START_LIST" | "LIVE" | "UNOFFICIAL" | "PROTESTED" | "OFFICIAL";

type ScheduleStatus = "SCHEDULED" | "GETTING_READY" | "RUNNING" | "DELAYED" | "CANCELLED" | "FINISHED";
interface UnitChange {
  at: number;
  status: ScheduleStatus;
  /** From now on planned for. */
  startMs?: number;
  note?: string;
}
/** A line of the schedule, with all that will become of it. */
export interface UnitPlan {
  code: string;
  name: string;
  venue: string;
  location: string;
  startMs: number;
  endMs: number;
  /** Which medals are decided in it. */
  medals?: "final" | "bronze";
  changes: readonly UnitChange[];
}

export interface Medallist {
  medal: "ME_GOLD" | "ME_SILVER" | "ME_BRONZE";
  organisation: string;
  competitor: Node;
}
/** Who has won an event, as known from an instant; a later one takes its place. */
export interface Award {
  at: number;
  event: string;
  medallists: readonly Medallist[];
}

/** What one sport contributes to a cycle. */
export interface Programme {
  units: readonly UnitPlan[];
  drafts: readonly Draft[];
  awards: readonly Award[];
}

/** A unit that begins and ends as planned. */
export const usualChanges = (startMs: number, endMs: number): UnitChange[] => [
  { at: startMs - 15_000, status: "GETTING_READY" },
  { at: startMs, status: "RUNNING" },
  { at: endMs, status: "FINISHED" },
];

export interface UnitState {
  status: ScheduleStatus;
  startMs: number;
  beganMs?: number;
  note?: string;
}
export function unitStateAt(unit: UnitPlan, at: number): UnitState {
  let state: UnitState = { status: "SCHEDULED", startMs: unit.startMs };
  for (const change of unit.changes) {
    if (change.at > at) break;
    const beganMs = change.status === "RUNNING" ? change.at : state.beganMs;
    state = {
      status: change.status,
      startMs: change.startMs ?? state.startMs,
      ...(beganMs === undefined ? {} : { beganMs }),
      ...(change.note === undefined ? {} : { note: change.note }),
    };
  }
  return state;
}

/** What holds at an instant of a list of [from, value]. */
export function heldAt<T>(steps: readonly (readonly [from: number, value: T])[], at: number): T {
  const found = steps.findLast(([from]) => from <= at) ?? steps[0];
  if (!found) throw new Error("nothing ever holds");
  return found[1];
}

/**
 * Results that change at some instants: one message each, which says the whole. Where several changes fall on one ms
 * there is one message.
 */
export function resultDrafts(options: {
  type: string;
  code: string;
  instants: readonly number[];
  statusAt(at: number): Status;
  render(at: number, status: Status): readonly Node[];
}): Draft[] {
  const { type, code, instants, statusAt, render } = options;
  const distinct = [...new Set(instants.map(Math.round))].sort((one, other) => one - other);
  return distinct.map((at) => {
    const status = statusAt(at);
    return { at, type, code, status, body: () => render(at, status) };
  });
}
