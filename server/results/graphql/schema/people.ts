import type { Held, Reader } from "../held.ts";
import { builder, costs } from "./builder.ts";
import { connectionOf } from "./connection.ts";
import { GenderEnum, RoleEnum } from "./enums.ts";
import { Node } from "./node.ts";

export const Participant = builder.objectRef<Held<"participant">>("Participant").implement({
  description: "Somebody who takes part: an athlete, a guide, an official.",
  interfaces: [Node],
  isTypeOf: (value) => (value as Held).kind === "participant",
  fields: (t) => ({
    code: t.string({ description: "As official results name them.", resolve: ({ id }) => id }),
    givenName: t.string({ nullable: true, description: "Given name.", resolve: ({ body }) => body.givenName }),
    familyName: t.string({ description: "Family name.", resolve: ({ body }) => body.familyName }),
    name: t.string({
      description: "Both names, the given name first.",
      resolve: ({ body }) => (body.givenName === undefined ? body.familyName : `${body.givenName} ${body.familyName}`),
    }),
    organisation: t.string({
      nullable: true,
      description: "Whom they compete for, as a code: ITA.",
      resolve: ({ body }) => body.organisation,
    }),
    gender: t.field({
      type: GenderEnum,
      nullable: true,
      description: "In which events they take part.",
      resolve: ({ body }) => body.gender,
    }),
    sportClass: t.string({
      nullable: true,
      description: "Their Para sport class: LW10-2, AS3.",
      resolve: ({ body }) => body.sportClass,
    }),
    role: t.field({ type: RoleEnum, description: "What they do.", resolve: ({ body }) => body.role }),
  }),
});

export const Team = builder.objectRef<Held<"team">>("Team").implement({
  description: "A team, a pair or a relay.",
  interfaces: [Node],
  isTypeOf: (value) => (value as Held).kind === "team",
  fields: (t) => ({
    code: t.string({ description: "As official results name it.", resolve: ({ id }) => id }),
    name: t.string({ description: "Its name.", resolve: ({ body }) => body.name }),
    organisation: t.string({
      nullable: true,
      description: "Whom it competes for, as a code: ITA.",
      resolve: ({ body }) => body.organisation,
    }),
    members: t.field({
      type: [Participant],
      description: "Who is in it; those who are not registered at this instant are left out.",
      extensions: costs({ size: 10 }),
      resolve: ({ body, at }, _, { reader }) => reader.some("participant", body.members, at),
    }),
  }),
});

export const Competitor = builder.unionType("Competitor", {
  description: "Who competes: one person or a team.",
  types: [Participant, Team],
  resolveType: ({ kind }) => (kind === "team" ? "Team" : "Participant"),
});

export const ParticipantConnection = connectionOf("Participant", Participant, "those who take part");

/** Whom a results' line speaks of. */
export const competitorOf = (
  reader: Reader,
  { kind, competitor }: { kind: "athlete" | "team"; competitor: string },
  at: number,
) => (kind === "team" ? reader.one("team", competitor, at) : reader.one("participant", competitor, at));
