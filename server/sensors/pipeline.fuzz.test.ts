import * as v from "valibot";
import { expect, test } from "vitest";
import { Channel, GatewayMessage, splitChannel, TelemetrySegment } from "../../contracts/telemetry.ts";
import { utcMs } from "../../contracts/units.ts";
import type { Placed } from "./align/align.ts";
import { createPacketMeter } from "./broker/packet-meter.ts";
import { createConsentRegister } from "./consent/register.ts";
import { eventForTests } from "./event-for-tests.ts";
import { createFanOut } from "./gateway/fan-out.ts";
import { createViewer } from "./gateway/viewer.ts";
import { REASONS } from "./ingest/reason.ts";
import { vocabularyOf } from "./ingest/vocabulary.ts";
import { createPipeline } from "./pipeline.ts";
import { createSegmentStore } from "./segments/segment-store.ts";

/** mulberry32: the same rubbish each time for a seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NOW = 1_700_000_000_000;
const NAMES = [
  "athlete:a1/heart-rate",
  "athlete:a2/heart-rate",
  "athlete:a1/speed",
  "venue:slope/phase",
  "venue:rink/heart-rate",
  "athlete:a1/",
  "feed:top/ready",
  "speed",
  "",
  "athlete:a1/__proto__",
  "athlete:constructor/speed",
  "venue:slope/humidity",
  "\u0000",
  "athlete:a1/power",
];
const NUMBERS = [
  0,
  -0,
  1,
  60,
  60.5,
  1e308,
  -1e308,
  1e-320,
  2 ** 28,
  2 ** 53,
  NOW / 1000,
  NOW / 1000 - 9,
  NOW / 1000 + 9.9,
  NOW / 1000 - 11,
  -3,
];
const FIELDS = ["bn", "bt", "bu", "bv", "bver", "n", "u", "v", "vs", "vb", "t", "x", "must_", "__proto__", "s"];
const TOPICS = [
  "athletes/a1/body",
  "slope/x",
  "slope/",
  "rink/ice",
  "ready/top",
  "elsewhere",
  "",
  "$SYS/x",
  "slope/a/b/c",
];

/** Mostly nearly right: a pack with some fields wrong, and now and then some bytes. */
function payloadOf(random: () => number): Buffer {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const anything = (): unknown => pick([pick(NUMBERS), pick(NAMES), true, null, [], {}, "NaN", pick(NUMBERS)]);
  const record = (): Record<string, unknown> => {
    const fields: Record<string, unknown> = { n: pick(NAMES), v: pick(NUMBERS) };
    if (random() < 0.5) fields["t"] = pick(NUMBERS);
    if (random() < 0.2) delete fields["v"];
    for (let more = random() < 0.4 ? 1 + random() * 3 : 0; more >= 1; more--) {
      const field = pick(FIELDS);
      fields[field] = random() < 0.7 ? (/^(?:b?[nu]|vs)$/.test(field) ? pick(NAMES) : pick(NUMBERS)) : anything();
    }
    return fields;
  };
  const bytes = Buffer.from(
    JSON.stringify(random() < 0.95 ? Array.from({ length: random() * 6 }, record) : anything()),
  );
  if (random() < 0.3)
    for (let hits = random() * 4; hits > 0; hits--) bytes[Math.floor(random() * bytes.length)] = random() * 256;
  return random() < 0.05 ? bytes.subarray(0, random() * bytes.length) : bytes;
}

test.each([1, 20_260_306])("whatever sensors send, what goes on keeps every promise (seed %i)", (seed) => {
  const random = randomOf(seed);
  const event = eventForTests();
  const vocabulary = vocabularyOf(event);
  const samples: Placed[] = [];
  const refused = new Map<string, number>();
  const fanOut = createFanOut();
  const segments = createSegmentStore(["top", "ice"], NOW);
  const written: string[] = [];
  const outlet = {
    waiting: 0,
    cut: () => {},
    write: (frame: Buffer) => void written.push(frame.subarray(frame.indexOf("{")).toString()),
  };
  fanOut.subscribe(createViewer(outlet), ["top", "ice"], NOW);
  const pipeline = createPipeline({
    event,
    register: createConsentRegister([{ athlete: "a1", metric: "heart-rate", audience: "public" }]),
    audience: "public",
    onSample(sample) {
      samples.push(sample);
      fanOut.push(sample);
      segments.add(sample);
    },
    onRefused: (reason) => refused.set(reason, (refused.get(reason) ?? 0) + 1),
  });

  for (let at = 0; at < 10_000; at++) {
    // Time goes on, so that rates fill again; a sample's own time is judged against this.
    const now = NOW + Math.floor(at / 10);
    const topic = TOPICS[Math.floor(random() * TOPICS.length)] ?? "";
    pipeline.take(topic, payloadOf(random), utcMs(now));
    if (at % 400 === 0) fanOut.tick(now);
  }
  fanOut.tick(NOW + 1000);

  const broken = samples.filter(({ channel, utc, value, feeds }) => {
    const { subject, metric: id } = splitChannel(channel);
    const metric = vocabulary.metrics.get(id);
    const inRange =
      typeof value !== "number" ||
      (value >= (metric?.min ?? -Number.MAX_VALUE) && value <= (metric?.max ?? Number.MAX_VALUE));
    const agreed = !metric?.personal || channel === "athlete:a1/heart-rate";
    const timely = Math.abs(utc - NOW) <= 11_000;
    return (
      !v.is(Channel, channel) ||
      !vocabulary.subjects.has(subject) ||
      !metric ||
      !inRange ||
      !agreed ||
      !timely ||
      feeds.length === 0
    );
  });
  expect(broken).toEqual([]);
  const repeated = new Set(samples.map(({ channel, utc }) => `${channel} ${utc}`));
  expect(repeated.size).toBe(samples.length);
  expect(samples.length).toBeGreaterThan(100);
  // The rubbish is varied enough to meet every refusal but those of length and wire.
  expect([...refused.keys()].toSorted()).toEqual(
    Object.keys(REASONS)
      .filter((reason) => !["protocol", "size"].includes(reason))
      .toSorted(),
  );

  const messages = written.map((text) => v.parse(GatewayMessage, JSON.parse(text)));
  const sent = messages.reduce((sum, message) => sum + (message.type === "samples" ? message.samples.length : 0), 0);
  expect(sent).toBe(samples.length);
  const stored = ["top", "ice"].flatMap((feed) =>
    Array.from({ length: 12 }, (_, at) => segments.read(feed, NOW / 2000 - 6 + at, NOW + 20_000)),
  );
  for (const segment of stored) if (segment) v.parse(TelemetrySegment, JSON.parse(segment.body.toString()));
  expect(stored.filter(Boolean).length).toBeGreaterThan(10);
});

test("packets are counted alike however the bytes are cut", () => {
  const random = randomOf(7);
  for (let round = 0; round < 300; round++) {
    const bytes = Buffer.from(Array.from({ length: 400 }, () => random() * (random() < 0.5 ? 8 : 256)));
    const whole = createPacketMeter(1000).push(bytes);
    const pieces = createPacketMeter(1000);
    let sum: number | undefined = 0;
    for (let at = 0; at < bytes.length && sum !== undefined;) {
      const step = 1 + Math.floor(random() * 20);
      const begun = pieces.push(bytes.subarray(at, at + step));
      sum = begun === undefined ? undefined : sum + begun;
      at += step;
    }
    expect(sum).toBe(whole);
  }
});
