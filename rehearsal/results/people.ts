import { athletes } from "../scenario/athletes.ts";
import { el, type Node } from "./xml.ts";

/** Somebody who takes part. Nobody of that name, nation and class exists. */
export interface Person {
  code: string;
  givenName: string;
  familyName: string;
  organisation: string;
  gender: "M" | "W";
  sportClass?: string;
  bib?: string;
  /** Leads a vision-impaired athlete, and wins the medal with her. */
  guide?: Person;
}
export interface Team {
  code: string;
  name: string;
  organisation: string;
  members: readonly Person[];
}

/** "Anders Lund NOR LW10-1" */
export function person(line: string, code: string, gender: "M" | "W", bib?: string): Person {
  const [givenName = "", familyName = "", organisation = "", sportClass] = line.split(" ");
  return {
    ...{ code, givenName, familyName, organisation, gender },
    ...(sportClass === undefined ? {} : { sportClass }),
    ...(bib === undefined ? {} : { bib }),
  };
}

/** Somebody whom the cameras show. */
export function shown(id: string, gender: "M" | "W"): Person {
  const athlete = athletes.find((each) => each.id === id);
  if (!athlete) throw new Error(`nobody is called ${id}`);
  const { name, nation, sportClass, code, bib } = athlete;
  return person([name, nation, ...(sportClass ? [sportClass] : [])].join(" "), code, gender, bib);
}

const descriptionOf = ({ givenName, familyName, organisation, sportClass, gender }: Person): Node =>
  el("Description", {
    GivenName: givenName,
    FamilyName: familyName,
    Organisation: organisation,
    Gender: gender,
    Class: sportClass,
  });

export const peopleNodes = (people: readonly Person[]): Node[] =>
  people.map((one, index) =>
    el("Athlete", { Code: one.code, Bib: one.bib, Order: index + 1 }, [
      descriptionOf(one),
      ...(one.guide ? [el("Guide", { Code: one.guide.code }, [descriptionOf(one.guide)])] : []),
    ]),
  );
