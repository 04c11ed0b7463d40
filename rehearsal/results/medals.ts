import type { Award, Draft, Medallist } from "./programme.ts";
import { rsc } from "./rsc.ts";
import { el, type Node } from "./xml.ts";

const COLOURS = ["ME_GOLD", "ME_SILVER", "ME_BRONZE"] as const;

const medallistNodes = (medallists: readonly Medallist[]): Node[] =>
  medallists.map(({ medal, competitor }) => el("Medal", { Code: medal }, [competitor]));

export const medallistDrafts = (awards: readonly Award[]): Draft[] =>
  awards.map(({ at, event, medallists }) => ({
    at: Math.round(at),
    type: "DT_MEDALLISTS",
    code: event,
    body: () => medallistNodes(medallists),
  }));

/** Of each event its newest award counts: a re-allocation takes the place of what was. */
export function tableNodes(awards: readonly Award[], at: number): Node[] {
  const newest = new Map<string, Award>();
  for (const award of awards.toSorted((one, other) => one.at - other.at))
    if (award.at <= at) newest.set(award.event, award);
  const counts = new Map<string, [gold: number, silver: number, bronze: number]>();
  for (const { medallists } of newest.values())
    for (const { organisation, medal } of medallists) {
      const count = counts.get(organisation) ?? [0, 0, 0];
      count[COLOURS.indexOf(medal)] = (count[COLOURS.indexOf(medal)] ?? 0) + 1;
      counts.set(organisation, count);
    }
  const compare = (one: readonly number[], other: readonly number[]) =>
    (other[0] ?? 0) - (one[0] ?? 0) || (other[1] ?? 0) - (one[1] ?? 0) || (other[2] ?? 0) - (one[2] ?? 0);
  const lines = [...counts].toSorted(([a, one], [b, other]) => compare(one, other) || a.localeCompare(b));
  return lines.map(([organisation, count]) => {
    const [gold, silver, bronze] = count;
    return el(
      "MedalLine",
      {
        Organisation: organisation,
        Rank: 1 + lines.filter(([, other]) => compare(other, count) < 0).length,
        RankEqual: lines.filter(([, other]) => compare(other, count) === 0).length > 1 ? "Y" : undefined,
      },
      [el("MedalNumber", { Type: "TOT", Gold: gold, Silver: silver, Bronze: bronze, Total: gold + silver + bronze })],
    );
  });
}

/** A table whenever it changes between two instants, and one when its session begins. */
export function tableDrafts(awards: readonly Award[], from: number, to: number, isNewSession: boolean): Draft[] {
  const instants = awards.map(({ at }) => Math.round(at) + 1).filter((at) => at >= from && at < to);
  return [...new Set([...(isNewSession ? [from] : []), ...instants])]
    .toSorted((one, other) => one - other)
    .map((at) => ({
      at,
      type: "DT_MEDALS",
      code: rsc("GEN"),
      body: () => [el("MedalStandings", { Code: "SESSION" }, tableNodes(awards, at))],
    }));
}
