import { expect, test } from "vitest";
import type { MetricDeclaration } from "../../contracts/event.ts";
import { METRICS } from "../../contracts/metrics.ts";
import { labelOf } from "./figures.ts";

const names = { speed: "Velocit\u00e0", lamp: "Lampada" };

test("a metric of ours has a name in every language, as the catalogue brings it; an event's own keeps the event's", () => {
  const [speed] = JSON.parse(JSON.stringify(METRICS.filter(({ id }) => id === "speed"))) as [MetricDeclaration];
  const lamp: MetricDeclaration = { id: "lamp", label: "Lamp", unit: "W", kind: "continuous", personal: false };
  expect(labelOf(speed, names)).toBe("Velocit\u00e0");
  expect(labelOf(speed, {})).toBe("Speed");
  expect(labelOf(lamp, names)).toBe("Lamp");
});
