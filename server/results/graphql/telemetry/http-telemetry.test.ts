import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TelemetrySegment } from "../../../../contracts/telemetry.ts";
import { eventForTests } from "../server-for-tests.ts";
import { createHttpTelemetry } from "./http-telemetry.ts";

/** An even number of segments. */
const T0 = 1_772_870_400_000;
const N0 = T0 / 2000;
const log = { warn: () => {} };
let segments: Map<number, TelemetrySegment>;
let asked: { path: string; status: number }[];
let server: Server;
let base: string;

beforeEach(async () => {
  segments = new Map();
  asked = [];
  server = createServer((request, response) => {
    const path = request.url ?? "";
    const segment = segments.get(Number(/(\d+)\.json$/.exec(path)?.[1]));
    const etag = `"${JSON.stringify(segment).length}"`;
    const status = !segment ? 404 : request.headers["if-none-match"] === etag ? 304 : 200;
    asked.push({ path, status });
    response.writeHead(status, { etag }).end(status === 200 ? JSON.stringify(segment) : "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

/** One value a second of each channel, in each of so many segments. */
function fill(count: number, channels: Readonly<Record<string, (second: number) => number>>): void {
  for (let at = 0; at < count; at++)
    segments.set(N0 + at, {
      ...{ feed: "course", number: N0 + at, channels: Object.keys(channels), initial: [] },
      samples: [0, 1].flatMap((half) =>
        Object.values(channels).map((value, index): [number, number, number] => [
          ...([index, T0 + (at * 2 + half) * 1000, value(at * 2 + half)] as const),
        ]),
      ),
    });
}
const open = (now: () => number, event = eventForTests) => createHttpTelemetry({ base, event, now, log });

test("speed, distance, g-force and height, over the segments that lie wholly in the window", async () => {
  fill(10, {
    "athlete:ada/speed": (second) => 10 + second,
    "athlete:ada/distance": (second) => second * 12,
    "athlete:ada/g-force": (second) => (second === 5 ? 3.5 : 1),
    "athlete:ada/height": () => 0.4,
    "venue:tofana/wind-speed": () => 50,
  });
  const source = open(() => T0 + 60_000);
  const found = await source.summary(["P1000", "P1001", "P9999"], T0 + 500, T0 + 12_999);
  // From second 2 to 11.
  expect([...found]).toEqual([
    [
      "P1000",
      {
        from: T0 + 2000,
        to: T0 + 12_000,
        maxSpeed: 21,
        meanSpeed: 16.5,
        distance: 132,
        maxGForce: 3.5,
        maxHeight: 0.4,
      },
    ],
  ]);
});

test("what is ahead of the window's end is not asked for, nor what is not closed yet", async () => {
  fill(10, { "athlete:ada/speed": (second) => second });
  expect((await open(() => T0 + 60_000).summary(["P1000"], T0, T0 + 4000)).get("P1000")?.maxSpeed).toBe(3);
  expect((await open(() => T0 + 8000).summary(["P1000"], T0, T0 + 20_000)).get("P1000")?.maxSpeed).toBe(5);
  expect(asked.every(({ path }) => Number(/(\d+)\.json/.exec(path)?.[1]) < N0 + 3)).toBe(true);
  expect(await open(() => T0 + 60_000).summary(["P1000"], T0 + 100, T0 + 1900)).toEqual(new Map());
});

test("who has nothing that is open to the public has no summary, whatever else a segment holds", async () => {
  fill(3, { "athlete:ada/heart-rate": () => 171, "athlete:ada/run-time": () => 5, "athlete:bea/speed": () => 20 });
  const found = await open(() => T0 + 60_000).summary(["P1000", "P1001"], T0, T0 + 6000);
  expect([...found.keys()]).toEqual(["P1001"]);
  expect(JSON.stringify([...found])).not.toContain("171");
});

test("a metric that is not consented to is null, and what consent withdraws is gone within two seconds", async () => {
  const channels = { "athlete:ada/speed": () => 20, "athlete:bea/speed": () => 21, "athlete:ada/height": () => 3 };
  fill(3, channels);
  let now = T0 + 60_000;
  const source = open(() => now);
  const heights = async () =>
    [...(await source.summary(["P1000", "P1001"], T0, T0 + 6000)).values()].map(({ maxHeight }) => maxHeight);
  expect(await heights()).toEqual([3, null]);
  const { "athlete:ada/height": _, ...left } = channels;
  fill(3, left);
  now += 2000;
  expect(await heights()).toEqual([null, null]);
});

test("what is final is asked for once, what may change with its etag, and one segment by one request at a time", async () => {
  fill(3, { "athlete:ada/speed": () => 20 });
  let now = T0 + 10_000;
  const source = open(() => now);
  const ask = () => source.summary(["P1000"], T0, T0 + 6000);
  await Promise.all([ask(), ask(), source.summary(["P1000"], T0, T0 + 4000)]);
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
  now += 1999;
  await ask();
  expect(asked).toHaveLength(3);
  now += 1;
  await ask();
  expect(asked.slice(3).map(({ status }) => status)).toEqual([304, 304, 304]);
  now += 60_000;
  await ask();
  expect(asked).toHaveLength(6);
});

test("of a race that is long over nothing is asked, and sensors that do not answer say nothing", async () => {
  fill(3, { "athlete:ada/speed": () => 20 });
  expect(await open(() => T0 + 3_600_000).summary(["P1000"], T0, T0 + 6000)).toEqual(new Map());
  expect(asked).toEqual([]);
  const gone = createHttpTelemetry({ base: "http://127.0.0.1:1", event: eventForTests, now: () => T0 + 60_000, log });
  expect(await gone.summary(["P1000"], T0, T0 + 6000)).toEqual(new Map());
});
