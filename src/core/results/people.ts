import type { CueBook } from "./cue-book.ts";

/** Whoever a result speaks of, as far as he is known. */
export interface Person {
  code: string;
  name: string;
  /** What one says in a sentence: the family name, or the team. */
  shortName: string;
  organisation: string | null;
  sportClass: string | null;
}

export function personOf(book: Pick<CueBook, "at">, code: string, asOf: number): Person {
  const team = book.at("team", code, asOf);
  if (team)
    return { code, name: team.name, shortName: team.name, organisation: team.organisation ?? null, sportClass: null };
  const participant = book.at("participant", code, asOf);
  if (!participant) return { code, name: code, shortName: code, organisation: null, sportClass: null };
  const { givenName, familyName, organisation, sportClass } = participant;
  return {
    code,
    name: givenName === undefined ? familyName : `${givenName} ${familyName}`,
    shortName: familyName,
    organisation: organisation ?? null,
    sportClass: sportClass ?? null,
  };
}
