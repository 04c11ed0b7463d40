import type { Kind } from "../../../../contracts/results.ts";
import type { GraphQLResolveInfo } from "graphql/index.js";
import type { Held, Reader } from "../held.ts";
import { pageOf, type Page } from "../page.ts";
import { mentions } from "../mentions.ts";
import { builder, costs } from "./builder.ts";
import { pageArguments, pageCosts } from "./connection.ts";
import { Count, countsOf } from "./count.ts";
import { EntryConnection, entriesOf, type EntryOf } from "./entry.ts";
import { ResultStatusEnum } from "./enums.ts";

type ResultKind = Extract<Kind, "result" | "current" | "phase-result" | "cumulative">;

const MatchClock = builder.objectRef<{ remaining: number; isRunning: boolean }>("MatchClock").implement({
  description: "A match's clock.",
  fields: (t) => ({
    remainingMs: t.int({ description: "Left in the period, ms.", resolve: ({ remaining }) => remaining }),
    isRunning: t.boolean({ description: "Whether it runs.", resolve: ({ isRunning }) => isRunning }),
  }),
});

export const Result = builder.objectRef<Held<ResultKind>>("Result").implement({
  description: "A unit's, a phase's or an event's result, as it stood at the instant that was asked for.",
  fields: (t) => ({
    code: t.string({ description: "Whose result: an RSC.", resolve: ({ id }) => id }),
    since: t.field({ type: "DateTime", description: "Unchanged since.", resolve: ({ from }) => from }),
    status: t.field({ type: ResultStatusEnum, description: "How firm it is.", resolve: ({ body }) => body.status }),
    period: t.string({
      nullable: true,
      description: "Of a match: what is played.",
      resolve: ({ body }) => body.period,
    }),
    clock: t.field({ type: MatchClock, nullable: true, description: "Of a match.", resolve: ({ body }) => body.clock }),
    counts: t.field({
      type: [Count],
      description: "Of the match as a whole: who has the hammer, strength.",
      extensions: costs({ size: 5 }),
      resolve: ({ body }) => countsOf(body.counts),
    }),
    entries: t.field({
      type: EntryConnection,
      description: "Its lines, as published.",
      args: pageArguments(t.arg),
      extensions: pageCosts,
      async resolve({ kind, id, body, at }, asked, { reader }, info) {
        const page = pageOf(
          entriesOf(body.entries, at, kind === "result" || kind === "current" ? id : null),
          asked,
          ({ body: { competitor } }) => competitor,
        );
        await readPeople(page, at, reader, info);
        return page;
      },
    }),
  }),
});

/** A page's people in one go; a promise for each of thousands would cost as much as all the rest. */
async function readPeople(page: Page<EntryOf>, at: number, reader: Reader, info: GraphQLResolveInfo): Promise<void> {
  const ahead: Promise<void>[] = [];
  const entries = page.edges.map(({ node }) => node.body);
  if (mentions(info, "competitor"))
    for (const kind of ["participant", "team"] as const) {
      const codes = entries.filter((entry) => (entry.kind === "team") === (kind === "team"));
      if (codes.length > 0)
        ahead.push(
          reader.ahead(
            kind,
            codes.map(({ competitor }) => competitor),
            at,
          ),
        );
    }
  if (mentions(info, "members"))
    ahead.push(
      reader.ahead(
        "participant",
        entries.flatMap(({ members }) => members.map(({ participant }) => participant)),
        at,
      ),
    );
  await Promise.all(ahead);
}
