import { peopleNodes } from "./people.ts";
import type { Person, Team } from "./people.ts";
import { el, type Node } from "./xml.ts";

export interface Ranked<T> {
  item: T;
  rank: number | undefined;
  isTied: boolean;
  sortOrder: number;
}

/** Ranks by value, the smallest first; equals share a rank. Who has no value comes after, in the given order. */
export function ranked<T>(items: readonly T[], valueOf: (item: T) => number | undefined): Ranked<T>[] {
  const values = items.map(valueOf);
  const order = items
    .map((item, index) => ({ item, value: values[index], index }))
    .sort((one, other) => (one.value ?? Infinity) - (other.value ?? Infinity) || one.index - other.index);
  return order.map(({ item, value }, index) => ({
    item,
    rank: value === undefined ? undefined : 1 + values.filter((each) => each !== undefined && each < value).length,
    isTied: value !== undefined && values.filter((each) => each === value).length > 1,
    sortOrder: index + 1,
  }));
}

export interface EntryFields {
  rank?: number | undefined;
  isTied?: boolean;
  sortOrder: number;
  startOrder?: number;
  result?: string | undefined;
  resultType?: "TIME" | "POINTS" | "IRM";
  diff?: string | undefined;
  irm?: string | undefined;
  mark?: string | undefined;
  wlt?: "W" | "L" | undefined;
}
export const entryNode = (fields: EntryFields, extended: readonly Node[], competitor: Node): Node =>
  el(
    "Result",
    {
      Rank: fields.rank,
      RankEqual: fields.isTied ? "Y" : undefined,
      SortOrder: fields.sortOrder,
      StartOrder: fields.startOrder,
      Result: fields.result,
      ResultType: fields.irm === undefined ? fields.resultType : "IRM",
      Diff: fields.diff,
      IRM: fields.irm,
      QualificationMark: fields.mark,
      WLT: fields.wlt,
    },
    [...(extended.length > 0 ? [el("ExtendedResults", {}, extended)] : []), competitor],
  );

export const er = (code: string, value: string | number, rest: Node["attributes"] = {}, children: Node[] = []): Node =>
  el("ExtendedResult", { Type: "ER", Code: code, Value: value, ...rest }, children);

export const athleteCompetitor = (person: Person): Node =>
  el("Competitor", { Code: person.code, Type: "A", Organisation: person.organisation, Bib: person.bib }, [
    el("Composition", {}, peopleNodes([person])),
  ]);
export const teamCompetitor = (team: Team): Node =>
  el("Competitor", { Code: team.code, Type: "T", Organisation: team.organisation }, [
    el("Description", { TeamName: team.name }),
    el("Composition", {}, peopleNodes(team.members)),
  ]);
