import { expect, test } from "vitest";
import { clockText, figureOf, metricsOf, undeclared } from "./figures.ts";

const metrics = metricsOf([]);
const look = { mark: ".", yes: "Yes", no: "No" };
const of = (id: string) => metrics.get(id) ?? undeclared(id);

test.each([
  ["speed", 26.67, "96", "km/h"],
  ["stone-speed", 1.234, "1.23", "m/s"],
  ["g-force", 2.14, "2.1", "g"],
  ["heart-rate", 147.6, "148", "bpm"],
  ["ice-temperature", -4.96, "\u22125.0", "\u00b0C"],
  ["snow-temperature", -0.04, "0.0", "\u00b0C"],
  ["humidity", 61.2, "61", "%"],
  ["ready", 0.43, "43", "%"],
  ["lamp-power", 3, "3", ""],
  ["lamp-power", 3.14159, "3.14", ""],
  ["sail-up", true, "Yes", ""],
])("%s %s reads %s %s", (id, value, text, unit) => {
  expect(figureOf(of(id), value, look)).toEqual({ text, unit });
});

test("an event's own unit is shown as it came", () => {
  const metric = metricsOf([{ id: "lamp-power", label: "Lamp", unit: "W", kind: "continuous", personal: false }]).get(
    "lamp-power",
  );
  expect(metric && figureOf(metric, 12.34, look)).toEqual({ text: "12.3", unit: "W" });
});

test.each([
  [0, "0.00"],
  [41.879, "41.87"],
  [59.999, "59.99"],
  [60.25, "1:00.25"],
  [1.13, "1.13"],
])("a clock of %s s reads %s", (seconds, text) => {
  expect(clockText(seconds, ".")).toBe(text);
});

test("an undeclared metric gets a name from its id", () => {
  expect(undeclared("lamp-power").label).toBe("Lamp power");
});
