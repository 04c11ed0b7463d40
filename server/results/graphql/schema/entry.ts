import type { Body, Entry as EntryBody, Split as SplitBody } from "../../../../contracts/results.ts";
import type { InferOutput } from "valibot";
import type { Member as MemberSchema, Shooting as ShootingSchema } from "../../../../contracts/results.ts";
import { builder, costs } from "./builder.ts";
import { connectionOf } from "./connection.ts";
import { Count, countsOf } from "./count.ts";
import { IrmEnum, MedalEnum, OutcomeEnum, RoleEnum, ShootingPositionEnum } from "./enums.ts";
import { Competitor, Participant, competitorOf } from "./people.ts";
import { TelemetrySummary, windowOf } from "./telemetry.ts";

/** One line of a result, and where it is from. */
export interface EntryOf {
  body: EntryBody;
  at: number;
  /** The unit whose result it is; null for a phase's or an event's. */
  unit: string | null;
}
export interface MemberOf {
  body: InferOutput<typeof MemberSchema>;
  at: number;
}

const Split = builder.objectRef<SplitBody>("Split").implement({
  description: "A measurement on the way.",
  fields: (t) => ({
    at: t.int({ description: "1, 2, 3 … from the start.", resolve: ({ at }) => at }),
    name: t.string({ nullable: true, description: "The organiser's name of the place.", resolve: ({ name }) => name }),
    timeMs: t.int({ nullable: true, description: "From the start, ms.", resolve: ({ time }) => time }),
    behindMs: t.int({ nullable: true, description: "To the best at this place, ms.", resolve: ({ behind }) => behind }),
    rank: t.int({ nullable: true, description: "At this place.", resolve: ({ rank }) => rank }),
    speed: t.float({ nullable: true, description: "As the organiser gives it.", resolve: ({ speed }) => speed }),
  }),
});

const Shooting = builder.objectRef<InferOutput<typeof ShootingSchema>>("Shooting").implement({
  description: "One bout at the range.",
  fields: (t) => ({
    bout: t.int({ description: "1, 2, 3 … in the race.", resolve: ({ bout }) => bout }),
    position: t.field({
      type: ShootingPositionEnum,
      nullable: true,
      description: "Prone or standing.",
      resolve: ({ position }) => position,
    }),
    shots: t.booleanList({
      description: "In the order of firing: true is a hit.",
      extensions: costs({ size: 5 }),
      resolve: ({ shots }) => shots,
    }),
    misses: t.int({ description: "How many missed.", resolve: ({ shots }) => shots.filter((hit) => !hit).length }),
  }),
});

const Period = builder.objectRef<EntryBody["periods"][number]>("Period").implement({
  description: "What was reached in a period, an end or a run.",
  fields: (t) => ({
    name: t.string({ description: "Its name: P1, E3, RUN2.", resolve: ({ name }) => name }),
    score: t.float({ nullable: true, description: "Scored in it.", resolve: ({ score }) => score }),
    timeMs: t.int({ nullable: true, description: "Needed for it, ms.", resolve: ({ time }) => time }),
  }),
});

export const Member = builder.objectRef<MemberOf>("Member").implement({
  description: "Somebody who competes in a line of a result: the athlete, a guide, the members of a team.",
  fields: (t) => ({
    participant: t.field({
      type: Participant,
      nullable: true,
      description: "Who it is.",
      resolve: ({ body, at }, _, { reader }) => reader.one("participant", body.participant, at),
    }),
    bib: t.string({ nullable: true, description: "Number on the bib.", resolve: ({ body }) => body.bib }),
    sportClass: t.string({ nullable: true, description: "In this event.", resolve: ({ body }) => body.sportClass }),
    role: t.field({ type: RoleEnum, description: "In this event.", resolve: ({ body }) => body.role }),
  }),
});

type Published = Body<"result">["entries"][number];

