import { describe, expect, test } from "vitest";
import type { Sample, TelemetrySegment } from "../../contracts/telemetry.ts";
import { utcMs } from "../../contracts/units.ts";
import { createRunHistory, runSamples } from "./run-history.ts";

const channels = ["venue:alpine/on-course", "athlete:a/run-time", "athlete:a/distance", "athlete:a/speed"];
const clockAt = (at: number) => Math.min(Math.max(at - 10_000, 0), 5000) / 1000;
/** A run from 10 s to 15 s, sampled every 500 ms; the clock stands still before and after. */
const segment = (number: number): TelemetrySegment => ({
  feed: "alpine",
  number,
  channels,
  initial: [[1, number * 2000 - 500, clockAt(number * 2000 - 500)]],
  samples: [0, 500, 1000, 1500].flatMap((step): Sample[] => {
    const at = number * 2000 + step;
    const clock = clockAt(at);
    return [
      [1, at, clock],
      [2, at, clock * 20],
      [3, at, 20],
    ];
  }),
});

const history = (recorded: (number: number) => boolean) => {
  const asked: number[] = [];
  const get: typeof fetch = async (address) => {
    const number = Number(/(\d+)\.json$/.exec(address as string)?.[1]);
    asked.push(number);
    return recorded(number) ? Response.json(segment(number)) : new Response("", { status: 404 });
  };
  const signal = new AbortController().signal;
  return { asked, ...createRunHistory({ segments: "http://sensors", feed: "alpine", dvrMs: 600_000, signal, get }) };
};

describe("a recorded run", () => {
  test("is put together from its segments, oldest first, from start to finish", async () => {
    const run = await history((number) => number >= 0).lastRun("a", utcMs(30_000));
    expect(run?.map((sample) => sample.at)).toEqual([
      10_500, 11_000, 11_500, 12_000, 12_500, 13_000, 13_500, 14_000, 14_500, 15_000,
    ]);
    expect(run?.at(-1)).toEqual({ at: 15_000, runMs: 5000, metres: 100, speed: 20 });
  });

  test("holds nothing after the moment that was asked for", async () => {
    const run = await history((number) => number >= 0).lastRun("a", utcMs(12_200));
    expect(run?.at(-1)?.at).toBe(12_000);
  });

  test("is null where nothing is recorded, and the search ends at once", async () => {
    const { asked, lastRun } = history(() => false);
    expect(await lastRun("a", utcMs(10_000_000))).toBeNull();
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test("of somebody else is not taken for it", () => {
    expect(runSamples(segment(6), "b", 1e9)).toEqual([]);
  });
});
