import { mkdtemp, rm } from "node:fs/promises";
import { connect as connectSocket, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Aedes } from "aedes";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import * as v from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { GatewayMessage, telemetrySegmentNumber, TelemetrySegment } from "../../contracts/telemetry.ts";
import { StatusReport } from "../../contracts/status.ts";
import { now } from "../platform/clock.ts";
import type { Config, Running } from "../platform/config.ts";
import { loadToken } from "../platform/token.ts";
import { adminToken } from "./consent/admin-token.ts";
import { eventForTests } from "./event-for-tests.ts";
import { start } from "./main.ts";

/** The whole service on its own ports, spoken to by a real sensor and real viewers. */
const BASE_PORT = 8800;
const http = `http://127.0.0.1:${BASE_PORT + 2}`;
const mqtt = `mqtt://127.0.0.1:${BASE_PORT + 3}`;

let config: Config;
let service: Running | undefined;
let logged: string[];
const ends: Array<() => unknown> = [];

beforeEach(async () => {
  config = { host: "127.0.0.1", basePort: BASE_PORT, dataDir: await mkdtemp(join(tmpdir(), "vedetta-sensors-")) };
  logged = [];
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
  await service?.close();
  service = undefined;
  await rm(config.dataDir, { recursive: true });
});

async function begin(changes: Record<string, unknown> = {}): Promise<void> {
  const log = pino({ level: "debug" }, { write: (line: string) => void logged.push(line) });
  service = await start(config, eventForTests(changes), log);
}

async function sensor(url = mqtt): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 0 });
  ends.push(() => client.endAsync(true));
  return client;
}

async function viewer(feeds: string[]) {
  const socket = new WebSocket(`${http.replace("http", "ws")}/telemetry`);
  const messages: GatewayMessage[] = [];
  socket.on("message", (data: Buffer) => messages.push(v.parse(GatewayMessage, JSON.parse(data.toString()))));
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  ends.push(() => socket.terminate());
  socket.send(JSON.stringify({ type: "subscribe", feeds }));
  return {
    socket,
    messages,
    /** [channel, time, value] of all samples so far. */
    samples() {
      const names = new Map<number, string>();
      return messages.flatMap((message) => {
        if (message.type === "channels") for (const { number, channel } of message.channels) names.set(number, channel);
        return message.type === "samples"
          ? message.samples.map(([number, utc, value]) => [names.get(number), utc, value])
          : [];
      });
    },
  };
}

const send = (client: MqttClient, topic: string, pack: unknown, qos: 0 | 1 = 1) =>
  client.publishAsync(topic, typeof pack === "string" ? pack : JSON.stringify(pack), { qos });
const utcNow = () => Math.round(now());
const seen = (check: () => unknown) => vi.waitFor(check, { timeout: 5000, interval: 20 });

async function segment(feed: string, utc: number): Promise<TelemetrySegment> {
  const response = await fetch(`${http}/telemetry/${feed}/${telemetrySegmentNumber(utc)}.json`);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  return v.parse(TelemetrySegment, await response.json());
}
async function consent(method: "PUT" | "DELETE", path: string): Promise<number> {
  const authorization = `Bearer ${await loadToken(adminToken(config.dataDir))}`;
  return (await fetch(`${http}/consents/${path}`, { method, headers: { authorization } })).status;
}
const metricsText = async () => (await fetch(`${http}/metrics`)).text();
const refused = async (reason: string) =>
  Number(
    new RegExp(`vedetta_sensor_refused_total\\{[^}]*reason="${reason}"[^}]*\\} (\\d+)`).exec(
      await metricsText(),
    )?.[1] ?? 0,
  );

