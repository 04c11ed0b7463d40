import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createMetrics } from "../../platform/metrics.ts";
import { createGateway, type Gateway } from "./gateway.ts";

let server: Server;
let gateway: Gateway;
beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const limits = { viewers: 2, requests: 5, pingMs: 100 };
  gateway = createGateway({ server, feeds: new Set(["top"]), metrics: createMetrics("test"), limits });
});
afterEach(async () => {
  await gateway.close();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;
const viewer = () => new WebSocket(`ws://127.0.0.1:${port()}/telemetry`);
const event = (socket: WebSocket, name: string) =>
  new Promise<unknown[]>((resolve) => socket.once(name, (...given: unknown[]) => resolve(given)));

test("a viewer too many is told so by a problem", async () => {
  const [one, two] = [viewer(), viewer()];
  await Promise.all([event(one, "open"), event(two, "open")]);
  const three = viewer();
  three.on("error", () => {});
  const [, response] = await event(three, "unexpected-response");
  expect(response).toMatchObject({ statusCode: 503, headers: { "content-type": "application/problem+json" } });
  const left = event(one, "close");
  one.close();
  await left;
  const four = viewer();
  await event(four, "open");
});

test("a viewer who does not answer pings is gone by the next, one who does stays", async () => {
  const alive = viewer();
  await event(alive, "open");
  const dead = connect(port(), "127.0.0.1");
  dead.write(
    "GET /telemetry HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  dead.resume();
  await new Promise((resolve) => dead.once("close", resolve));
  await event(alive, "ping");
  expect(alive.readyState).toBe(WebSocket.OPEN);
});

test("a viewer who asks without end is sent away", async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const socket = viewer();
  socket.on("close", resolve);
  await event(socket, "open");
  for (let at = 0; at < 20; at++) socket.send('{"type":"subscribe","feeds":["top"]}');
  expect(await promise).toBe(1008);
});

test("viewers are told when the gateway stops", async () => {
  const socket = viewer();
  await event(socket, "open");
  const closed = event(socket, "close");
  await gateway.close();
  const [code] = await closed;
  expect(code).toBe(1001);
});
