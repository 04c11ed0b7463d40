import type { Entry, Irm, Medal, Result, ResultStatus } from "../../../contracts/results.ts";
import { disciplineOf } from "../../../contracts/rsc.ts";
import type { CueBook } from "../../core/results/cue-book.ts";
import { personOf, type Person } from "../../core/results/people.ts";
import { finalOf, type ListedUnit } from "../../core/results/unit-of.ts";
import { explainClass, explainSport } from "../../words/classes.ts";
import { formats } from "../../words/formats.ts";

/** Everything that a page says of an athlete, a guide or a team. */
export interface AthleteView {
  person: Person;
  isTeam: boolean;
  bib: string | null;
  /** What the class means; for sports without classes what everybody uses there. */
  explained: string | null;
  guides: readonly Person[];
  /** Of a guide: whom he leads. */
  leads: readonly Person[];
  /** Of a team; a member who guides says so. */
  members: readonly (Person & { isGuide: boolean })[];
  medals: readonly { id: string; medal: Medal; event: string | null; discipline: string }[];
  outings: readonly Outing[];
}

export interface Outing {
  key: string;
  kind: OutingKind;
  /** Null where the schedule does not know it. */
  name: string | null;
  discipline: string;
  /** Of the competition, UTC ms. */
  at: number | null;
  rank: number | null;
  isTied: boolean;
  irm: Irm | null;
  result: string | null;
  gap: string | null;
  outcome: Entry["outcome"] | null;
  /** Of a match. */
  opponent: { person: Person; result: string | null } | null;
  status: ResultStatus;
}

const KINDS = ["result", "cumulative", "phase-result"] as const;
type OutingKind = (typeof KINDS)[number];
type Book = Pick<CueBook, "at" | "list">;

/** Null while nobody of this code is known. */
export function athleteView(book: Book, code: string, asOf: number): AthleteView | null {
  const team = book.at("team", code, asOf);
  const participant = book.at("participant", code, asOf);
  if (!team && !participant) return null;
  const units = book.list("unit", asOf);
  const found = findings(book, code, asOf);
  const entries = found.map(({ entry }) => entry);
  const inEntries = entries.flatMap(({ members }) => members);
  const persons = (codes: readonly string[]) =>
    [...new Set(codes)].filter((each) => each !== code).map((each) => personOf(book, each, asOf));
  const own = inEntries.find((member) => member.participant === code);
  const isGuide = own?.role === "guide" || participant?.role === "guide";
  const person = personOf(book, code, asOf);
  const organisation = person.organisation ?? entries.find((entry) => entry.organisation)?.organisation ?? null;
  const sportClass = person.sportClass ?? own?.sportClass ?? null;
  const discipline = found[0] ? disciplineOf(found[0].id) : null;
  return {
    person: { ...person, organisation, sportClass },
    isTeam: team !== null,
    bib: own?.bib ?? entries.find(({ competitor }) => competitor === code)?.bib ?? null,
    explained:
      (sportClass !== null ? explainClass(sportClass) : null) ?? (discipline ? explainSport(discipline) : null),
    guides: isGuide || team ? [] : persons(together(entries).filter(isRole("guide")).map(codeOf)),
    leads: isGuide ? persons(together(entries).filter(isRole("athlete")).map(codeOf)) : [],
    members: team
      ? persons([...team.members, ...inEntries.map(codeOf)]).map((member) => ({
          ...member,
          isGuide: inEntries.some(({ participant: each, role }) => each === member.code && role === "guide"),
        }))
      : [],
    medals: medalsOf(book, code, units, asOf),
    outings: found.map((each) => outingOf(each, units, book, asOf)).toSorted(latestFirst),
  };
}

type Member = Pick<Entry["members"][number], "participant" | "role">;
const codeOf = ({ participant }: Member): string => participant;
const isRole = (role: Member["role"]) => (member: Member) => member.role === role;

/**
 * Those who start together with somebody, himself too. In a team everybody stands beside everybody, so there only a pair
 * says who guides whom.
 */
const together = (entries: readonly Entry[]): Member[] =>
  entries
    .filter(({ kind, members }) => kind === "athlete" || members.length === 2)
    .flatMap(({ competitor, kind, members }) =>
      kind === "athlete" ? [{ participant: competitor, role: "athlete" }, ...members] : members,
    );

interface Finding {
  id: string;
  kind: OutingKind;
  body: Result;
  entry: Entry;
}

const findings = (book: Book, code: string, asOf: number): Finding[] =>
  KINDS.flatMap((kind) =>
    book.list(kind, asOf).flatMap(({ id, body }) => {
      const entry = body.entries.find(
        ({ competitor, members }) => competitor === code || members.some(({ participant }) => participant === code),
      );
      return entry ? [{ id, kind, body, entry }] : [];
    }),
  );

function outingOf({ id, kind, body, entry }: Finding, units: readonly ListedUnit[], book: Book, asOf: number): Outing {
  const unit = units.find((each) => each.id === id) ?? finalOf(units, id);
  const other = body.entries.length === 2 ? body.entries.find((each) => each !== entry) : undefined;
  const isMatch = other !== undefined && (entry.kind === "team" || entry.outcome !== undefined);
  return {
    key: `${kind} ${id}`,
    kind,
    name: unit?.body.name ?? null,
    discipline: disciplineOf(id),
    at: unit?.body.began ?? unit?.body.start ?? null,
    rank: isMatch ? null : (entry.rank ?? null),
    isTied: entry.isTied,
    irm: entry.irm ?? null,
    result: entry.irm ? null : resultOf(entry),
    gap: entry.irm || isMatch || !entry.behind ? null : formats.gap(entry.behind),
    outcome: entry.outcome ?? null,
    opponent: isMatch ? { person: personOf(book, other.competitor, asOf), result: resultOf(other) } : null,
    status: body.status,
  };
}

const resultOf = ({ result, time, score }: Entry): string | null =>
  result !== undefined
    ? formats.score(result)
    : time !== undefined
      ? formats.clock(time)
      : score !== undefined
        ? String(score)
        : null;

const latestFirst = (one: Outing, other: Outing): number =>
  (other.at ?? 0) - (one.at ?? 0) ||
  KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
  (one.key < other.key ? -1 : 1);

const medalsOf = (book: Book, code: string, units: readonly ListedUnit[], asOf: number): AthleteView["medals"] =>
  book.list("medallists", asOf).flatMap(({ id, body }) =>
    body.medals
      .filter(
        ({ competitor, members }) => competitor === code || members.some(({ participant }) => participant === code),
      )
      .map(({ medal }) => ({
        id,
        medal,
        event: finalOf(units, id)?.body.name ?? null,
        discipline: disciplineOf(id),
      })),
  );
