import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { recordedTelemetry } from "../../core/course/recorded-telemetry.ts";
import { leadKmh, runLine, speedAt } from "./run-line.ts";

const ramp = (count: number, value: (index: number) => number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [index * 100, value(index)]);
const telemetry = recordedTelemetry(
  {
    "athlete:a/speed": ramp(101, (index) => index / 4),
    "athlete:a/distance": ramp(101, (index) => Math.min(index, 80) * 2),
  },
  () => [],
);
const run = { athlete: "a", start: utcMs(0), end: null };

describe("a run's line", () => {
  test("holds nothing ahead of the playhead", () => {
    const line = runLine(telemetry, run, utcMs(5050));
    expect(line.at(-1)).toEqual({ metres: 100, speed: 12.5 });
    expect(line).toHaveLength(51);
  });

  test("ends where the distance ends", () => {
    expect(runLine(telemetry, run, utcMs(10_000)).at(-1)?.metres).toBe(160);
  });

  test("ends with the run", () => {
    expect(runLine(telemetry, { ...run, end: utcMs(1000) }, utcMs(10_000))).toHaveLength(11);
  });

  test("has no more points than a screen can show", () => {
    const long = recordedTelemetry(
      { "athlete:a/speed": ramp(5000, () => 1), "athlete:a/distance": ramp(5000, (index) => index) },
      () => [],
    );
    expect(runLine(long, run, utcMs(500_000)).length).toBeLessThanOrEqual(401);
  });
});

const best = [
  { metres: 0, speed: 0 },
  { metres: 100, speed: 10 },
];
test.each([
  [0, 0],
  [50, 5],
  [100, 10],
  [101, null],
  [-1, null],
])("at %i m the line says %s", (metres, speed) => {
  expect(speedAt(best, metres)).toBe(speed);
});

test("a lead is signed, in km/h", () => {
  expect(leadKmh({ metres: 50, speed: 6 }, best)).toBeCloseTo(3.6);
  expect(leadKmh({ metres: 500, speed: 6 }, best)).toBeNull();
});
