import type { FastifyInstance, FastifyReply } from "fastify";
import * as v from "valibot";
import { MAX_TOPICS, MAX_WINDOW_MS, selectionOf, Topic, type Selection } from "../../../contracts/cues.ts";
import { PROBLEM_TYPE } from "../../../contracts/problem.ts";
import { results } from "../../../contracts/routes.ts";
import { problem } from "../../platform/problem.ts";
import type { Store } from "../store/store.ts";
import type { Hub } from "./hub.ts";
import { windowOf } from "./window.ts";

type Query = Readonly<Record<string, unknown>>;
const Instant = v.pipe(v.string(), v.regex(/^\d{1,14}(?:\.\d{1,6})?$/, "expected UTC ms"), v.transform(Number));
const Topics = v.pipe(
  v.string("expected topics"),
  v.transform((text) => text.split(",")),
  v.maxLength(MAX_TOPICS, `expected at most ${MAX_TOPICS} topics`),
  v.array(Topic),
  v.transform((topics): Selection[] => topics.flatMap(selectionOf)),
);
const Window = v.pipe(
  v.object({ topics: Topics, from: Instant, to: Instant }, "expected topics, from and to"),
  v.check(({ from, to }) => to >= from && to - from <= MAX_WINDOW_MS, `expected from … to within ${MAX_WINDOW_MS} ms`),
);

/** What viewers ask: windows of the past, and changes as they come. Open to anyone, and read only. */
export function addCueRoutes(app: FastifyInstance, options: { store: Store; hub: Hub; now: () => number }): void {
  const { store, hub, now } = options;
  const refuse = (reply: FastifyReply, issues: readonly v.BaseIssue<unknown>[]) =>
    reply
      .code(400)
      .type(PROBLEM_TYPE)
      .send(
        problem(400, "This cannot be asked", {
          errors: issues.map((issue) => ({ place: v.getDotPath(issue) ?? "query", expected: issue.message })),
        }),
      );

  app.get<{ Querystring: Query }>(results.window, async ({ query }, reply) => {
    const asked = v.safeParse(Window, query);
    if (!asked.success) return refuse(reply, asked.issues);
    const { topics, from, to } = asked.output;
    // A correction may reach into the past: nothing here is kept for long.
    return reply
      .header("cache-control", "public, max-age=1")
      .send(await windowOf(store, topics, { from, to, now: now() }));
  });
  app.get<{ Querystring: Query }>(results.events, (request, reply) => {
    const asked = v.safeParse(Topics, request.query["topics"]);
    if (!asked.success) return void refuse(reply, asked.issues);
    reply.hijack();
    if (!hub.add(reply.raw, asked.output)) reply.raw.writeHead(503, { "retry-after": "5" }).end();
  });
}
