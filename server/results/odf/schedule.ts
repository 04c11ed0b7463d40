import type { UnitStatus } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { countOf, present, required, textOf, timeOf, wordOf, wrong, type Reading } from "./fields.ts";
import { disciplineOf, isRsc } from "../../../contracts/rsc.ts";
import { all, deep, type Element } from "./xml.ts";

const STATUSES: Readonly<Record<string, UnitStatus>> = {
  UNSCHEDULED: "unscheduled",
  SCHEDULED: "scheduled",
  GETTING_READY: "getting-ready",
  RUNNING: "running",
  DELAYED: "delayed",
  INTERRUPTED: "interrupted",
  POSTPONED: "postponed",
  RESCHEDULED: "rescheduled",
  CANCELLED: "cancelled",
  FINISHED: "finished",
};
const MEDALS = { "1": "final", "3": "bronze" } as const;

/** DT_SCHEDULE and DT_SCHEDULE_UPDATE: every unit, as it is planned and as it is. */
export function readSchedule(root: Element, scope: string, reading: Reading): Change[] {
  const seen = new Set<string>();
  return [...deep(root, "Unit")].map((element) => {
    const id = required(reading, element, "Code");
    if (!isRsc(id)) wrong(reading, element, "Code", "expected an RSC of 34 characters");
    else if (disciplineOf(id) !== scope)
      wrong(reading, element, "Code", `expected a unit of ${scope}, as the message says`);
    if (seen.has(id)) wrong(reading, element, "Code", "expected each unit once");
    seen.add(id);
    const hides = textOf(element, "HideStartDate") === "Y";
    const body = {
      name: sayingOf(element, "ItemName") ?? id,
      status: wordOf(reading, element, "ScheduleStatus", STATUSES) ?? "scheduled",
      ...present({
        start: hides ? undefined : timeOf(reading, element, "StartDate"),
        end: timeOf(reading, element, "EndDate"),
        began: timeOf(reading, element, "ActualStartDate"),
        venue: textOf(element, "Venue"),
        location: textOf(element, "Location"),
        medals: textOf(element, "Medal") === "0" ? undefined : wordOf(reading, element, "Medal", MEDALS),
        order: countOf(reading, element, "Order"),
        note: sayingOf(element, "StartText"),
      }),
    };
    if (body.start !== undefined && body.end !== undefined && body.end < body.start)
      wrong(reading, element, "EndDate", "expected an end that is not before the start");
    return { kind: "unit", id, scope, body };
  });
}

/** What the feed says in several languages, in English or else in the first. */
function sayingOf(element: Element, name: string): string | undefined {
  const sayings = all(element, name);
  const said = sayings.find(({ attributes }) => attributes["Language"] === "ENG") ?? sayings[0];
  return said && textOf(said, "Value");
}
