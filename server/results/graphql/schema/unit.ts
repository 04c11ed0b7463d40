import type { Body } from "../../../../contracts/results.ts";
import { disciplineOf } from "../../../../contracts/rsc.ts";
import type { Held } from "../held.ts";
import { builder, costs } from "./builder.ts";
import { connectionOf } from "./connection.ts";
import { Count, countsOf } from "./count.ts";
import { MedalRoundEnum, UnitStatusEnum } from "./enums.ts";
import { Venue, venueOf } from "./event.ts";
import { Bracket, Play } from "./match.ts";
import { Node } from "./node.ts";
import { competitorAt, nearest } from "./places.ts";
import { Competitor } from "./people.ts";
import { Result } from "./result.ts";

type RecordOf = Body<"records">["records"][number] & { instant: number };

const SportRecord = builder.objectRef<RecordOf>("SportRecord").implement({
  description: "A record that stands.",
  fields: (t) => ({
    type: t.string({ description: "Which, as the organiser's code: WR.", resolve: ({ type }) => type }),
    result: t.string({ description: "As published.", resolve: ({ result }) => result }),
    organisation: t.string({ nullable: true, description: "Whose: ITA.", resolve: ({ organisation }) => organisation }),
    competitor: t.field({
      type: Competitor,
      nullable: true,
      description: "Who holds it, where they take part here.",
      resolve: ({ competitor, instant }, _, { reader }) => competitorAt(reader, competitor, instant),
    }),
    set: t.field({ type: "DateTime", nullable: true, description: "When it was set.", resolve: ({ set }) => set }),
  }),
});

const Conditions = builder.objectRef<Held<"weather" | "conditions">>("Conditions").implement({
  description: "The weather, or the state of snow or ice.",
  fields: (t) => ({
    since: t.field({ type: "DateTime", description: "Unchanged since.", resolve: ({ from }) => from }),
    values: t.field({
      type: [Count],
      description: "Celsius, m/s, per cent; words where the organiser gives words.",
      extensions: costs({ size: 10 }),
      resolve: ({ body }) => countsOf(body.values),
    }),
  }),
});

export const Unit = builder.objectRef<Held<"unit">>("Unit").implement({
  description: "One line of the schedule: a race, a run, a match.",
  interfaces: [Node],
  isTypeOf: (value) => (value as Held).kind === "unit",
  fields: (t) => ({
    code: t.string({ description: "Its Result System Code (RSC), 34 characters.", resolve: ({ id }) => id }),
    discipline: t.string({
      description: "The first three characters of its code: ALP.",
      resolve: ({ id }) => disciplineOf(id),
    }),
    name: t.string({ description: "As the organiser calls it.", resolve: ({ body }) => body.name }),
    status: t.field({ type: UnitStatusEnum, description: "How far it is.", resolve: ({ body }) => body.status }),
    start: t.field({
      type: "DateTime",
      nullable: true,
      description: "As planned now; null: not before others have ended.",
      resolve: ({ body }) => body.start,
    }),
    end: t.field({ type: "DateTime", nullable: true, description: "As planned now.", resolve: ({ body }) => body.end }),
    began: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it really began.",
      resolve: ({ body }) => body.began,
    }),
    venue: t.field({
      type: Venue,
      nullable: true,
      description: "Where.",
      resolve: ({ body }, _, { event }) => venueOf(body.venue, event),
    }),
    location: t.string({
      nullable: true,
      description: "Where in the venue: a sheet, a course.",
      resolve: ({ body }) => body.location,
    }),
    medals: t.field({
      type: MedalRoundEnum,
      nullable: true,
      description: "Medals that it decides.",
      resolve: ({ body }) => body.medals,
    }),
    note: t.string({
      nullable: true,
      description: "Why it is late or will not be, in the organiser's words.",
      resolve: ({ body }) => body.note,
    }),
    since: t.field({
      type: "DateTime",
      description: "This line of the schedule is unchanged since.",
      resolve: ({ from }) => from,
    }),
    result: t.field({
      type: Result,
      nullable: true,
      description: "Its own result, start list included.",
      resolve: ({ id, at }, _, { reader }) => reader.one("result", id, at),
    }),
    current: t.field({
      type: Result,
      nullable: true,
      description: "Only those who compete at this moment.",
      resolve: ({ id, at }, _, { reader }) => reader.one("current", id, at),
    }),
    phaseResult: t.field({
      type: Result,
      nullable: true,
      description: "The result of its phase, or else of its event.",
      resolve: ({ id, at }, _, { reader }) => nearest(reader, "phase-result", id, at),
    }),
    cumulative: t.field({
      type: Result,
      nullable: true,
      description: "What has added up over several units.",
      resolve: ({ id, at }, _, { reader }) => nearest(reader, "cumulative", id, at),
    }),
    plays: t.field({
      type: Play,
      nullable: true,
      description: "Of a match.",
      resolve: ({ id, at }, _, { reader }) => reader.one("play", id, at),
    }),
    bracket: t.field({
      type: Bracket,
      nullable: true,
      description: "The bracket that it is in.",
      resolve: ({ id, at }, _, { reader }) => nearest(reader, "bracket", id, at),
    }),
    weather: t.field({
      type: Conditions,
      nullable: true,
      description: "The weather where it is.",
      resolve: ({ id, at }, _, { reader }) => nearest(reader, "weather", id, at),
    }),
    conditions: t.field({
      type: Conditions,
      nullable: true,
      description: "Its snow or ice.",
      resolve: ({ id, at }, _, { reader }) => nearest(reader, "conditions", id, at),
    }),
    records: t.field({
      type: [SportRecord],
      description: "Records that stand in its event.",
      extensions: costs({ size: 5 }),
      async resolve({ id, at }, _, { reader }) {
        const held = await nearest(reader, "records", id, at);
        return (held?.body.records ?? []).map((record): RecordOf => ({ ...record, instant: at }));
      },
    }),
  }),
});

export const UnitConnection = connectionOf("Unit", Unit, "the schedule's units");
