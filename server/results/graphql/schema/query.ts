import type { GraphqlContext } from "../context.ts";
import { pageOf } from "../page.ts";
import { refusal } from "../refusal.ts";
import { scheduleOf } from "../schedule.ts";
import { builder, costs } from "./builder.ts";
import { pageArguments, pageCosts, type ArgumentBuilder } from "./connection.ts";
import { UnitStatusEnum } from "./enums.ts";
import { Event } from "./event.ts";
import { medallistKey, medallistsOf, MedallistConnection, MedalTable } from "./medals.ts";
import { Node, nodeAt } from "./node.ts";
import { Participant, ParticipantConnection, Team } from "./people.ts";
import { Unit, UnitConnection } from "./unit.ts";

const MAX_NODES = 100;
const MAX_UNITS = 500;

const instant = (t: ArgumentBuilder) =>
  t({
    type: "DateTime",
    description: "As things stood then, everything below included; now if not said. Never ahead of now.",
  });
const codeOf = (t: ArgumentBuilder, description: string) => t.string({ required: true, description });

/** @throws AS_OF_IN_FUTURE */
function instantOf(asOf: number | null | undefined, { now }: GraphqlContext): number {
  if (asOf == null) return now;
  if (asOf <= now) return asOf;
  throw refusal("AS_OF_IN_FUTURE", "asOf is ahead of now, and nothing is told ahead of its time", {
    now: new Date(now).toISOString(),
  });
}

const filters = (t: ArgumentBuilder) => ({
  day: t({ type: "Date", description: "Only what is planned on this day, in the event's time zone." }),
  discipline: t.string({ description: "Only of this discipline: ALP." }),
  venue: t.string({ description: "Only at the venue of this code." }),
  status: t({ type: [UnitStatusEnum], description: "Only what is in one of these states." }),
});

builder.queryType({
  description: "What can be asked. Everything is told as it stood at `asOf`, or now.",
  fields: (t) => ({
    event: t.field({
      type: Event,
      description: "The event that this service is about.",
      args: { asOf: instant(t.arg) },
      resolve: (_, { asOf }, context) => ({ file: context.event, at: instantOf(asOf, context) }),
    }),
    schedule: t.field({
      type: [Unit],
      description: "Units in the order of their planned start.",
      args: {
        ...filters(t.arg),
        first: t.arg.int({ description: `How many at most, ${MAX_UNITS} at the highest.`, defaultValue: 100 }),
        asOf: instant(t.arg),
      },
      extensions: costs({ size: 100, argument: "first" }),
      async resolve(_, { first, asOf, ...filter }, context) {
        const units = await context.reader.list("unit", instantOf(asOf, context));
        return scheduleOf(units, filter, context.event.timeZone).slice(
          0,
          Math.min(MAX_UNITS, Math.max(0, first ?? 100)),
        );
      },
    }),
    units: t.field({
      type: UnitConnection,
      description: "The same in pages.",
      args: { ...filters(t.arg), ...pageArguments(t.arg), asOf: instant(t.arg) },
      extensions: pageCosts,
      async resolve(_, { asOf, ...asked }, context) {
        const units = await context.reader.list("unit", instantOf(asOf, context));
        return pageOf(scheduleOf(units, asked, context.event.timeZone), asked, ({ id }) => id);
      },
    }),
    unit: t.field({
      type: Unit,
      nullable: true,
      description: "The unit of this code.",
      args: { code: codeOf(t.arg, "Its RSC, 34 characters."), asOf: instant(t.arg) },
      resolve: (_, { code, asOf }, context) => context.reader.one("unit", code, instantOf(asOf, context)),
    }),
    participant: t.field({
      type: Participant,
      nullable: true,
      description: "Who has this code.",
      args: { code: codeOf(t.arg, "As results name them."), asOf: instant(t.arg) },
      resolve: (_, { code, asOf }, context) => context.reader.one("participant", code, instantOf(asOf, context)),
    }),
    participants: t.field({
      type: ParticipantConnection,
      description: "Everybody who takes part, by family name.",
      args: {
        search: t.arg.string({ description: "Only whose name contains this; accents and capitals do not matter." }),
        organisation: t.arg.string({ description: "Only of this organisation: ITA." }),
        ...pageArguments(t.arg),
        asOf: instant(t.arg),
      },
      extensions: pageCosts,
      async resolve(_, { search, organisation, asOf, ...asked }, context) {
        const all = await context.reader.list("participant", instantOf(asOf, context));
        const wanted = search == null ? null : plain(search);
        const found = all.filter(
          ({ body }) =>
            (organisation == null || body.organisation === organisation) &&
            (wanted === null || plain(`${body.givenName ?? ""} ${body.familyName}`).includes(wanted)),
        );
        const keyed = found.map((person) => ({
          person,
          key: plain(`${person.body.familyName} ${person.body.givenName ?? ""} ${person.id}`),
        }));
        keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
        return pageOf(
          keyed.map(({ person }) => person),
          asked,
          ({ id }) => id,
        );
      },
    }),
    team: t.field({
      type: Team,
      nullable: true,
      description: "The team of this code.",
      args: { code: codeOf(t.arg, "As results name it."), asOf: instant(t.arg) },
      resolve: (_, { code, asOf }, context) => context.reader.one("team", code, instantOf(asOf, context)),
    }),
    medalTable: t.field({
      type: MedalTable,
      nullable: true,
      description: "Medals by organisation; null before the first.",
      args: { asOf: instant(t.arg) },
      async resolve(_, { asOf }, context) {
        const [table] = await context.reader.list("medal-table", instantOf(asOf, context));
        return table;
      },
    }),
    medallists: t.field({
      type: MedallistConnection,
      description: "Who won which medal, event by event.",
      args: {
        event: t.arg.string({ description: "Only of the event of this RSC." }),
        ...pageArguments(t.arg),
        asOf: instant(t.arg),
      },
      extensions: pageCosts,
      async resolve(_, { event, asOf, ...asked }, context) {
        const at = instantOf(asOf, context);
        const { reader } = context;
        const held = event == null ? await reader.list("medallists", at) : [await reader.one("medallists", event, at)];
        return pageOf(medallistsOf(held.filter((each) => each !== null)), asked, medallistKey);
      },
    }),
    node: t.field({
      type: Node,
      nullable: true,
      description: "Whatever has this id.",
      args: { id: t.arg.id({ required: true, description: "As it was given." }), asOf: instant(t.arg) },
      resolve: (_, { id, asOf }, context) => nodeAt(id, instantOf(asOf, context), context),
    }),
    nodes: t.field({
      type: [Node],
      nullable: { list: false, items: true },
      description: "The same for many; null where there is nothing.",
      args: {
        ids: t.arg.idList({ required: true, description: `At most ${MAX_NODES}.` }),
        asOf: instant(t.arg),
      },
      extensions: costs({ size: MAX_NODES, argument: "ids" }),
      resolve(_, { ids, asOf }, context) {
        if (ids.length > MAX_NODES) throw refusal("BAD_INPUT", `expected at most ${MAX_NODES} ids`);
        const at = instantOf(asOf, context);
        return Promise.all(ids.map((id) => nodeAt(id, at, context)));
      },
    }),
  }),
});

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
