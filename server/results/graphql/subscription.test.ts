import { request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { Cue } from "../../../contracts/cues.ts";
import { inventedDay } from "./day-for-tests.ts";
import { testServer, type TestServer } from "./server-for-tests.ts";

const SUBSCRIPTION =
  "subscription ($ids: [String!]) { changes(kinds: [UNIT], ids: $ids) { kind code isGone tookBack unit { name result { status } } } }";

let server: TestServer;
beforeEach(async () => {
  server = await testServer({ limits: { points: 1e9 } });
});
afterEach(() => server.close());

const change = (id: string): Cue => ({
  kind: "unit",
  id,
  from: server.day.end,
  body: { name: "n", status: "finished" },
});
const until = (check: () => boolean) => vi.waitFor(() => expect(check()).toBe(true), { timeout: 10_000, interval: 10 });

/** Reads as far as `next` is called. */
async function openSse(
  query = SUBSCRIPTION,
  variables: Record<string, unknown> = {},
): Promise<{ answer: IncomingMessage; text: () => string; end(): void }> {
  let text = "";
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    const asked = request(
      server.url,
      { method: "POST", headers: { "content-type": "application/json", accept: "text/event-stream" } },
      done,
    );
    asked.on("error", fail);
    asked.end(JSON.stringify({ query, variables }));
  });
  answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
  answer.on("error", () => {});
  return { answer, text: () => text, end: () => answer.destroy() };
}

test("over Server-Sent Events, what has changed and what belongs to it", async () => {
  const [code = "", other = ""] = server.day.units;
  const listening = await openSse(SUBSCRIPTION, { ids: [code] });
  expect(listening.answer.headers["content-type"]).toBe("text/event-stream");
  await until(() => listening.text().startsWith(":"));
  server.changes.publish([change(other), change(code)], true);
  await until(() => listening.text().includes("event: next"));
  const [, data = ""] = /^data: (.*)$/m.exec(listening.text()) ?? [];
  expect(JSON.parse(data)).toEqual({
    data: {
      changes: {
        ...{ kind: "UNIT", code, isGone: false, tookBack: true },
        unit: { name: "Race 1", result: { status: "OFFICIAL" } },
      },
    },
  });
  listening.end();
});

test("over a WebSocket, queries and subscriptions", async () => {
  const client = createClient({ url: server.url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
  const once = client.iterate({ query: "{ event { name } }" });
  expect((await once.next()).value).toEqual({ data: { event: { name: "Games" } } });
  const [code = ""] = server.day.units;
  const listening = client.iterate({ query: SUBSCRIPTION });
  const first = listening.next();
  const publishing = setInterval(() => server.changes.publish([change(code)]), 20);
  expect((await first).value).toMatchObject({ data: { changes: { code, unit: { name: "Race 1" } } } });
  clearInterval(publishing);
  const refused = client.iterate({
    query: "{ schedule(first: 500) { result { entries(first: 500) { nodes { rank } } } } }",
  });
  expect((await refused.next()).value).toMatchObject({
    errors: [{ extensions: { code: "QUERY_TOO_COSTLY", cost: 501_500, limit: 100_000 } }],
  });
  await client.dispose();
});

test("each event is read anew", async () => {
  const [code = ""] = server.day.units;
  server.clock.now = server.day.end - 35 * 60_000;
  const listening = await openSse();
  await until(() => listening.text().startsWith(":"));
  server.changes.publish([{ ...change(code), from: server.clock.now }]);
  await until(() => listening.text().includes("LIVE"));
  server.clock.now = server.day.end;
  server.changes.publish([change(code)]);
  await until(() => listening.text().includes("OFFICIAL"));
  listening.end();
});

test("a client has so many subscriptions, and who leaves makes room", async () => {
  await server.close();
  server = await testServer({ limits: { subscriptionsOfClient: 2 } });
  const [first, second] = [await openSse(), await openSse()];
  await until(() => first.text() !== "" && second.text() !== "");
  const third = await openSse();
  await until(() => third.text().includes("TOO_MANY_SUBSCRIPTIONS"));
  first.end();
  await vi.waitFor(async () => {
    const again = await openSse();
    await until(() => again.text() !== "");
    expect(again.text()).not.toContain("TOO_MANY");
    again.end();
  });
  second.end();
});

test("what costs too much for each event is refused", async () => {
  const listening = await openSse(
    "subscription { changes { unit { result { entries(first: 500) { nodes { rank splits { timeMs } } } } } } }",
  );
  await until(() => listening.text().includes("QUERY_TOO_COSTLY"));
});

const LARGE =
  "subscription { changes { code unit { result { entries(first: 100) { nodes { rank result bib competitorCode } } } } } }";

/** Opens a subscription and never reads a byte again. */
async function neverReads(kind: "sse" | "ws"): Promise<{ isClosed: () => boolean }> {
  const { port, host } = new URL(server.url);
  const socket = connect(Number(port), "127.0.0.1");
  let isClosed = false;
  socket.on("close", () => (isClosed = true)).on("error", () => {});
  const body = JSON.stringify({ query: LARGE });
  if (kind === "sse") {
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await new Promise((done) => socket.once("data", done));
  } else {
    socket.write(
      `GET /graphql HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
    );
    await new Promise((done) => socket.once("data", done));
    const send = (message: unknown) => {
      const payload = Buffer.from(JSON.stringify(message));
      const head =
        payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0xfe, payload.length >> 8, payload.length & 0xff];
      socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(4), payload]));
    };
    send({ type: "connection_init" });
    await new Promise((done) => socket.once("data", done));
    send({ id: "1", type: "subscribe", payload: { query: LARGE } });
  }
  socket.pause();
  return { isClosed: () => isClosed };
}

test.each(["sse", "ws"] as const)("who never reads is dropped, and memory stays flat (%s)", async (kind) => {
  await server.close();
  server = await testServer({ day: inventedDay({ units: 1, entries: 100 }), limits: { waiting: 100 } });
  await Promise.all([neverReads(kind), neverReads(kind)]);
  const [code = ""] = server.day.units;
  let published = 0;
  const before = process.memoryUsage().rss;
  let most = before;
  await vi.waitFor(
    async () => {
      // Fewer than may wait: whoever reads keeps up.
      for (let at = 0; at < 50; at++, published++) server.changes.publish([change(code)]);
      most = Math.max(most, process.memoryUsage().rss);
      expect(await server.connections()).toBe(0);
    },
    { timeout: 25_000, interval: 50 },
  );
  // A burst of what may wait did not end them; 10 kB for each event would be far more than what is allowed here.
  expect(published).toBeGreaterThan(150);
  expect(most - before).toBeLessThan(150 * 1_048_576);
});

test("who reads gets everything, however much it is", async () => {
  const listening = await openSse("subscription { changes { code } }");
  await until(() => listening.text() !== "");
  for (let at = 0; at < 3000; at++) server.changes.publish([change(server.day.units[at % 4] ?? "")]);
  await until(() => listening.text().split("event: next").length === 3001);
  listening.end();
});
