import type { Body } from "../../../../contracts/results.ts";
import type { Held } from "../held.ts";
import { builder, costs } from "./builder.ts";
import { connectionOf } from "./connection.ts";
import { Member, type MemberOf } from "./entry.ts";
import { MedalEnum } from "./enums.ts";
import { Competitor, competitorOf } from "./people.ts";

export interface MedallistOf {
  event: string;
  body: Body<"medallists">["medals"][number];
  at: number;
}

export const Medallist = builder.objectRef<MedallistOf>("Medallist").implement({
  description: "Who won a medal. Ties are real: an event may give two of one kind.",
  fields: (t) => ({
    event: t.string({ description: "The event's code: an RSC.", resolve: ({ event }) => event }),
    medal: t.field({ type: MedalEnum, description: "Which.", resolve: ({ body }) => body.medal }),
    organisation: t.string({ nullable: true, description: "For whom: ITA.", resolve: ({ body }) => body.organisation }),
    competitor: t.field({
      type: Competitor,
      nullable: true,
      description: "Who.",
      resolve: ({ body, at }, _, { reader }) => competitorOf(reader, body, at),
    }),
    members: t.field({
      type: [Member],
      description: "Everybody who got one: an athlete's guide and a team's members too.",
      extensions: costs({ size: 4 }),
      resolve: ({ body, at }) => body.members.map((member): MemberOf => ({ body: member, at })),
    }),
  }),
});

export const MedallistConnection = connectionOf("Medallist", Medallist, "medallists");

export const medallistsOf = (held: readonly Held<"medallists">[]): MedallistOf[] =>
  held.flatMap(({ id, body, at }) => body.medals.map((medal) => ({ event: id, body: medal, at })));
/** Of its own in all events. */
export const medallistKey = ({ event, body }: MedallistOf): string => `${event} ${body.medal} ${body.competitor}`;

type Line = Body<"medal-table">["lines"][number];

const MedalTableLine = builder.objectRef<Line>("MedalTableLine").implement({
  description: "One organisation's medals.",
  fields: (t) => ({
    organisation: t.string({ description: "Its code: ITA.", resolve: ({ organisation }) => organisation }),
    rank: t.int({ description: "By gold, then silver, then bronze.", resolve: ({ rank }) => rank }),
    isTied: t.boolean({ description: "Others have the same rank.", resolve: ({ isTied }) => isTied }),
    gold: t.int({ description: "Gold medals.", resolve: ({ gold }) => gold }),
    silver: t.int({ description: "Silver medals.", resolve: ({ silver }) => silver }),
    bronze: t.int({ description: "Bronze medals.", resolve: ({ bronze }) => bronze }),
    total: t.int({ description: "All of them.", resolve: ({ gold, silver, bronze }) => gold + silver + bronze }),
  }),
});

export const MedalTable = builder.objectRef<Held<"medal-table">>("MedalTable").implement({
  description: "Medals by organisation.",
  fields: (t) => ({
    since: t.field({ type: "DateTime", description: "Unchanged since.", resolve: ({ from }) => from }),
    lines: t.field({
      type: [MedalTableLine],
      description: "The best first.",
      extensions: costs({ size: 60 }),
      resolve: ({ body }) => body.lines,
    }),
  }),
});