export const Entry = builder.objectRef<EntryOf>("Entry").implement({
  description: "One line of a result: what one competitor has reached.",
  fields: (t) => ({
    rank: t.int({
      nullable: true,
      description: "Null where there is none (yet): see `irm`.",
      resolve: ({ body }) => body.rank,
    }),
    isTied: t.boolean({ description: "Others have the same rank.", resolve: ({ body }) => body.isTied }),
    irm: t.field({
      type: IrmEnum,
      nullable: true,
      description: "Why there is no rank.",
      resolve: ({ body }) => body.irm,
    }),
    result: t.string({
      nullable: true,
      description: "What ranks, as published: 1:16.08, 5, DNF.",
      resolve: ({ body }) => body.result,
    }),
    timeMs: t.int({
      nullable: true,
      description: "What ranks where it is a time, ms: in Para sport the calculated time, that is real time by factor.",
      resolve: ({ body }) => body.time,
    }),
    realTimeMs: t.int({ nullable: true, description: "On the clock, ms.", resolve: ({ body }) => body.realTime }),
    factor: t.float({
      nullable: true,
      description: "By which real time is multiplied, of the sport class: 0.8712.",
      resolve: ({ body }) => body.factor,
    }),
    behindMs: t.int({ nullable: true, description: "To the leader, ms.", resolve: ({ body }) => body.behind }),
    score: t.float({
      nullable: true,
      description: "What ranks where it is a score.",
      resolve: ({ body }) => body.score,
    }),
    bib: t.string({ nullable: true, description: "Number on the bib.", resolve: ({ body }) => body.bib }),
    startOrder: t.int({
      nullable: true,
      description: "When they start, as a place.",
      resolve: ({ body }) => body.startOrder,
    }),
    organisation: t.string({
      nullable: true,
      description: "Whom they compete for: ITA.",
      resolve: ({ body }) => body.organisation,
    }),
    medal: t.field({
      type: MedalEnum,
      nullable: true,
      description: "What they won.",
      resolve: ({ body }) => body.medal,
    }),
    qualified: t.string({
      nullable: true,
      description: "The organiser's mark that they go on.",
      resolve: ({ body }) => body.qualified,
    }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: "Of a match.",
      resolve: ({ body }) => body.outcome,
    }),
    penaltyLoops: t.int({ nullable: true, description: "Of biathlon.", resolve: ({ body }) => body.penaltyLoops }),
    splits: t.field({
      type: [Split],
      description: "Measurements on the way, in order.",
      extensions: costs({ size: 6 }),
      resolve: ({ body }) => body.splits,
    }),
    shootings: t.field({
      type: [Shooting],
      description: "Bouts at the range, in order.",
      extensions: costs({ size: 4 }),
      resolve: ({ body }) => body.shootings,
    }),
    periods: t.field({
      type: [Period],
      description: "Each period, end or run, in order.",
      extensions: costs({ size: 8 }),
      resolve: ({ body }) => body.periods,
    }),
    counts: t.field({
      type: [Count],
      description: "Whatever else this sport counts.",
      extensions: costs({ size: 5 }),
      resolve: ({ body }) => countsOf(body.counts),
    }),
    competitor: t.field({
      type: Competitor,
      nullable: true,
      description: "Who it is; null where nobody of this code is registered at this instant.",
      resolve: ({ body, at }, _, { reader }) => competitorOf(reader, body, at),
    }),
    competitorCode: t.string({ description: "The competitor's code.", resolve: ({ body }) => body.competitor }),
    members: t.field({
      type: [Member],
      description: "Who competes in it: the athlete and a guide, or a team's members.",
      extensions: costs({ size: 4 }),
      resolve: ({ body, at }) => body.members.map((member): MemberOf => ({ body: member, at })),
    }),
    telemetry: t.field({
      type: TelemetrySummary,
      nullable: true,
      description:
        "What open sensors measured in this unit. Null for teams, and where nothing is open to the public or kept any longer.",
      extensions: costs({ weight: 20 }),
      async resolve({ body, at, unit }, _, { reader, telemetry, now }) {
        const held = unit === null || body.kind === "team" ? null : await reader.one("unit", unit, at);
        const window = held && windowOf(held.body, Math.min(at, now));
        return window && telemetry.summary(body.competitor, window.from, window.to);
      },
    }),
  }),
});

export const EntryConnection = connectionOf("Entry", Entry, "a result's lines");

/** In the order in which they are published. */
export const entriesOf = (entries: readonly Published[], at: number, unit: string | null): EntryOf[] =>
  entries.toSorted((a, b) => a.sortOrder - b.sortOrder).map((body): EntryOf => ({ body, at, unit }));
