import type { Person, Team } from "./people.ts";
import type { Draft } from "./programme.ts";
import { biathletes, blue, curlingRivals, impairedWomen, japan, red, riders, sittingMen } from "./rosters.ts";
import { rsc } from "./rsc.ts";
import { el, type Node } from "./xml.ts";

/** Who takes part, said once a session, before anything is said of them. */
const PEOPLE: Readonly<Record<string, readonly Person[]>> = {
  ALP: [...sittingMen, ...impairedWomen],
  BTH: biathletes,
  SBD: riders,
  IHO: [...blue.members, ...red.members],
  CUR: [japan, ...curlingRivals].flatMap(({ members }) => members),
};
const TEAMS: Readonly<Record<string, readonly Team[]>> = { IHO: [blue, red], CUR: [japan, ...curlingRivals] };
const withGuides = (people: readonly Person[]) => people.flatMap((one) => (one.guide ? [one, one.guide] : [one]));
const guides = new Set(impairedWomen.map(({ guide }) => guide));

const participantNode = (discipline: string, one: Person): Node =>
  el(
    "Participant",
    {
      Code: one.code,
      GivenName: one.givenName,
      FamilyName: one.familyName,
      Gender: one.gender,
      Organisation: one.organisation,
      MainFunctionId: guides.has(one) ? "GUIDE" : "AA01",
    },
    [el("Discipline", { Code: discipline }, [el("RegisteredEvent", { Class: one.sportClass, Bib: one.bib })])],
  );
const teamNode = (team: Team): Node =>
  el("Team", { Code: team.code, Name: team.name, Organisation: team.organisation }, [
    el(
      "Composition",
      {},
      team.members.map((member, index) => el("Athlete", { Code: member.code, Order: index + 1 })),
    ),
  ]);

export const registrationDrafts = (at: number): Draft[] => [
  ...Object.entries(PEOPLE).map(([discipline, people]) => ({
    at,
    type: "DT_PARTIC",
    code: rsc(discipline),
    body: () => withGuides(people).map((one) => participantNode(discipline, one)),
  })),
  ...Object.entries(TEAMS).map(([discipline, teams]) => ({
    at,
    type: "DT_PARTIC_TEAMS",
    code: rsc(discipline),
    body: () => teams.map(teamNode),
  })),
];
