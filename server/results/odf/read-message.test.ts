import { describe, expect, test } from "vitest";
import { readMessage, type ReadMessage } from "./read-message.ts";

const NOW = Date.parse("2026-03-07T12:00:00Z");
const DOWNHILL = "ALPMDH----12050-----FNL-000100--";
const UNIT = DOWNHILL.padEnd(34, "-");

/** A synthetic message of the alpine discipline, sent at 10:15 in Italy. */
function read(type: string, inside: string, attributes = ""): ReadMessage {
  const head = `DocumentCode="${"ALP".padEnd(34, "-")}" DocumentType="${type}" Version="1" Date="2026-03-07" Time="101500000"`;
  const text = `<OdfBody CompetitionCode="REHEARSAL" ${attributes || head}><Competition>${inside}</Competition></OdfBody>`;
  return readMessage(Buffer.from(text), { timeZone: "Europe/Rome", now: NOW });
}
const messageOf = (answer: ReadMessage) => {
  if ("faults" in answer) throw new Error(JSON.stringify(answer.faults));
  return answer.message;
};
const placesOf = (answer: ReadMessage) => ("faults" in answer ? answer.faults.map(({ place }) => place) : []);

test("a schedule: each unit in UTC, in English where there is English", () => {
  const message = messageOf(
    read(
      "DT_SCHEDULE",
      `<Unit Code="${UNIT}" ScheduleStatus="DELAYED" StartDate="2026-03-07T10:50:00+01:00" Medal="1" Order="2" Venue="TOF">
         <ItemName Language="ITA" Value="Discesa"/><ItemName Language="ENG" Value="Men's downhill sitting"/>
         <StartText Language="ENG" Value="Fog on the course"/></Unit>
       <Unit Code="${UNIT.replace("0001", "0002")}" ScheduleStatus="SCHEDULED" StartDate="2026-03-07T13:00:00" HideStartDate="Y"/>`,
    ),
  );
  expect(message).toMatchObject({ extent: "whole", lists: [{ kind: "unit", scope: "ALP" }], needs: [] });
  expect(message.at).toBe(Date.parse("2026-03-07T09:15:00Z"));
  expect(message.changes[0]).toEqual({
    kind: "unit",
    id: UNIT,
    scope: "ALP",
    body: {
      ...{ name: "Men's downhill sitting", status: "delayed", start: Date.parse("2026-03-07T09:50:00Z") },
      ...{ medals: "final", order: 2, venue: "TOF", note: "Fog on the course" },
    },
  });
  // Not before the one before it has ended: no time of its own.
  expect(message.changes[1]?.body).not.toHaveProperty("start");
});

test("participants with class and function, and teams that need them", () => {
  const people = messageOf(
    read(
      "DT_PARTIC_UPDATE",
      `<Participant Code="11" GivenName="Jonas" FamilyName="Ritter" Gender="M" Organisation="AUT" MainFunctionId="AA01">
         <Discipline Code="ALP"><RegisteredEvent Event="${UNIT}" Class="LW11"/></Discipline></Participant>
       <Participant Code="12" FamilyName="Haller" MainFunctionId="AC_GUIDE"/>`,
    ),
  );
  expect(people.extent).toBe("part");
  expect(people.changes.map(({ body }) => body)).toEqual([
    { familyName: "Ritter", givenName: "Jonas", organisation: "AUT", gender: "M", sportClass: "LW11", role: "athlete" },
    { familyName: "Haller", role: "guide" },
  ]);
  const teams = messageOf(
    read(
      "DT_PARTIC_TEAMS",
      `<Team Code="T1" Organisation="AUT" Name="Austria"><Composition><Athlete Code="11"/><Athlete Code="12"/></Composition></Team>`,
    ),
  );
  expect(teams).toMatchObject({ lists: [{ kind: "team", scope: "ALP" }], needs: ["11", "12"] });
});

test("a type that is not read is known for what it is, and says nothing", () => {
  expect(messageOf(read("DT_PHOTOFINISH", "<Image/>"))).toMatchObject({ extent: "unknown", changes: [], lists: [] });
});

describe("refused, each fault with its place", () => {
  test("a schedule with errors: all of them at once", () => {
    const unit = (change: string) => `<Unit Code="${UNIT}" ${change}/>`;
    const answer = read(
      "DT_SCHEDULE",
      unit(`ScheduleStatus="MAYBE"`) +
        unit(`StartDate="tomorrow"`) +
        unit(`Order="-1"`) +
        `<Unit ScheduleStatus="RUNNING"/>`,
    );
    expect(placesOf(answer)).toEqual([
      `Unit[${UNIT}]@ScheduleStatus`,
      `Unit[${UNIT}]@Code`,
      `Unit[${UNIT}]@StartDate`,
      `Unit[${UNIT}]@Code`,
      `Unit[${UNIT}]@Order`,
      "Unit@Code",
      "Unit@Code",
    ]);
  });
  test("somebody without a name, or with a word too long", () => {
    expect(placesOf(read("DT_PARTIC", `<Participant Code="11"/>`))).toEqual(["Participant[11]@FamilyName"]);
    const long = `<Participant Code="11" FamilyName="${"x".repeat(500)}"/>`;
    expect(placesOf(read("DT_PARTIC", long))).toEqual(["participant 11: familyName"]);
  });
  test("a message from the future", () => {
    const head = `DocumentCode="${"ALP".padEnd(34, "-")}" DocumentType="DT_PARTIC" Version="1" Date="2026-03-08" Time="101500000"`;
    expect(placesOf(read("DT_PARTIC", "", head))).toEqual(["OdfBody@Date"]);
  });
  test.each(["DT_SCHEDULE", "DT_PARTIC", "DT_RESULT", "DT_MEDALS", "DT_WEATHER"])(
    "%s without a Competition",
    (type) => {
      const code = `ALPM${"-".repeat(18)}FNL-000100--`;
      const text = `<OdfBody DocumentCode="${code}" DocumentType="${type}" Version="1" Date="2026-03-07" Time="101500000" ResultStatus="LIVE"/>`;
      expect(placesOf(readMessage(Buffer.from(text), { timeZone: "UTC", now: NOW }))).toEqual(["OdfBody"]);
    },
  );
  test("what is no XML, with line and column", () => {
    const answer = readMessage(Buffer.from("\n{}"), { timeZone: "UTC", now: NOW });
    expect(placesOf(answer)[0]).toMatch(/^line 2, column/);
  });
});
