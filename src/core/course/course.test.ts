import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { athleteAt, bestAthleteFor, currentRun, lastRun, runsBetween } from "./course.ts";
import { type Recording, recordedTelemetry } from "./recorded-telemetry.ts";

const place = { id: "alpine-1", venue: "alpine" };
const recording: Recording = {
  "venue:alpine/on-course": [
    [1000, "a1"],
    [3000, "a1"],
    [9000, ""],
    [11_000, ""],
    [20_000, "athlete:a2"],
    [22_000, "athlete:a2"],
  ],
  "venue:alpine/best-run": [[0, "a1"]],
  "athlete:a2/run-time": [
    [20_000, 0],
    [30_000, 10],
    [40_000, 10],
  ],
};
const everything = recordedTelemetry(recording, () => ["alpine-1"]);
const DVR = 600_000;

test.each([
  [2000, "a1"],
  [9500, null],
  [21_000, "a2"],
])("at %i, %s is on course", (at, athlete) => {
  expect(athleteAt(everything, place, utcMs(at))).toBe(athlete);
});

test("runs are told by changes, not by repetitions", () => {
  expect(runsBetween(everything, place, utcMs(0), utcMs(25_000))).toEqual([
    { athlete: "a1", start: 1000, end: 9000 },
    { athlete: "a2", start: 20_000, end: null },
  ]);
});

describe("the run under way", () => {
  test.each([
    ["while the clock runs", 25_000, null],
    ["and ends when it stops", 38_000, 30_000],
  ])("began at its start %s", (_, at, end) => {
    expect(currentRun(everything, place, utcMs(at), DVR)).toEqual({ athlete: "a2", start: 20_000, end });
  });

  test("is dated by its clock for a viewer who came in the middle", () => {
    const late = recordedTelemetry(
      {
        "venue:alpine/on-course": [[24_000, "a2"]],
        "athlete:a2/run-time": [
          [24_000, 4],
          [30_000, 10],
        ],
      },
      () => ["alpine-1"],
    );
    expect(currentRun(late, place, utcMs(26_000), DVR)?.start).toBe(20_000);
  });

  test("is none while nobody is on course", () => {
    expect(currentRun(everything, place, utcMs(9500), DVR)).toBeNull();
  });
});

test("the best athlete's last whole run is found", () => {
  expect(bestAthleteFor(everything, place, { athlete: "a2", start: utcMs(20_000), end: null }, utcMs(21_000))).toBe(
    "a1",
  );
  expect(lastRun(everything, place, "a1", utcMs(21_000), DVR)).toEqual({ athlete: "a1", start: 1000, end: 9000 });
  expect(lastRun(everything, place, "a1", utcMs(5000), DVR)).toBeNull();
});

test("whom to beat is asked before the finish changes it", () => {
  const run = { athlete: "a2", start: utcMs(20_000), end: utcMs(30_000) };
  const beaten = (best: [number, string][]) =>
    bestAthleteFor(
      recordedTelemetry({ "venue:alpine/best-run": best }, () => []),
      place,
      run,
      utcMs(40_000),
    );
  expect(
    beaten([
      [0, "a1"],
      [30_000, "a2"],
    ]),
  ).toBe("a1");
  expect(
    beaten([
      [25_000, "a1"],
      [30_000, "a2"],
    ]),
  ).toBe("a1");
  expect(beaten([[30_000, "a2"]])).toBeNull();
});

test("without a state, the only athlete with values is the one; who only shoots is not", () => {
  const biathlon = recordedTelemetry({ "athlete:b1/heart-rate": [[0, 120]], "athlete:b2/shot": [[0, 1]] }, () => [
    "biathlon",
  ]);
  expect(athleteAt(biathlon, { id: "biathlon", venue: "biathlon" }, utcMs(1))).toBe("b1");
  const ice = recordedTelemetry({ "athlete:i9/shot": [[0, 1]] }, () => ["ice"]);
  expect(athleteAt(ice, { id: "ice", venue: "ice" }, utcMs(1))).toBeNull();
});
