import { describe, expect, test } from "vitest";
import type { MetricDeclaration } from "../../../contracts/event.ts";
import { utcMs } from "../../../contracts/units.ts";
import { type Recording, recordedTelemetry } from "../../core/course/recorded-telemetry.ts";
import { metricsOf } from "../../core/figures/figures.ts";
import { plateAt } from "./plate.ts";

const place = { id: "feed", venue: "venue" };
const facts = (recording: Recording, declared: MetricDeclaration[] = []) => ({
  telemetry: recordedTelemetry(recording, () => ["feed"]),
  athletes: new Map([["a12", { id: "a12", bib: "12", name: "Luca Ferrante", nation: "ITA", sportClass: "LW12-2" }]]),
  metrics: metricsOf(declared),
});
const racing: Recording = {
  "venue:venue/on-course": [[0, "a12"]],
  "athlete:a12/run-time": [
    [0, 0],
    [100_000, 100],
  ],
  "athlete:a12/speed": [
    [0, 20],
    [40_000, 30],
  ],
  "athlete:a12/g-force": [[0, 2.14]],
  "athlete:a12/distance": [[0, 0]],
  "athlete:a12/gate": [
    [5000, 1],
    [9000, 2],
  ],
  "venue:venue/snow-temperature": [[0, -3]],
  "athlete:a7/speed": [[0, 11]],
};
const cellsOf = (recording: Recording, at: number, declared?: MetricDeclaration[]) =>
  plateAt(facts(recording, declared), place, utcMs(at)).cells.map(({ label, text, unit }) =>
    `${label} ${text} ${unit}`.trim(),
  );

describe("the plate of an athlete on course", () => {
  const plate = plateAt(facts(racing), place, utcMs(20_000));

  test("names the athlete and runs the clock of the frame", () => {
    expect(plate.athlete).toMatchObject({ bib: "12", name: "Luca Ferrante" });
    expect(plate.clock).toMatchObject({ text: "20.00", raw: 20, metric: "run-time" });
  });

  test("runs the clock at the speed of the class where the race says so, with the real time beside it", () => {
    const factored = plateAt({ ...facts(racing), factorOf: () => 0.8672 }, place, utcMs(20_000));
    expect(factored.clock).toMatchObject({ text: "17.34", label: "Calculated", raw: 20 });
    expect(factored.real).toEqual({ text: "20.00", factor: 0.8672 });
    expect([plate.real, plateAt({ ...facts(racing), factorOf: () => 1 }, place, utcMs(20_000)).real]).toEqual([
      null,
      null,
    ]);
  });

  test("shows this athlete's values only, in the units that people use, and keeps the raw ones", () => {
    expect(plate.cells.map((cell) => [cell.metric, cell.text, cell.unit, cell.raw])).toEqual([
      ["speed", "90", "km/h", 25],
      ["g-force", "2.1", "g", 2.14],
    ]);
  });

  test("tells the last gate, and none of those ahead of the frame", () => {
    expect(plate.note).toMatchObject({ text: "Gate 2", raw: 2 });
    expect(plateAt(facts(racing), place, utcMs(6000)).note?.text).toBe("Gate 1");
    expect(plateAt(facts(racing), place, utcMs(4000)).note).toBeNull();
  });

  test("has no heart cell without data, and says that it is shared with it", () => {
    expect(plate.cells.some((cell) => cell.metric === "heart-rate")).toBe(false);
    expect(cellsOf({ ...racing, "athlete:a12/heart-rate": [[0, 148]] }, 20_000)).toContain("Heart, shared 148 bpm");
  });
});

test("shots are counted over the bout", () => {
  const shots: Recording = {
    "athlete:a12/heart-rate": [[0, 120]],
    "athlete:a12/shot": [
      [1000, 1],
      [50_000, 1],
      [54_000, 0],
      [58_000, 1],
    ],
  };
  const note = (at: number) => plateAt(facts(shots), place, utcMs(at)).note?.text;
  expect(note(59_000)).toBe("2 of 3 hit");
  expect(note(55_000)).toBe("1 of 2 hit");
  expect(note(90_000)).toBeUndefined();
});

test("a hall without an athlete shows what moves first, then its ice", () => {
  const ice: Recording = {
    "venue:venue/ice-temperature": [[0, -5.04]],
    "venue:venue/humidity": [[0, 50]],
    "venue:venue/puck-speed": [[0, 20]],
  };
  expect(cellsOf(ice, 1)).toEqual(["Puck 72 km/h", "Ice \u22125.0 \u00b0C", "Humidity 50 %"]);
});

describe("an event's own metric", () => {
  const lamp: MetricDeclaration = {
    id: "lamp-power",
    label: "Lamp",
    unit: "W",
    kind: "continuous",
    personal: false,
    min: 0,
    max: 10,
  };
  const recording: Recording = { ...racing, "feed:feed/lamp-power": [[0, 5]] };

  test("stands beside the athlete's, with its own label and unit", () => {
    expect(cellsOf(recording, 20_000, [lamp])).toContain("Lamp 5 W");
    expect(plateAt(facts(recording, [lamp]), place, utcMs(1)).cells.at(-1)?.fraction).toBe(0.5);
  });

  test("is shown even where nobody declared it", () => {
    expect(cellsOf(recording, 20_000)).toContain("Lamp power 5");
  });
});

test("an athlete whom the catalogue does not know is named by id", () => {
  const recording: Recording = { "venue:venue/on-course": [[0, "x9"]] };
  expect(plateAt(facts(recording), place, utcMs(1)).athlete).toEqual({ id: "x9", name: "x9" });
});

test("before the first sample there is nothing", () => {
  expect(plateAt(facts(racing), place, utcMs(-1))).toEqual({
    athlete: null,
    clock: null,
    real: null,
    note: null,
    cells: [],
  });
});
