import { expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import type { Reading } from "../ingest/reading.ts";
import { createAlign } from "./align.ts";

const now = utcMs(1_700_000_000_000);
const reading = (time: number, channel = "venue:slope/humidity"): Reading => ({
  channel,
  subject: "venue:slope",
  metric: { id: "humidity", label: "Humidity", unit: "%RH", kind: "continuous", personal: false },
  time,
  value: 40,
});

test.each([
  ["as it is", 0, 0, now],
  ["with the sensor's error taken away", -400, 150, now - 250],
  ["to a tenth of a millisecond", 0.04, 0, now],
  ["as late as may be", -10_000, 0, now - 10_000],
  ["as early as may be", 10_000, 0, now + 10_000],
  ["too late", -10_001, 0, "time"],
  ["too early", 10_001, 0, "time"],
  ["too late but for its known error", -15_000, 6000, now - 9000],
  ["too late by its known error", -5000, -6000, "time"],
])("a sample's time, %s", (_what, offFromNow, offsetMs, expected) => {
  const placed = createAlign().place(reading(now + offFromNow), { feeds: ["top"], offsetMs }, now);
  expect(typeof placed === "string" ? placed : placed.utc).toBe(expected);
});

test("samples may come out of order, but a channel has a time once", () => {
  const align = createAlign();
  const place = (time: number, channel?: string) => {
    const placed = align.place(reading(time, channel), { feeds: ["top"], offsetMs: 0 }, now);
    return typeof placed === "string" ? placed : placed.utc - now;
  };
  expect([place(now), place(now - 3000), place(now), place(now - 3000), place(now - 2999)]).toEqual([
    0,
    -3000,
    "repeated",
    "repeated",
    -2999,
  ]);
  expect(place(now, "venue:rink/humidity")).toBe(0);
});
