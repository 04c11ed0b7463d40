import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance } from "fastify";
import { results } from "../../../contracts/routes.ts";
import { createGraphql, type Graphql, type GraphqlOptions } from "./graphql.ts";

/** `/graphql` on a service; to be called before it listens, and closed with it. */
export function addGraphql(app: FastifyInstance, options: GraphqlOptions): Graphql {
  const graphql = createGraphql(options);
  void app.register(async (scope) => {
    // Yoga reads the body itself, as far as the limit.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    scope.route({
      method: ["GET", "POST", "OPTIONS", "HEAD", "PUT", "PATCH", "DELETE"],
      url: results.graphql,
      handler(request, reply) {
        reply.hijack();
        graphql.handle(request.raw, reply.raw);
      },
    });
  });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split("?")[0] === results.graphql) graphql.upgrade(request, socket, head);
    else if (app.server.listenerCount("upgrade") === 1) socket.destroy();
  };
  app.server.on("upgrade", onUpgrade);
  // Before the service waits for its connections to end: subscriptions do not end by themselves.
  app.addHook("preClose", () => graphql.close());
  return graphql;
}
