import type { Body } from "../../../../contracts/results.ts";
import type { Held } from "../held.ts";
import { builder, costs } from "./builder.ts";
import { OutcomeEnum } from "./enums.ts";
import { Competitor, Participant } from "./people.ts";
import { competitorAt } from "./places.ts";

type Of<T> = T & { instant: number };
type ActionOf = Of<Body<"play">["actions"][number]>;
type ItemOf = Of<Body<"bracket">["items"][number]>;
type PlaceOf = Of<ItemOf["places"][number]>;

const Action = builder.objectRef<ActionOf>("Action").implement({
  description: "Something that happened in a match: a goal, a stone, a penalty.",
  fields: (t) => ({
    id: t.string({ description: "Of its own in the match.", resolve: ({ id }) => id }),
    at: t.field({ type: "DateTime", nullable: true, description: "When.", resolve: ({ at }) => at }),
    period: t.string({ nullable: true, description: "In which period or end.", resolve: ({ period }) => period }),
    clockMs: t.int({ nullable: true, description: "On the match's clock, ms.", resolve: ({ clock }) => clock }),
    action: t.string({ description: "What, as the organiser's code.", resolve: ({ action }) => action }),
    outcome: t.string({
      nullable: true,
      description: "How it went, as the organiser's code.",
      resolve: ({ outcome }) => outcome,
    }),
    competitor: t.field({
      type: Competitor,
      nullable: true,
      description: "Whose it is.",
      resolve: ({ competitor, instant }, _, { reader }) => competitorAt(reader, competitor, instant),
    }),
    participants: t.field({
      type: [Participant],
      description: "Who did it.",
      extensions: costs({ size: 2 }),
      resolve: ({ participants, instant }, _, { reader }) => reader.some("participant", participants, instant),
    }),
    score: t.floatList({
      nullable: true,
      description: "After it, in the order of the result's lines.",
      extensions: costs({ size: 2 }),
      resolve: ({ score }) => score,
    }),
    note: t.string({ nullable: true, description: "In the organiser's words.", resolve: ({ note }) => note }),
  }),
});

export const Play = builder.objectRef<Held<"play">>("Play").implement({
  description: "What has happened in a match.",
  fields: (t) => ({
    actions: t.field({
      type: [Action],
      description: "In order; the newest last.",
      args: {
        last: t.arg.int({ description: "Only so many, the newest; 50 if not said, 500 at most.", defaultValue: 50 }),
      },
      extensions: costs({ size: 50, argument: "last" }),
      resolve: ({ body, at }, { last }) =>
        body.actions
          .slice(-Math.min(500, Math.max(1, last ?? 50)))
          .map((action): ActionOf => ({ ...action, instant: at })),
    }),
  }),
});

const BracketPlace = builder.objectRef<PlaceOf>("BracketPlace").implement({
  description: "One side of a match in a bracket.",
  fields: (t) => ({
    competitor: t.field({
      type: Competitor,
      nullable: true,
      description: "Who it is, once it is known.",
      resolve: ({ competitor, instant }, _, { reader }) => competitorAt(reader, competitor, instant),
    }),
    seed: t.int({ nullable: true, description: "Their seed.", resolve: ({ seed }) => seed }),
    from: t.string({
      nullable: true,
      description: "From where they come, as the organiser's code.",
      resolve: ({ from }) => from,
    }),
    result: t.string({ nullable: true, description: "As published.", resolve: ({ result }) => result }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: "How it went.",
      resolve: ({ outcome }) => outcome,
    }),
  }),
});

const BracketItem = builder.objectRef<ItemOf>("BracketItem").implement({
  description: "One match of a bracket.",
  fields: (t) => ({
    unit: t.string({ nullable: true, description: "Its unit's code.", resolve: ({ unit }) => unit }),
    round: t.string({ description: "The round: QFNL, SFNL, FNL.", resolve: ({ round }) => round }),
    position: t.int({ description: "In its round, from the top.", resolve: ({ position }) => position }),
    places: t.field({
      type: [BracketPlace],
      description: "Its two sides.",
      extensions: costs({ size: 2 }),
      resolve: ({ places, instant }) => places.map((place): PlaceOf => ({ ...place, instant })),
    }),
  }),
});

export const Bracket = builder.objectRef<Held<"bracket">>("Bracket").implement({
  description: "Who meets whom.",
  fields: (t) => ({
    code: t.string({ description: "Of the event or phase: an RSC.", resolve: ({ id }) => id }),
    items: t.field({
      type: [BracketItem],
      description: "All matches.",
      extensions: costs({ size: 16 }),
      resolve: ({ body, at }) => body.items.map((item): ItemOf => ({ ...item, instant: at })),
    }),
  }),
});
