import { isoOf } from "./time-text.ts";
import { unitStateAt, type Draft, type UnitPlan } from "./programme.ts";
import { rsc } from "./rsc.ts";
import { el, type Node } from "./xml.ts";

const inEnglish = (name: string, words: string): Node => el(name, { Language: "ENG", Value: words });

function unitNode(unit: UnitPlan, at: number): Node {
  const { status, startMs, beganMs, note } = unitStateAt(unit, at);
  return el(
    "Unit",
    {
      Code: unit.code,
      ScheduleStatus: status,
      StartDate: isoOf(startMs),
      EndDate: isoOf(unit.endMs),
      ActualStartDate: beganMs === undefined ? undefined : isoOf(beganMs),
      Medal: unit.medals === "final" ? "1" : unit.medals === "bronze" ? "3" : "0",
      Venue: unit.venue,
      Location: unit.location,
    },
    [inEnglish("ItemName", unit.name), ...(note === undefined ? [] : [inEnglish("StartText", note)])],
  );
}

/** A discipline's whole programme, as planned and as it is at an instant. */
export function scheduleDraft(discipline: string, units: readonly UnitPlan[], at: number): Draft {
  const own = units
    .filter(({ code }) => code.startsWith(discipline))
    .toSorted((one, other) => one.startMs - other.startMs);
  return {
    at,
    type: "DT_SCHEDULE",
    code: rsc(discipline),
    body: () => own.map((unit) => unitNode(unit, at)),
  };
}

/** One message a change of a unit. */
export const updateDrafts = (unit: UnitPlan): Draft[] =>
  unit.changes.map(({ at }) => ({
    at: Math.round(at),
    type: "DT_SCHEDULE_UPDATE",
    code: unit.code,
    body: () => [unitNode(unit, at)],
  }));
