import type { ArgBuilder, ObjectRef } from "@pothos/core";
import { cursorOf, MAX_PAGE_SIZE, PAGE_SIZE, type Edge, type Page } from "../page.ts";
import { builder, costs } from "./builder.ts";

type SchemaTypes = typeof builder.$inferSchemaTypes;
export type ArgumentBuilder = ArgBuilder<SchemaTypes>;

const PageInfo = builder.objectRef<Page<unknown>>("PageInfo").implement({
  description: "Where a page lies in its list (Relay's connections).",
  fields: (t) => ({
    hasNextPage: t.boolean({ description: "More follows.", resolve: (page) => page.hasNextPage }),
    hasPreviousPage: t.boolean({ description: "More precedes.", resolve: (page) => page.hasPreviousPage }),
    startCursor: t.string({
      nullable: true,
      description: "The first item's cursor; null on an empty page.",
      resolve: ({ edges: [first] }) => first && cursorOf(first),
    }),
    endCursor: t.string({
      nullable: true,
      description: "The last item's cursor, for the next page's `after`; null on an empty page.",
      resolve({ edges }) {
        const last = edges.at(-1);
        return last && cursorOf(last);
      },
    }),
  }),
});

/** Declares `<name>Connection` and `<name>Edge`. */
export function connectionOf<T>(name: string, node: ObjectRef<SchemaTypes, T>, what: string) {
  const EdgeOf = builder.objectRef<Edge<T>>(`${name}Edge`).implement({
    description: `One of ${what}, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({ description: "For `after` and `before`. Opaque.", resolve: cursorOf }),
      node: t.field({ type: node, description: "The item itself.", resolve: (edge) => edge.node as never }),
    }),
  });
  return builder.objectRef<Page<T>>(`${name}Connection`).implement({
    description: `A page of ${what}.`,
    fields: (t) => ({
      edges: t.field({
        type: [EdgeOf],
        description: "The items with their cursors.",
        extensions: costs({ size: "page" }),
        resolve: ({ edges }) => edges,
      }),
      nodes: t.field({
        type: [node],
        description: "The items without cursors.",
        extensions: costs({ size: "page" }),
        resolve: ({ edges }) => edges.map((edge) => edge.node) as never,
      }),
      pageInfo: t.field({ type: PageInfo, description: "Where the page lies.", resolve: (page) => page }),
      totalCount: t.int({ description: "Of the whole list.", resolve: ({ totalCount }) => totalCount }),
    }),
  });
}

/** A connection's arguments. */
export const pageArguments = (t: ArgumentBuilder) => ({
  first: t.int({
    description: `How many, from the beginning or \`after\`: ${PAGE_SIZE} if not said, ${MAX_PAGE_SIZE} at most.`,
  }),
  after: t.string({ description: "Only what comes after this cursor." }),
  last: t.int({ description: "How many, from the end or `before`." }),
  before: t.string({ description: "Only what comes before this cursor." }),
});
export const pageCosts = costs({ page: PAGE_SIZE });
