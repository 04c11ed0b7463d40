import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { problem, sendProblem } from "../../platform/problem.ts";
import type { OriginRequest } from "./answer.ts";
import { createConnection, type Connection, type ConnectionLimits } from "./connection.ts";

export interface ListenerOptions {
  now: () => number;
  limits: ConnectionLimits;
  maxConnections: number;
  isOwn: (path: string) => boolean;
  onRequest: (request: OriginRequest, connection: Connection) => void;
  /** The connection has ended, whatever it was waiting for. */
  onClosed: (connection: Connection) => void;
  /** Requests that are not the origin's, over node:http. */
  other: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
}

export interface Listener {
  /** Rejects with a sentence where the port cannot be had. */
  listen(port: number, host: string): Promise<number>;
  readonly connections: number;
  readonly dropped: number;
  sweep(nowMs: number): void;
  close(): Promise<void>;
}

/** Accepts viewers' connections: its own requests over `connection.ts`, all else over node:http on the same port. */
export function createListener(options: ListenerOptions): Listener {
  const open = new Map<Socket, Connection | undefined>();
  let dropped = 0;

  // It has no port of its own; connections are handed to it.
  const foreign = createHttpServer((request, response) => {
    // The next request on this connection may be the origin's, which is not to be had in here.
    response.shouldKeepAlive = false;
    if (!options.other?.(request, response)) sendProblem(response, problem(404, "There is nothing here"));
  });

  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    const connection = createConnection({
      socket,
      limits: options.limits,
      now: options.now,
      isOwn: options.isOwn,
      onRequest: (request) => options.onRequest(request, connection),
      onForeign: (taken, bytes) => {
        open.set(taken, undefined);
        taken.pause();
        taken.unshift(bytes);
        foreign.emit("connection", taken);
        taken.resume();
      },
      onSlow: () => dropped++,
    });
    open.set(socket, connection);
    socket.on("close", () => {
      open.delete(socket);
      options.onClosed(connection);
    });
  });
  server.maxConnections = options.maxConnections;

  return {
    get connections() {
      return open.size;
    },
    get dropped() {
      return dropped;
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", (error: NodeJS.ErrnoException) =>
          reject(
            error.code === "EADDRINUSE"
              ? new Error(`Port ${port} is taken. End what uses it, or choose another base port with --port.`, {
                  cause: error,
                })
              : error,
          ),
        );
        server.listen({ port, host, backlog: 1024 }, () => resolve((server.address() as AddressInfo).port));
      }),
    sweep(nowMs) {
      for (const connection of open.values()) connection?.sweep(nowMs);
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open.keys()) socket.destroy();
      foreign.close();
      return closed;
    },
  };
}
