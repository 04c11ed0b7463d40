import { expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { eventForTests } from "../event-for-tests.ts";
import { createIngest } from "./ingest.ts";
import type { Reading } from "./reading.ts";
import { vocabularyOf } from "./vocabulary.ts";

const now = utcMs(1_700_000_000_000);

function take(topic: string, payload: unknown) {
  const readings: Array<Pick<Reading, "channel" | "value"> & { feeds: readonly string[]; offsetMs: number }> = [];
  const refused: string[] = [];
  const ingest = createIngest(eventForTests(), {
    onReading: ({ channel, value }, { feeds, offsetMs }) => readings.push({ channel, value, feeds, offsetMs }),
    onRefused: (reason) => refused.push(reason),
  });
  ingest.take(topic, Buffer.from(typeof payload === "string" ? payload : JSON.stringify(payload)), now);
  return { readings, refused };
}

test.each([
  ["an unknown topic", "elsewhere", [{ n: "venue:slope/humidity", v: 1 }], "topic"],
  ["an unknown athlete", "athletes/a9/body", [{ n: "athlete:a9/speed", v: 1 }], "subject"],
  ["a subject of no kind", "slope/x", [{ n: "judge:a1/speed", v: 1 }], "name"],
  ["a name with a path in it", "slope/x", [{ n: "venue:slope/../speed", v: 1 }], "name"],
  ["a metric that nobody declared", "athletes/a1/body", [{ n: "athlete:a1/mood", v: 1 }], "metric"],
  ["a metric named as every object's own", "athletes/a1/body", [{ n: "athlete:a1/constructor", v: 1 }], "metric"],
  ["a personal metric of a venue", "slope/x", [{ n: "venue:slope/heart-rate", v: 70 }], "subject"],
  ["another unit", "slope/x", [{ n: "venue:slope/air-temperature", u: "K", v: 270 }], "unit"],
  ["words for a number", "slope/x", [{ n: "venue:slope/humidity", vs: "wet" }], "type"],
  ["true for a number", "slope/x", [{ n: "venue:slope/humidity", vb: true }], "type"],
  ["no value", "slope/x", [{ n: "venue:slope/humidity" }], "type"],
  ["below the range", "slope/x", [{ n: "venue:slope/humidity", v: -0.1 }], "range"],
  ["above the range", "slope/x", [{ n: "venue:slope/humidity", v: 101 }], "range"],
  ["a number past all numbers", "slope/x", '[{"n":"venue:slope/humidity","v":1e999}]', "not-finite"],
  ["a sum past all numbers", "slope/x", '[{"bv":1.7e308,"n":"venue:slope/phase","v":1.7e308}]', "not-finite"],
  ["a time past all numbers", "slope/x", '[{"n":"venue:slope/humidity","v":1,"t":1e999}]', "not-finite"],
  ["a state as long as a book", "slope/x", [{ n: "venue:slope/phase", vs: "x".repeat(5000) }], "range"],
])("refuses %s", (_what, topic, payload, reason) => {
  expect(take(topic, payload)).toEqual({ readings: [], refused: [reason] });
});

test("takes what is good of a pack, and says which sensor's feeds and clock it came by", () => {
  const { readings, refused } = take("rink/ice", [
    { bn: "venue:rink/", n: "ice-temperature", u: "Cel", v: -5 },
    { n: "humidity", v: 400 },
    { n: "phase", vs: "warm-up" },
  ]);
  expect(refused).toEqual(["range"]);
  expect(readings).toEqual([
    { channel: "venue:rink/ice-temperature", value: -5, feeds: ["ice"], offsetMs: -250 },
    { channel: "venue:rink/phase", value: "warm-up", feeds: ["ice"], offsetMs: -250 },
  ]);
});

test("a topic has its rate, and gets it back with time", () => {
  const refused: string[] = [];
  let taken = 0;
  const ingest = createIngest(
    eventForTests(),
    { onReading: () => taken++, onRefused: (reason) => refused.push(reason) },
    10,
  );
  const send = (count: number, at: number, topic = "slope/x") => {
    for (let sent = 0; sent < count; sent++)
      ingest.take(topic, Buffer.from('[{"n":"venue:slope/humidity","v":1}]'), utcMs(at));
  };
  send(15, now);
  expect([taken, refused.length]).toEqual([10, 5]);
  send(5, now, "slope/other");
  expect(taken).toBe(15);
  send(15, now + 500);
  expect([taken, refused.length]).toEqual([20, 15]);
  expect(new Set(refused)).toEqual(new Set(["rate"]));
});

test("all topics together have a rate, however many names a wildcard takes", () => {
  let taken = 0;
  const ingest = createIngest(eventForTests(), { onReading: () => taken++, onRefused: () => {} }, 10);
  for (let at = 0; at < 5000; at++)
    ingest.take(`slope/${at}`, Buffer.from('[{"n":"venue:slope/humidity","v":1}]'), now);
  expect(taken).toBe(80);
});

test("an event cannot redeclare a known metric, and its own are personal unless it says otherwise", () => {
  const { metrics } = vocabularyOf(
    eventForTests({
      metrics: [
        { id: "heart-rate", label: "Pulse", kind: "continuous", personal: false },
        { id: "power", label: "Power", kind: "continuous" },
        { id: "phase", label: "Phase", kind: "state", personal: false },
      ],
    }),
  );
  expect(["heart-rate", "power", "phase", "speed"].map((id) => metrics.get(id)?.personal)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(metrics.get("heart-rate")?.label).toBe("Heart");
});
