import type { GraphqlContext } from "../context.ts";
import type { Held } from "../held.ts";
import { refusal } from "../refusal.ts";
import { builder } from "./builder.ts";

/** What has a global id, and the name that its type has outside. */
const TYPES = { unit: "Unit", participant: "Participant", team: "Team" } as const;
type NodeKind = keyof typeof TYPES;
const KINDS = Object.keys(TYPES) as NodeKind[];
export type NodeShape = Held<NodeKind>;

export const Node = builder.interfaceRef<NodeShape>("Node").implement({
  description: "Whatever can be asked for again by its id.",
  fields: (t) => ({
    id: t.id({
      description: "The same in every answer, for caches. Opaque: made of type and code.",
      resolve: globalIdOf,
    }),
  }),
  resolveType: ({ kind }) => TYPES[kind],
});

export const globalIdOf = ({ kind, id }: { kind: NodeKind; id: string }): string =>
  Buffer.from(`${TYPES[kind]}:${id}`).toString("base64url");

/** @throws BAD_INPUT */
export async function nodeAt(id: string, at: number, { reader }: GraphqlContext): Promise<NodeShape | null> {
  const [type = "", ...code] = Buffer.from(id, "base64url").toString().split(":");
  const kind = KINDS.find((each) => TYPES[each] === type);
  if (!kind || code.length === 0) throw refusal("BAD_INPUT", "expected an id as it was given");
  return reader.one(kind, code.join(":"), at);
}
