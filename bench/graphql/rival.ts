import Fastify from "fastify";
import mercurius from "mercurius";
import { createChanges } from "../../server/results/changes.ts";
import { createContext } from "../../server/results/graphql/context.ts";
import { LIMITS } from "../../server/results/graphql/limits/limits.ts";
import { createChangeFeed } from "../../server/results/graphql/live/change-feed.ts";
import { schema } from "../../server/results/graphql/schema/schema.ts";
import { NO_TELEMETRY } from "../../server/results/graphql/telemetry/source.ts";
import { day, event, openStore } from "./day.ts";

/** Mercurius with the same schema, resolvers and data, and none of our limits: `rival.ts STORE jit` compiles queries too. */
const now = () => day.end;
const feed = createChangeFeed({ changes: createChanges(), now, limits: LIMITS });
const sources = { store: await openStore(process.argv[2]), event, feed, telemetry: NO_TELEMETRY, now };
const app = Fastify();
await app.register(mercurius, {
  schema,
  context: () => createContext(sources, { client: "bench", drop() {} }),
  subscription: false,
  ...(process.argv[3] === "jit" ? { jit: 1 } : {}),
});
const address = await app.listen({ host: "127.0.0.1", port: 0 });
process.send?.(Number(new URL(address).port));