test("a sample that a sensor publishes reaches the viewers of its feeds and the timed segments with its time", async () => {
  await begin();
  const [top, ice, client] = [await viewer(["top"]), await viewer(["ice"]), await sensor()];
  const utc = utcNow() - 3000;
  await send(client, "athletes/a1/body", [{ bn: "athlete:a1/", bt: utc / 1000, n: "speed", u: "m/s", v: 21.5 }]);
  await send(client, "rink/ice", [{ n: "venue:rink/ice-temperature", u: "Cel", v: -5.1, t: utc / 1000 }]);
  await seen(() => expect(top.samples()).toEqual([["athlete:a1/speed", utc, 21.5]]));
  // That sensor's clock is known to be 250 ms ahead.
  await seen(() => expect(ice.samples()).toEqual([["venue:rink/ice-temperature", utc - 250, -5.1]]));
  expect(await segment("top", utc)).toMatchObject({ channels: ["athlete:a1/speed"], samples: [[0, utc, 21.5]] });
  expect(await segment("ice", utc - 250)).toMatchObject({ samples: [[0, utc - 250, -5.1]] });
});

test("what is personal and not agreed to appears nowhere", async () => {
  await begin({ consents: [{ athlete: "a1", metric: "heart-rate", audience: "team" }] });
  const [top, client] = [await viewer(["top", "ice"]), await sensor()];
  const utc = utcNow() - 3000;
  const t = utc / 1000;
  await send(client, "athletes/a1/body", [
    { bn: "athlete:a1/", bt: t, n: "heart-rate", v: 171.25 },
    { n: "power", v: 371.25 },
    { n: "phase", vs: "run" },
  ]);
  await send(client, "athletes/a2/body", [
    { n: "athlete:a2/heart-rate", t, v: 171.25 },
    { n: "athlete:a2/heart-rate", t, v: 900.25 },
  ]);
  await seen(() => expect(top.samples()).toEqual([["athlete:a1/phase", utc, "run"]]));
  const later = await viewer(["top"]);
  await seen(() => expect(later.samples()).toHaveLength(1));
  await seen(async () => expect(await refused("consent")).toBe(3));
  const everything = [
    JSON.stringify([...top.messages, ...later.messages]),
    JSON.stringify(await segment("top", utc)),
    await metricsText(),
    await (await fetch(`${http}/status`)).text(),
    ...logged,
  ].join("\n");
  expect(everything).toContain("phase");
  expect(everything).not.toMatch(/heart|power|71\.25|900\.25|a2/);
});

test("consent opens a channel, and its withdrawal empties sockets and segments and outlives a restart", async () => {
  await begin();
  const [top, client] = [await viewer(["top"]), await sensor()];
  const utc = utcNow() - 3000;
  const beat = (value: number) =>
    send(client, "athletes/a1/body", [{ n: "athlete:a1/heart-rate", t: (utc + value) / 1000, v: value }]);
  await beat(101);
  expect(await consent("PUT", "a1/heart-rate/public")).toBe(201);
  expect(await consent("PUT", "a1/heart-rate/public")).toBe(200);
  await beat(102);
  await seen(() => expect(top.samples()).toEqual([["athlete:a1/heart-rate", utc + 102, 102]]));
  expect((await segment("top", utc + 102)).channels).toEqual(["athlete:a1/heart-rate"]);

  expect(await consent("DELETE", "a1/heart-rate/public")).toBe(204);
  expect((await segment("top", utc + 102)).channels).toEqual([]);
  await seen(() => expect(top.messages.at(-1)).toEqual({ type: "withdrawn", channel: "athlete:a1/heart-rate" }));
  const joiner = await viewer(["top"]);
  await beat(103);
  await send(client, "slope/x", [{ n: "venue:slope/humidity", t: utc / 1000, v: 40 }]);
  await seen(() => expect(joiner.samples()).toEqual([["venue:slope/humidity", utc, 40]]));
  expect(joiner.messages[0]).toEqual({ type: "withdrawn", channel: "athlete:a1/heart-rate" });
  expect(top.samples().filter(([channel]) => channel === "athlete:a1/heart-rate")).toHaveLength(1);

  await service?.close();
  await begin({ consents: [{ athlete: "a1", metric: "heart-rate", audience: "public" }] });
  const authorization = `Bearer ${await loadToken(adminToken(config.dataDir))}`;
  expect(await (await fetch(`${http}/consents`, { headers: { authorization } })).json()).toEqual({ consents: [] });
});

