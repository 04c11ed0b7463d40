import type { Entry } from "../../../contracts/results.ts";
import { countOf, present, required, textOf, wordOf, wrong, type Reading } from "./fields.ts";
import { upTo } from "./measures.ts";
import { one, type Element } from "./xml.ts";

export type Member = Entry["members"][number];
/** Who has a line in a result, a medal, a place: an athlete with his guide, or a team. */
export type Competitor = Pick<Entry, "competitor" | "kind" | "organisation" | "members">;

const KINDS = { A: "athlete", T: "team" } as const;
/** In place of a competitor: not decided yet, nobody to meet. */
const NOBODY: ReadonlySet<string> = new Set(["TBD", "BYE", "NOCOMP"]);
export const isNobody = (code: string): boolean => NOBODY.has(code);
const MAX_MEMBERS = 100;
const MAX_GUIDES = 4;

/** A competitor's code; undefined for nobody. */
export function codeOf(element: Element, reading: Reading): string | undefined {
  const code = required(reading, element, "Code");
  return code === "" || isNobody(code) ? undefined : code;
}

/** @param code what `codeOf` gave. */
export function competitorOf(element: Element, code: string, reading: Reading): Competitor {
  const kind = wordOf(reading, element, "Type", KINDS);
  if (textOf(element, "Type") === undefined) wrong(reading, element, "Type", "expected A or T");
  return {
    competitor: code,
    kind: kind ?? "athlete",
    ...present({ organisation: textOf(element, "Organisation") }),
    members: athletesOf(element, reading)
      .toSorted((one, other) => one.order - other.order)
      .flatMap(({ athlete }) => membersOf(athlete, reading)),
  };
}

/** Elements `Athlete`, with the order that they are given. */
function athletesOf(element: Element, reading: Reading): { athlete: Element; order: number }[] {
  const athletes = upTo(MAX_MEMBERS, reading, one(element, "Composition"), "Athlete");
  return athletes.map((athlete, index) => ({ athlete, order: countOf(reading, athlete, "Order") ?? index }));
}

/** An athlete, and whoever guides him. */
function membersOf(athlete: Element, reading: Reading): Member[] {
  const description = one(athlete, "Description");
  const sportClass = description && textOf(description, "Class");
  const guides = upTo(MAX_GUIDES, reading, athlete, "Guide");
  return [
    {
      participant: required(reading, athlete, "Code"),
      ...present({ bib: textOf(athlete, "Bib"), sportClass }),
      role: "athlete",
    },
    ...guides.map((guide): Member => ({
      participant: required(reading, guide, "Code"),
      ...present({ bib: textOf(guide, "Bib") }),
      role: "guide",
    })),
  ];
}
