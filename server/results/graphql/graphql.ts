import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { createYoga } from "graphql-yoga";
import type { EventFile } from "../../../contracts/event.ts";
import { results } from "../../../contracts/routes.ts";
import type { Log } from "../../platform/log.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { Changes } from "../changes.ts";
import type { Store } from "../store/store.ts";
import { createContext, type Caller, type GraphqlContext } from "./context.ts";
import { createDocuments } from "./documents.ts";
import { createExecution } from "./execution.ts";
import { sendExplorer, wantsExplorer } from "./explorer.ts";
import { LIMITS, type GraphqlLimits } from "./limits/limits.ts";
import { clientOf, createRateLimit } from "./limits/rate.ts";
import { createChangeFeed } from "./live/change-feed.ts";
import { createSockets } from "./live/sockets.ts";
import { createPersisted } from "./persisted.ts";
import { rules } from "./plugin.ts";
import { refusal } from "./refusal.ts";
import { schema } from "./schema/schema.ts";
import { NO_TELEMETRY, type TelemetrySource } from "./telemetry/source.ts";

export interface GraphqlOptions {
  store: Pick<Store, "many" | "list">;
  changes: Changes;
  event: EventFile;
  /** UTC ms. */
  now(): number;
  telemetry?: TelemetrySource;
  log: Log;
  metrics: Metrics;
  limits?: Partial<GraphqlLimits>;
  /** Whom limits are counted for. Behind a proxy every request has the proxy's address: say here what it forwards. */
  addressOf?(request: IncomingMessage): string | undefined;
}

/** The open API at `/graphql`: HTTP, Server-Sent Events, WebSocket, and an explorer for browsers. */
export interface Graphql {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Open data may be asked for from any page; there are no cookies to protect. */
const PREFLIGHT = {
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "content-type, accept, authorization, x-requested-with",
  "access-control-max-age": "86400",
};

export function createGraphql(options: GraphqlOptions): Graphql {
  const { store, changes, event, now, telemetry = NO_TELEMETRY, log, metrics } = options;
  const { addressOf = (request: IncomingMessage) => request.socket.remoteAddress } = options;
  const limits: GraphqlLimits = { ...LIMITS, ...options.limits };
  const documents = createDocuments(schema, limits);
  const persisted = createPersisted();
  const rate = createRateLimit(limits.points, limits.pointsPerSecond);
  const requests = metrics.counter("graphql_requests_total", "Requests to the open API", ["outcome"]);
  const points = metrics.counter("graphql_points_total", "What requests to the open API cost");
  const subscriptions = metrics.gauge("graphql_subscriptions", "Subscriptions to the open API");
  const feed = createChangeFeed({ changes, now, limits, onSize: (size) => subscriptions.set(size) });

  /** @throws RATE_LIMITED */
  function charge(client: string, cost: number): void {
    points.inc(cost);
    const wait = rate.take(client, cost, now());
    if (wait === 0) return;
    requests.inc({ outcome: "rate-limited" });
    throw refusal(
      "RATE_LIMITED",
      "too much in too short a time",
      { retryAfterMs: wait },
      { status: 429, headers: { "retry-after": String(Math.ceil(wait / 1000)) } },
    );
  }
  const yoga = createYoga<Caller, GraphqlContext>({
    schema,
    context: ({ client, drop }: Caller) => createContext({ store, event, feed, telemetry, now }, { client, drop }),
    graphqlEndpoint: results.graphql,
    plugins: [rules({ documents, persisted, execute: createExecution(documents), charge })],
    parserAndValidationCache: false,
    maxRequestBodySize: limits.bytes,
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    maskedErrors: { errorMessage: "The service failed to answer" },
    logging: {
      debug() {},
      info() {},
      warn() {},
      error: (...said: unknown[]) => log.error({ err: said[0] }, "graphql failed"),
    },
  });
  const sockets = createSockets({
    yoga,
    persisted,
    limits,
    log,
    clientOf: (request) => clientOf(addressOf(request)),
    charge,
  });

  return {
    handle(request, response) {
      response.setHeader("access-control-allow-origin", "*");
      if (request.method === "OPTIONS") return void response.writeHead(204, PREFLIGHT).end();
      const client = clientOf(addressOf(request));
      const wait = rate.take(client, limits.pointsOfRequest, now());
      if (wait > 0) return refuse(response, wait);
      if (wantsExplorer(request))
        return void sendExplorer(request, response).catch((error: unknown) => {
          log.error({ err: error }, "the explorer cannot be sent");
          response.destroy();
        });
      requests.inc({ outcome: "taken" });
      void yoga.handle(request, response, { client, drop: () => response.destroy() });
    },
    upgrade: sockets.upgrade,
    async close() {
      feed.close();
      await sockets.close();
      await yoga.dispose();
    },
  };

  /** Before anything is read: this is what a flood meets. */
  function refuse(response: ServerResponse, wait: number): void {
    requests.inc({ outcome: "rate-limited" });
    const error = { message: "too many requests", extensions: { code: "RATE_LIMITED", retryAfterMs: wait } };
    response
      .writeHead(429, {
        "content-type": "application/graphql-response+json; charset=utf-8",
        "retry-after": String(Math.ceil(wait / 1000)),
      })
      .end(JSON.stringify({ errors: [error] }));
  }
}