test("the register is for the administrator alone, and for what the event knows", async () => {
  await begin();
  expect((await fetch(`${http}/consents`)).status).toBe(401);
  const wrong = await fetch(`${http}/consents/a1/heart-rate/public`, {
    method: "PUT",
    headers: { authorization: "Bearer wrong" },
  });
  expect([wrong.status, wrong.headers.get("content-type")]).toEqual([
    401,
    expect.stringContaining("application/problem+json"),
  ]);
  for (const path of ["a9/heart-rate/public", "a1/mood/public", "a1/speed/public", "a1/heart-rate/everyone"]) {
    expect(await consent("PUT", path)).toBe(404);
  }
  const token = await loadToken(adminToken(config.dataDir));
  expect(logged.join("")).not.toContain(token);
});

test("a segment that is not there is a problem, and one that did not change is not sent twice", async () => {
  await begin();
  const number = telemetrySegmentNumber(utcNow());
  for (const path of [
    `top/${number + 1}.json`,
    `top/${number - 1000}.json`,
    `moon/${number - 1}.json`,
    "top/x.json",
    "top/-1.json",
  ]) {
    const response = await fetch(`${http}/telemetry/${path}`);
    expect([path, response.status, response.headers.get("content-type")]).toEqual([
      path,
      404,
      expect.stringContaining("problem+json"),
    ]);
  }
  expect((await fetch(`${http}/telemetry`)).status).toBe(426);
  const client = await sensor();
  const utc = utcNow() - 4000;
  await send(client, "slope/x", [{ n: "venue:slope/humidity", t: utc / 1000, v: 40 }]);
  const address = `${http}/telemetry/top/${telemetrySegmentNumber(utc)}.json`;
  await seen(async () => expect(await (await fetch(address)).text()).toContain("humidity"));
  const etag = (await fetch(address)).headers.get("etag") ?? "";
  expect((await fetch(address, { headers: { "if-none-match": etag }, cache: "no-store" })).status).toBe(304);
});

test("a camera that is being prepared says how far it is", async () => {
  await begin();
  const client = await sensor();
  await send(client, "ready/top", [{ n: "feed:top/ready", v: 0.256 }]);
  await seen(async () => {
    const report = v.parse(StatusReport, await (await fetch(`${http}/status`)).json());
    expect(report.feeds).toMatchObject([{ feed: "top", state: "waiting", ready: 0.25 }]);
  });
});

test("a viewer's bad request is answered and its connection stays; an oversize one ends it", async () => {
  await begin();
  const { socket, messages } = await viewer(["top"]);
  for (const request of [
    "{",
    "null",
    '{"type":"publish"}',
    '{"type":"subscribe","feeds":["moon"]}',
    '{"type":"subscribe","feeds":"top"}',
  ])
    socket.send(request);
  socket.send(Buffer.from([1, 2, 3]));
  await seen(() => expect(messages.map(({ type }) => type)).toEqual(Array(6).fill("refused")));
  expect(socket.readyState).toBe(WebSocket.OPEN);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.send("x".repeat(20_000));
  expect(await closed).toBe(1009);

  const elsewhere = new WebSocket(`${http.replace("http", "ws")}/elsewhere`);
  expect(
    await new Promise((resolve) =>
      elsewhere.once("unexpected-response", (_request, response) => resolve(response.statusCode)),
    ),
  ).toBe(404);
});

test("nobody can listen at the sensors' broker, and nothing is retained there", async () => {
  await begin();
  const [client, spy] = [await sensor(), await sensor()];
  const heard: string[] = [];
  spy.on("message", (topic) => heard.push(topic));
  await spy.subscribeAsync("#").catch(() => {});
  await client.publishAsync("athletes/a1/body", '[{"n":"athlete:a1/heart-rate","v":70}]', { qos: 1, retain: true });
  await spy.subscribeAsync("athletes/#").catch(() => {});
  await client.publishAsync("athletes/a1/body", '[{"n":"athlete:a1/heart-rate","v":71}]', { qos: 1 });
  await seen(async () => expect(await refused("consent")).toBe(2));
  expect(heard).toEqual([]);
});

