import { expect, test } from "vitest";
import * as v from "valibot";
import { TelemetrySegment } from "../../../contracts/telemetry.ts";
import { utcMs } from "../../../contracts/units.ts";
import type { Placed } from "../align/align.ts";
import { createSegmentStore, SEGMENT_LIMITS, type StoredSegment } from "./segment-store.ts";

const t0 = 1_700_000_000_000;
const n0 = t0 / 2000;
const placed = (
  channel: string,
  at: number,
  value: Placed["value"] = at,
  feeds: readonly string[] = ["top"],
): Placed => ({
  channel,
  kind: "continuous",
  feeds,
  utc: utcMs(t0 + at),
  value,
});
/** A segment with names for numbers, and times from t0. */
function read(segment: StoredSegment | undefined) {
  if (!segment) return undefined;
  const { channels, initial, samples } = v.parse(TelemetrySegment, JSON.parse(segment.body.toString()));
  const named = (all: TelemetrySegment["samples"]) => all.map(([at, utc, value]) => [channels[at], utc - t0, value]);
  return { channels, initial: named(initial), samples: named(samples) };
}

test("a segment is there some hundred ms after its end, with its samples by time", () => {
  const store = createSegmentStore(["top", "ice"], t0);
  store.add(placed("venue:b/speed", 1999.5));
  store.add(placed("venue:a/speed", 10));
  store.add(placed("venue:a/speed", 5));
  store.add(placed("venue:a/speed", 2000));
  expect(store.read("top", n0, t0 + 2299)).toBeUndefined();
  expect(read(store.read("top", n0, t0 + 2300))).toEqual({
    channels: ["venue:a/speed", "venue:b/speed"],
    initial: [],
    samples: [
      ["venue:a/speed", 5, 5],
      ["venue:a/speed", 10, 10],
      ["venue:b/speed", 1999.5, 1999.5],
    ],
  });
  expect(read(store.read("ice", n0, t0 + 2300))).toEqual({ channels: [], initial: [], samples: [] });
  expect(store.read("curling", n0, t0 + 2300)).toBeUndefined();
});

test("a segment starts from what held before it, sealed or not", () => {
  const store = createSegmentStore(["top"], t0);
  store.add(placed("venue:a/phase", 100, "start"));
  store.add(placed("venue:a/phase", 1900, "run"));
  store.add(placed("venue:a/phase", 6500, "finish"));
  const expected = { channels: ["venue:a/phase"], initial: [["venue:a/phase", 1900, "run"]], samples: [] };
  for (const now of [t0 + 9000, t0 + 14_000, t0 + 60_000]) {
    store.seal(now);
    expect(read(store.read("top", n0 + 1, now))).toEqual(expected);
    expect(read(store.read("top", n0 + 3, now))?.initial).toEqual(expected.initial);
  }
  expect(read(store.read("top", n0 + 20, t0 + 60_000))?.initial).toEqual([["venue:a/phase", 6500, "finish"]]);
});

test("a late sample rewrites its segment and what later ones start from", () => {
  const store = createSegmentStore(["top"], t0);
  store.add(placed("venue:a/speed", 100));
  const before = [store.read("top", n0, t0 + 6300), store.read("top", n0 + 2, t0 + 6300)];
  store.add(placed("venue:a/speed", 1500));
  const after = [store.read("top", n0, t0 + 6300), store.read("top", n0 + 2, t0 + 6300)];
  expect(after.map((segment) => read(segment)?.samples.length)).toEqual([2, 0]);
  expect(read(after[1])?.initial).toEqual([["venue:a/speed", 1500, 1500]]);
  expect(after.map((segment, at) => segment?.etag === before[at]?.etag)).toEqual([false, false]);
  expect(store.read("top", n0, t0 + 6300)?.etag).toBe(after[0]?.etag);
});

test("withdrawing a channel leaves no trace in open, sealed and following segments", () => {
  const store = createSegmentStore(["top", "ice"], t0);
  for (let at = 0; at < 30_000; at += 500) {
    store.add(placed("athlete:a1/heart-rate", at, 160 + at / 100_000, ["ice", "top"]));
    store.add(placed("athlete:a1/speed", at, at, ["top"]));
    store.seal(t0 + at);
  }
  const now = t0 + 32_400;
  const all = () =>
    [...Array(16).keys()].flatMap((at) =>
      ["top", "ice"].map((feed) => store.read(feed, n0 + at, now)?.body.toString() ?? ""),
    );
  expect(all().filter((text) => text.includes("heart-rate")).length).toBe(32);
  const speeds = all().map((text) => text.match(/"samples":.*/)?.[0].match(/\[/g)?.length ?? 0);
  store.withdraw("athlete:a1/heart-rate");
  store.seal(now);
  expect(all().some((text) => text.includes("heart-rate") || /\b16\d\./.test(text))).toBe(false);
  expect(read(store.read("top", n0, now))?.samples.map(([channel]) => channel)).toEqual(
    Array(4).fill("athlete:a1/speed"),
  );
  expect(speeds[0]).toBe(9);
});

test("ten minutes are kept, and no more bytes than allowed", () => {
  const store = createSegmentStore(["top"], t0);
  for (let at = 0; at < 700_000; at += 1000) {
    store.add(placed("venue:a/speed", at));
    if (at % 2000 === 0) store.seal(t0 + at);
  }
  const now = t0 + 700_000;
  expect(store.read("top", n0 + 40, now)).toBeUndefined();
  expect(store.read("top", n0 + 60, now)).toBeDefined();

  const small = createSegmentStore(["top", "ice"], t0, { ...SEGMENT_LIMITS, bytes: 5000 });
  for (let at = 0; at < 200_000; at += 100) small.add(placed("venue:a/speed", at, at, ["ice", "top"]));
  small.seal(t0 + 200_000);
  expect(small.bytes).toBeGreaterThan(3000);
  expect(small.bytes).toBeLessThanOrEqual(5000);
  expect(small.read("top", n0 + 10, t0 + 200_000)).toBeUndefined();
  expect(small.read("top", n0 + 93, t0 + 200_000)).toBeDefined();
});

test("a segment takes so many samples, and a machine that slept does not write its night", () => {
  const store = createSegmentStore(["top"], t0, { ...SEGMENT_LIMITS, samples: 3 });
  expect([1, 2, 3, 4].map((at) => store.add(placed("venue:a/speed", at)))).toEqual([true, true, true, false]);
  const morning = t0 + 8 * 3_600_000;
  store.seal(morning);
  expect(store.bytes).toBeLessThan(300 * 200);
  expect(read(store.read("top", morning / 2000 - 10, morning))?.initial).toEqual([["venue:a/speed", 3, 3]]);
});
