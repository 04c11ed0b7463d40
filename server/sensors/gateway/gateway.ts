import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import * as v from "valibot";
import { WebSocketServer, type WebSocket } from "ws";
import { PROBLEM_TYPE } from "../../../contracts/problem.ts";
import { telemetry } from "../../../contracts/routes.ts";
import { GatewayRequest } from "../../../contracts/telemetry.ts";
import { now } from "../../platform/clock.ts";
import type { Metrics } from "../../platform/metrics.ts";
import { problem } from "../../platform/problem.ts";
import type { Placed } from "../align/align.ts";
import { createFanOut, messageFrame } from "./fan-out.ts";
import { createViewer, type Outlet, type Viewer } from "./viewer.ts";

export interface GatewayOptions {
  /** Whose upgrade requests are answered. */
  server: Server;
  feeds: ReadonlySet<string>;
  metrics: Metrics;
  limits?: Partial<GatewayLimits>;
}

interface GatewayLimits {
  viewers: number;
  /** A longer request closes its connection (RFC 6455, status 1009). */
  requestBytes: number;
  /** Requests between two pings; more close the connection (1008). */
  requests: number;
  /** A viewer that has not answered the last ping by the next is gone. */
  pingMs: number;
}

const LIMITS: GatewayLimits = { viewers: 10_000, requestBytes: 16_384, requests: 60, pingMs: 15_000 };
/** A video frame at 25 a second. */
const TICK_MS = 40;

export interface Gateway {
  push(sample: Placed): void;
  withdraw(channel: string): void;
  restore(channel: string): void;
  close(): Promise<void>;
}

/** The WebSocket at `/telemetry`: sockets, timers and limits around a fan-out. Compression is off: it costs more than it saves. */
export function createGateway({ server, feeds, metrics, limits: given = {} }: GatewayOptions): Gateway {
  const limits = { ...LIMITS, ...given };
  const delivered = metrics.counter("gateway_samples_total", "Samples handed to viewers' sockets");
  const skipped = metrics.counter("gateway_skipped_total", "Messages that slow viewers lost");
  const overflow = metrics.counter("gateway_overflow_total", "Samples that came faster than they can be sent");
  const viewers = new Map<Viewer, { socket: WebSocket; answered: boolean; requests: number }>();
  const gauge = metrics.gauge("gateway_viewers", "Viewers connected");
  const fanOut = createFanOut({
    onDelivered: (samples, count) => delivered.inc(samples * count),
    onSkipped: () => skipped.inc(),
    onOverflow: () => overflow.inc(),
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.requestBytes,
    clientTracking: false,
  });

  const welcome = (socket: WebSocket, raw: Duplex): void => {
    const viewer = createViewer(outletOf(socket, raw));
    const state = { socket, answered: true, requests: 0 };
    viewers.set(viewer, state);
    gauge.set(viewers.size);
    socket.on("message", (data: Buffer, binary) => {
      if (++state.requests > limits.requests) return socket.close(1008, "too many requests");
      const request = requestOf(data.toString(), binary, feeds);
      if (typeof request === "string") viewer.outlet.write(messageFrame({ type: "refused", why: request }));
      else fanOut.subscribe(viewer, request.feeds, now());
    });
    socket.on("pong", () => (state.answered = true));
    // Broken frames and oversize messages end here; ws closes the connection with their status.
    socket.on("error", () => {});
    socket.on("close", () => {
      fanOut.leave(viewer);
      viewers.delete(viewer);
      gauge.set(viewers.size);
    });
  };
  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on("error", () => raw.destroy());
    if (request.url?.split("?")[0] !== telemetry.socket) return refuseUpgrade(raw, 404, "There is no socket here");
    if (viewers.size >= limits.viewers) return refuseUpgrade(raw, 503, "The gateway has as many viewers as it takes");
    sockets.handleUpgrade(request, raw, head, (socket) => welcome(socket, raw));
  };
  server.on("upgrade", onUpgrade);

  const ticking = setInterval(() => fanOut.tick(now()), TICK_MS);
  const pinging = setInterval(() => {
    for (const state of viewers.values()) {
      if (!state.answered) state.socket.terminate();
      else {
        state.answered = false;
        state.requests = 0;
        state.socket.ping();
      }
    }
  }, limits.pingMs);

  return {
    push: fanOut.push,
    withdraw: (channel) => fanOut.withdraw(channel, viewers.keys(), now()),
    restore: fanOut.restore,
    async close() {
      clearInterval(ticking);
      clearInterval(pinging);
      server.off("upgrade", onUpgrade);
      for (const { socket } of viewers.values()) {
        socket.close(1001, "the gateway stops");
        socket.terminate();
      }
    },
  };
}

/** The socket beneath: frames are made once for all, so they go past ws, which would frame them again for each. */
function outletOf(socket: WebSocket, raw: Duplex): Outlet {
  return {
    get waiting() {
      return raw.writableLength;
    },
    write(frame) {
      if (socket.readyState === socket.OPEN) raw.write(frame);
    },
    cut: () => socket.terminate(),
  };
}

/** A request, or why it is none. */
function requestOf(text: string, binary: boolean, feeds: ReadonlySet<string>): GatewayRequest | string {
  if (binary) return "expected a text message";
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "expected JSON";
  }
  const request = v.safeParse(GatewayRequest, json);
  if (!request.success) return 'expected {"type":"subscribe","feeds":[…]} with at most 64 feeds';
  const unknown = request.output.feeds.find((feed) => !feeds.has(feed));
  return unknown === undefined ? request.output : `the event has no feed ${JSON.stringify(unknown.slice(0, 40))}`;
}

function refuseUpgrade(raw: Duplex, status: number, title: string): void {
  const body = JSON.stringify(problem(status, title));
  raw.end(
    `HTTP/1.1 ${status} ${status === 404 ? "Not Found" : "Service Unavailable"}\r\nconnection: close\r\n` +
      `content-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
