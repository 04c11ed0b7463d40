import type { Body } from "../../../contracts/results.ts";
import type { Change } from "../message.ts";
import { present, required, textOf, wordOf, type Reading } from "./fields.ts";
import { onceEach } from "./measures.ts";
import { all, deep, one, type Element } from "./xml.ts";

const GENDERS = { M: "M", W: "W", F: "W", X: "X" } as const;

/** DT_PARTIC and DT_PARTIC_UPDATE: whoever takes part in a discipline. */
export function readParticipants(root: Element, scope: string, reading: Reading): Change[] {
  const once = onceEach(reading, "expected each participant once");
  return [...deep(root, "Participant")].map((element) => {
    const id = required(reading, element, "Code");
    once(element, "Code", id);
    return { kind: "participant", id, scope, body: participantOf(element, reading) };
  });
}

function participantOf(element: Element, reading: Reading): Body<"participant"> {
  const events = all(one(element, "Discipline"), "RegisteredEvent");
  const fields = present({
    givenName: textOf(element, "GivenName"),
    organisation: textOf(element, "Organisation"),
    gender: wordOf(reading, element, "Gender", GENDERS),
    sportClass: events.map((event) => textOf(event, "Class")).find((name) => name !== undefined),
  });
  return { familyName: required(reading, element, "FamilyName"), ...fields, role: roleOf(element) };
}

/** Functions are an organiser's own codes; those of competitors begin with AA, and guides are named so. */
function roleOf(element: Element): Body<"participant">["role"] {
  const job = textOf(element, "MainFunctionId");
  if (job === undefined || job.startsWith("AA")) return "athlete";
  return job.includes("GUIDE") ? "guide" : "official";
}

/** DT_PARTIC_TEAMS and its update. */
export function readTeams(root: Element, scope: string, reading: Reading): Change[] {
  const once = onceEach(reading, "expected each team once");
  return [...deep(root, "Team")].map((element) => {
    const id = required(reading, element, "Code");
    once(element, "Code", id);
    const members = all(one(element, "Composition"), "Athlete").map((athlete) => required(reading, athlete, "Code"));
    const name = textOf(element, "Name") ?? textOf(element, "TeamName") ?? textOf(element, "Organisation") ?? "";
    const body = { name, ...present({ organisation: textOf(element, "Organisation") }), members };
    return { kind: "team", id, scope, body };
  });
}