test("a broker elsewhere is listened to, and again after it was away", async () => {
  const port = BASE_PORT + 9;
  const away = async () => {
    const aedes = await Aedes.createBroker();
    const server = createServer(aedes.handle);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return () => new Promise<void>((resolve) => aedes.close(() => server.close(() => resolve())));
  };
  let stop = await away();
  await begin({ mqtt: `mqtt://someone:secret@127.0.0.1:${port}` });
  const top = await viewer(["top"]);
  const publish = async (v: number) => {
    const client = await sensor(`mqtt://127.0.0.1:${port}`);
    await send(client, "slope/x", [{ n: "venue:slope/humidity", v }]);
    await client.endAsync();
  };
  await seen(async () => expect(await metricsText()).toMatch(/sensor_broker_connected\{[^}]*\} 1/));
  await seen(async () => {
    await publish(41);
    expect(top.samples().map(([, , value]) => value)).toContain(41);
  });
  await stop();
  await seen(async () => expect(await metricsText()).toMatch(/sensor_broker_connected\{[^}]*\} 0/));
  stop = await away();
  ends.unshift(stop);
  await seen(async () => {
    await publish(42);
    expect(top.samples().map(([, , value]) => value)).toContain(42);
  });
  expect(logged.join("")).not.toContain("secret");
});

test(
  "rubbish from many sides is refused, counted and logged once, and nothing grows",
  { timeout: 30_000 },
  async () => {
    await begin();
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const client = await sensor();
    const top = await viewer(["top"]);
    const rubbish = [
      "",
      "{",
      "[]",
      "null",
      '[{"n":"x","v":1}]',
      '[{"n":"venue:slope/humidity","v":1e999}]',
      '[{"n":"venue:slope/humidity","v":1,"t":999999999}]',
      "x".repeat(40_000),
    ];
    const flood = async (round: number) => {
      for (let at = 0; at < 1500; at++)
        await send(
          client,
          at % 3 ? `slope/${round}/${at}` : `unknown/${round}/${at}`,
          rubbish[at % rubbish.length],
          at % 50 ? 0 : 1,
        );
      await Promise.all(
        [
          Buffer.alloc(1000, 0xff),
          Buffer.from("GET / HTTP/1.1\r\n\r\n"),
          Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0, 4]),
          Buffer.alloc(0),
        ].map(
          (bytes) =>
            new Promise<void>((resolve) => {
              const socket = connectSocket(BASE_PORT + 3, "127.0.0.1", () => socket.end(bytes));
              socket.resume();
              socket.on("error", () => {});
              socket.on("close", () => resolve());
            }),
        ),
      );
      await send(client, `slope/last/${round}`, "{");
      collect();
      return process.memoryUsage().heapUsed;
    };
    await flood(0);
    const before = await flood(1);
    let after = before;
    for (let round = 2; round < 6; round++) after = await flood(round);
    expect((after - before) / 1_048_576).toBeLessThan(3);
    const expected = ["topic", "json", "schema", "name", "not-finite", "time", "size", "protocol"];
    const counts = await Promise.all(expected.map(refused));
    expect(expected.filter((_reason, at) => counts[at] === 0)).toEqual([]);
    const lines = expected.map((reason) => logged.filter((line) => line.includes(`"reason":"${reason}"`)).length);
    expect(lines).toEqual(expected.map(() => 1));
    await send(await sensor(), "athletes/a1/body", [{ n: "athlete:a1/speed", v: 12 }]);
    await seen(() => expect(top.samples()).toMatchObject([["athlete:a1/speed", expect.any(Number), 12]]));
  },
);
