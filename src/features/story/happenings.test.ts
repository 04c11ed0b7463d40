import { expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { recordedTelemetry } from "../../core/course/recorded-telemetry.ts";
import { lastHappening } from "./happenings.ts";

const athletes = new Map([["a12", { id: "a12", name: "Luca Ferrante" }]]);
const place = { id: "alpine-1", venue: "alpine" };
const telemetry = recordedTelemetry(
  {
    "venue:alpine/on-course": [[10_000, "a12"]],
    "athlete:a12/run-time": [
      [10_000, 0],
      [100_000, 90],
    ],
    "athlete:a12/speed": [[10_000, 25]],
    "athlete:a12/gate": [
      [20_000, 1],
      [30_000, 2],
    ],
    "athlete:a12/shot": [[40_000, 0]],
  },
  () => ["alpine-1"],
);

test.each([
  [5000, null],
  [15_000, "Ferrante starts."],
  [25_000, "Ferrante passes gate 1 at 90 km/h."],
  [35_000, "Ferrante passes gate 2 at 90 km/h."],
  [45_000, "Ferrante misses."],
])("at %i: %s", (at, text) => {
  expect(lastHappening(telemetry, athletes, place, utcMs(at))?.text ?? null).toBe(text);
});
