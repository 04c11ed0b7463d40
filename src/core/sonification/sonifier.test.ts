import { describe, expect, test, vi } from "vitest";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import { type Recording, recordedTelemetry } from "../course/recorded-telemetry.ts";
import { hzOf } from "./mapping.ts";
import { createSonifier, SILENCE, type SonifierOptions, type Sounding } from "./sonifier.ts";
import type { LinePoint } from "./race-line.ts";

const place = { id: "alpine-1", venue: "alpine" };
const STEP = 40;

/** 25 values a second of a run of ten seconds, straight down at one speed, the clock standing before and after. */
function run(athlete: string, start: number, speed: number): Recording {
  const steps = Array.from({ length: 350 }, (_, index) => start - 1000 + index * STEP);
  const clock = (at: number) => Math.min(10, Math.max(0, (at - start) / 1000));
  return {
    [`athlete:${athlete}/run-time`]: steps.map((at) => [at, clock(at)]),
    [`athlete:${athlete}/distance`]: steps.map((at) => [at, Math.max(0, (at - start) / 1000) * speed]),
  };
}
/** a1 ran 20 m a second; a2 runs 21: at 105 m after 5 s, where a1 was after 5.25 s. */
const recording: Recording = {
  "venue:alpine/on-course": [
    [10_000, "a1"],
    [22_000, ""],
    [50_000, "a2"],
    [62_000, ""],
  ],
  "venue:alpine/best-run": [[0, "a1"]],
  "athlete:a2/gate": [
    [53_000, 1],
    [56_010, 2],
  ],
  ...run("a1", 10_000, 20),
  ...run("a2", 50_000, 21),
};
const telemetryOf = (what: Recording) => recordedTelemetry(what, () => [place.id]);
const noHistory = { lastRun: () => Promise.resolve(null) };
const sonifierOf = (what: Recording, history: SonifierOptions["history"] = noHistory) =>
  createSonifier({ telemetry: telemetryOf(what), place, dvrMs: 600_000, history });

/** Looks every 20 ms from one instant to another, as the page does. */
function listen(sonifier: ReturnType<typeof sonifierOf>, from: number, to: number, paused = false) {
  const heard: (Sounding & { at: UtcMs })[] = [];
  for (let at = from; at <= to; at += 20) heard.push({ at: utcMs(at), ...sonifier.look(utcMs(at), paused) });
  return heard;
}
const toneAt = (heard: ReturnType<typeof listen>, at: number) => heard.find((each) => each.at === at)?.tone ?? null;

test("the tone follows the lead at the playhead", () => {
  const heard = listen(sonifierOf(recording), 49_000, 61_000);
  for (const second of [1, 3, 5, 7, 9]) {
    const tone = toneAt(heard, 50_000 + second * 1000);
    // At 21 m a second one is a twentieth of the way ahead of 20.
    expect(tone?.semitones).toBeCloseTo((second * 50) / 100, 2);
    expect(tone?.reed).toBe(0);
  }
  expect(hzOf(toneAt(heard, 55_000)?.semitones ?? Number.NaN)).toBeCloseTo(440 * 2 ** (2.5 / 12), 1);
});

describe("what is not known is silent", () => {
  test.each<[string, number, number, Recording]>([
    ["nobody on course", 30_000, 32_000, recording],
    ["before the start", 48_000, 50_000, recording],
    ["after the finish", 60_020, 61_500, recording],
    ["a first run has nobody to beat", 12_000, 14_000, { ...recording, "venue:alpine/best-run": [] }],
    ["a leader whose run nobody saw", 52_000, 54_000, { ...recording, "athlete:a1/distance": [] }],
    ["no distance", 52_000, 54_000, { ...recording, "athlete:a2/distance": [] }],
  ])("%s", (_, from, to, what) => {
    expect(listen(sonifierOf(what), from, to).filter(({ tone }) => tone !== null)).toEqual([]);
  });

  test("until the leader's run is fetched, where this viewer came after it", async () => {
    const points = Array.from({ length: 100 }, (_, index) => ({ metres: index * 2, runMs: index * 100 }));
    const lastRun = vi.fn<(athlete: string, before: number) => Promise<LinePoint[]>>(() => Promise.resolve(points));
    const sonifier = sonifierOf({ ...recording, "athlete:a1/distance": [] }, { lastRun });
    expect(listen(sonifier, 51_000, 52_000).every(({ tone }) => tone === null)).toBe(true);
    await Promise.resolve();
    const heard = listen(sonifier, 52_020, 54_000);
    expect(toneAt(heard, 54_000)?.semitones).toBeCloseTo(2, 1);
    expect(lastRun.mock.calls).toEqual([["a1", 50_000]]);
  });
});

test("nothing is heard of what comes after the playhead", () => {
  const until = 54_000;
  const known = Object.fromEntries(
    Object.entries(recording).map(([channel, samples]) => [channel, samples.filter(([at]) => at <= until)]),
  );
  expect(listen(sonifierOf(recording), 49_000, until)).toEqual(listen(sonifierOf(known), 49_000, until));
});

describe("moments", () => {
  test("sound once, at the first look at or after them; a finish when its clock has stood for a tenth of a second", () => {
    const told = listen(sonifierOf(recording), 49_000, 62_000).flatMap(({ at, moments }) =>
      moments.map((moment) => [at, moment.kind]),
    );
    expect(told).toEqual([
      [53_000, "gate"],
      [56_020, "gate"],
      [60_120, "finish"],
    ]);
  });

  test("of a range: hits and misses", () => {
    const shots: Recording = {
      "athlete:b1/shot": [
        [1000, 1],
        [2000, 0],
        [3000, true],
      ],
    };
    const told = listen(sonifierOf(shots), 0, 4000).flatMap(({ moments }) => moments.map(({ kind }) => kind));
    expect(told).toEqual(["hit", "miss", "hit"]);
  });

  test("include what else happened, asked for without a gap or an overlap", () => {
    const asked: [number, number][] = [];
    const sonifier = createSonifier({
      ...{ telemetry: telemetryOf({}), place, dvrMs: 600_000, history: noHistory },
      others: (from, to) => {
        asked.push([from, to]);
        return from < 1500 && to >= 1500 ? [{ kind: "goal", at: utcMs(1500) }] : [];
      },
    });
    const told = listen(sonifier, 0, 3000).flatMap(({ moments }) => moments.map(({ kind }) => kind));
    expect(told).toEqual(["goal"]);
    expect(asked.every(([from], index) => index === 0 || from === asked[index - 1]?.[1])).toBe(true);
  });
});

describe("silent at once", () => {
  test("when paused, and no moment of the pause is told afterwards", () => {
    const sonifier = sonifierOf(recording);
    expect(listen(sonifier, 51_000, 52_900).at(-1)?.tone).not.toBeNull();
    expect(sonifier.look(utcMs(52_920), true)).toEqual(SILENCE);
    expect(sonifier.look(utcMs(52_920), true)).toEqual(SILENCE);
    expect(sonifier.look(utcMs(52_940), false).tone).not.toBeNull();
  });

  test.each([
    ["back", 52_000],
    ["forward", 58_000],
  ])("when the playhead jumps %s; it comes back in a moment, and what lay between is not told", (_, to) => {
    const sonifier = sonifierOf(recording);
    expect(listen(sonifier, 51_000, 55_000).at(-1)?.tone).not.toBeNull();
    const heard = listen(sonifier, to, to + 800);
    expect(heard[0]).toMatchObject(SILENCE);
    expect(heard.at(-1)?.tone).not.toBeNull();
    expect(heard.flatMap(({ moments }) => moments)).toEqual([]);
  });
});
