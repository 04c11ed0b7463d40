import { athleteCompetitor, type Ranked } from "./entries.ts";
import type { Person } from "./people.ts";
import type { Medallist } from "./programme.ts";

const MEDALS = { 1: "ME_GOLD", 2: "ME_SILVER", 3: "ME_BRONZE" } as const;
const hasMedal = (rank: number | undefined): rank is keyof typeof MEDALS => rank === 1 || rank === 2 || rank === 3;

/** Whoever is among the first three; those who share a rank both get its medal, and the next one is not given. */
export const medallistsOf = (order: readonly Ranked<Person>[]): Medallist[] =>
  order.flatMap(({ item, rank }) =>
    hasMedal(rank)
      ? [{ medal: MEDALS[rank], organisation: item.organisation, competitor: athleteCompetitor(item) }]
      : [],
  );
