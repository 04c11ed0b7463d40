import type { ToldCue } from "../live/change-feed.ts";
import { builder } from "./builder.ts";
import { KindEnum } from "./enums.ts";
import { medallistKey, MedallistConnection, medallistsOf, MedalTable } from "./medals.ts";
import { Participant, Team } from "./people.ts";
import { pageArguments, pageCosts } from "./connection.ts";
import { pageOf } from "../page.ts";
import { Unit } from "./unit.ts";

const Change = builder.objectRef<ToldCue>("Change").implement({
  description: "Something holds now that did not before. What is asked for below is told as it stands now.",
  fields: (t) => ({
    kind: t.field({
      type: KindEnum,
      description: "What kind of thing has changed.",
      resolve: ({ kind }) => kind,
    }),
    code: t.string({
      description: "Its code: an RSC, or a participant's or a team's.",
      resolve: ({ id }) => id,
    }),
    isGone: t.boolean({ description: "True: the thing is no more.", resolve: ({ body }) => body === null }),
    tookBack: t.boolean({
      description:
        "True: a correction of an earlier time; what you were told before may never have held, so ask again.",
      resolve: ({ tookBack }) => tookBack,
    }),
    from: t.field({
      type: "DateTime",
      description: "From when on it holds; a correction may reach into the past.",
      resolve: ({ from }) => from,
    }),
    unit: t.field({
      type: Unit,
      nullable: true,
      description: "The unit, where the code is a unit's: with its result and all the rest.",
      resolve: ({ id }, _, { reader, now }) => reader.one("unit", id, now),
    }),
    participant: t.field({
      type: Participant,
      nullable: true,
      description: "Who has changed, where it is a participant.",
      resolve: ({ kind, id }, _, { reader, now }) =>
        kind === "participant" ? reader.one("participant", id, now) : null,
    }),
    team: t.field({
      type: Team,
      nullable: true,
      description: "Which has changed, where it is a team.",
      resolve: ({ kind, id }, _, { reader, now }) => (kind === "team" ? reader.one("team", id, now) : null),
    }),
    medalTable: t.field({
      type: MedalTable,
      nullable: true,
      description: "Where it is the medal table.",
      resolve: ({ kind, id }, _, { reader, now }) =>
        kind === "medal-table" ? reader.one("medal-table", id, now) : null,
    }),
    medallists: t.field({
      type: MedallistConnection,
      nullable: true,
      description: "Where it is an event's medallists.",
      args: pageArguments(t.arg),
      extensions: pageCosts,
      async resolve({ kind, id }, asked, { reader, now }) {
        if (kind !== "medallists") return null;
        const held = await reader.one("medallists", id, now);
        return pageOf(held ? medallistsOf([held]) : [], asked, medallistKey);
      },
    }),
  }),
});

builder.subscriptionType({
  description: "What can be listened to, over Server-Sent Events or a WebSocket (graphql-transport-ws).",
  fields: (t) => ({
    changes: t.field({
      type: Change,
      description:
        "Each change as it comes, none ahead of its time. Who reads too slowly is told FELL_BEHIND and let go: ask again for what holds, and listen again.",
      args: {
        kinds: t.arg({ type: [KindEnum], description: "Only of these kinds." }),
        ids: t.arg.stringList({ description: "Only of these codes." }),
      },
      subscribe: (_, { kinds, ids }, context) => context.feed.listen({ kinds, ids }, context),
      resolve(cue: ToldCue, _, context) {
        context.renew(context);
        return cue;
      },
    }),
  }),
});
