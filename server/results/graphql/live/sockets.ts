import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GraphQLError, type DocumentNode, type ExecutionArgs } from "graphql/index.js";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer, type WebSocket } from "ws";
import type { Log } from "../../../platform/log.ts";
import type { Caller } from "../context.ts";
import type { GraphqlLimits } from "../limits/limits.ts";
import type { Persisted } from "../persisted.ts";

/** What of Yoga a WebSocket needs: the same rules as over HTTP. */
interface Enveloper {
  getEnveloped(caller: Caller): {
    schema: ExecutionArgs["schema"];
    parse(text: string): DocumentNode;
    validate(schema: ExecutionArgs["schema"], document: DocumentNode): readonly GraphQLError[];
    contextFactory(): unknown;
    execute(args: ExecutionArgs): unknown;
    subscribe(args: ExecutionArgs): unknown;
  };
}

interface SocketsOptions {
  yoga: Enveloper;
  persisted: Persisted;
  limits: GraphqlLimits;
  log: Log;
  clientOf(request: IncomingMessage): string;
  /** @throws RATE_LIMITED */
  charge(client: string, cost: number): void;
}

/** graphql-transport-ws. */
export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Answers that wait in a socket; beyond it nobody reads. */
const MOST_UNREAD_BYTES = 8 * 1_048_576;

export function createSockets({ yoga, persisted, limits, log, clientOf, charge }: SocketsOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has("graphql-transport-ws") ? "graphql-transport-ws" : false),
  });
  const clients = new Map<string, number>();
  type Args = ExecutionArgs & { rootValue: ReturnType<Enveloper["getEnveloped"]> };

  const disposable = useServer(
    {
      execute: (args) => (args as Args).rootValue.execute(args) as never,
      subscribe: (args) => (args as Args).rootValue.subscribe(args) as never,
      onNext: (_context, _id, _payload, _args, result) =>
        // Only what was not begun has errors that are for HTTP.
        result.errors && result.data === undefined
          ? { errors: result.errors.map((error) => told(error).toJSON()) }
          : undefined,
      async onSubscribe({ extra }, _id, params) {
        const { request, socket } = extra as { request: IncomingMessage; socket: WebSocket };
        if (socket.bufferedAmount > MOST_UNREAD_BYTES) {
          socket.terminate();
          return;
        }
        const client = clientOf(request);
        try {
          charge(client, limits.pointsOfRequest);
          const enveloped = yoga.getEnveloped({ client, drop: () => socket.terminate() });
          const document = enveloped.parse(persisted.queryOf(params) ?? "");
          const errors = enveloped.validate(enveloped.schema, document);
          if (errors.length > 0) return errors.map(told);
          const args = { schema: enveloped.schema, document, contextValue: await enveloped.contextFactory() };
          return {
            ...args,
            rootValue: enveloped,
            operationName: params.operationName,
            variableValues: params.variables,
          };
        } catch (error) {
          if (error instanceof GraphQLError) return [told(error)];
          log.error({ err: error }, "graphql failed");
          return [new GraphQLError("The service failed to answer")];
        }
      },
    },
    server,
  );

  return {
    upgrade(request, socket, head) {
      const client = clientOf(request);
      const own = clients.get(client) ?? 0;
      // A connection without a subscription is of use too, hence somewhat more.
      if (own >= limits.subscriptionsOfClient * 2 || server.clients.size >= limits.subscriptions)
        return void socket.end(
          "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        );
      clients.set(client, own + 1);
      socket.once("close", () => {
        const left = (clients.get(client) ?? 1) - 1;
        if (left > 0) clients.set(client, left);
        else clients.delete(client);
      });
      server.handleUpgrade(request, socket, head, (accepted) => server.emit("connection", accepted, request));
    },
    async close() {
      for (const socket of server.clients) socket.terminate();
      await disposable.dispose();
    },
  };
}

/** Without what is for HTTP only. */
function told(error: GraphQLError): GraphQLError {
  if (!error.extensions["http"]) return error;
  const { http: _, ...extensions } = error.extensions;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, path: error.path ?? null, extensions });
}
