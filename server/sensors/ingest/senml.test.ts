import { expect, test } from "vitest";
import { SENML_MAX_BYTES, type SenmlPack } from "../../../contracts/telemetry.ts";
import { utcMs } from "../../../contracts/units.ts";
import { parseSenml, resolveSenml } from "./senml.ts";

const now = utcMs(1_700_000_000_500);
const s = 1_700_000_000;

test.each<[string, SenmlPack, Array<[name: string, unit: string, utcMs: number, value: unknown]>]>([
  ["a record by itself", [{ n: "x/speed", u: "m/s", v: 3, t: s }], [["x/speed", "m/s", s * 1000, 3]]],
  ["no time is now", [{ n: "x/speed", v: 3 }], [["x/speed", "", now, 3]]],
  ["a small time counts from now", [{ n: "x/speed", v: 3, t: -2.5 }], [["x/speed", "", now - 2500, 3]]],
  ["a small base time too", [{ bt: -1, n: "x/speed", v: 3, t: 0.25 }], [["x/speed", "", now - 750, 3]]],
  ["2^28 s is absolute", [{ n: "x/speed", v: 3, t: 2 ** 28 }], [["x/speed", "", 2 ** 28 * 1000, 3]]],
  [
    "base name, time, unit and value hold from their record on",
    [
      { bn: "athlete:a1/", bt: s, bu: "m/s", bv: 10, n: "speed", v: 1 },
      { n: "speed", t: 1, v: 2 },
      { bn: "athlete:a2/", n: "speed", t: 2, v: 3, u: "km/h" },
      { n: "speed", bv: 0, v: 4 },
    ],
    [
      ["athlete:a1/speed", "m/s", s * 1000, 11],
      ["athlete:a1/speed", "m/s", (s + 1) * 1000, 12],
      ["athlete:a2/speed", "km/h", (s + 2) * 1000, 13],
      ["athlete:a2/speed", "m/s", s * 1000, 4],
    ],
  ],
  [
    "a whole name may be the base",
    [
      { bn: "x/speed", v: 3, t: s },
      { v: 4, t: s + 1 },
    ],
    [
      ["x/speed", "", s * 1000, 3],
      ["x/speed", "", (s + 1) * 1000, 4],
    ],
  ],
  [
    "base fields alone set the scene",
    [
      { bn: "x/", bt: s, bver: 10 },
      { n: "speed", v: 1 },
    ],
    [["x/speed", "", s * 1000, 1]],
  ],
  ["a base value stands for a missing one", [{ bv: 7, n: "x/speed", t: s }], [["x/speed", "", s * 1000, 7]]],
  ["a base value leaves words alone", [{ bv: 7, n: "x/phase", t: s, vs: "up" }], [["x/phase", "", s * 1000, "up"]]],
  ["true and false are values", [{ n: "x/on", t: s, vb: false }], [["x/on", "", s * 1000, false]]],
  ["no value is none", [{ n: "x/speed", t: s }], [["x/speed", "", s * 1000, undefined]]],
  ["two values are none", [{ n: "x/speed", t: s, v: 1, vs: "1" }], [["x/speed", "", s * 1000, undefined]]],
  ["an endless time is no time", [{ n: "x/speed", bt: 1e308, t: 1e308, v: 1 }], [["x/speed", "", Number.NaN, 1]]],
])("resolves: %s", (_what, pack, expected) => {
  expect(resolveSenml(pack, now).map(({ name, unit, time, value }) => [name, unit, time, value])).toEqual(expected);
});

test.each([
  ["not JSON", "speed=3", "json"],
  ["NaN", '[{"n":"x/speed","v":NaN}]', "json"],
  ["nothing", "", "json"],
  ["a record outside a pack", '{"n":"x/speed","v":3}', "schema"],
  ["an empty pack", "[]", "schema"],
  ["a value of the wrong type", '[{"n":"x/speed","v":"3"}]', "schema"],
  ["nested rubbish", "[".repeat(20_000) + "]".repeat(20_000), "size"],
  ["deep nesting", "[".repeat(16_000) + "]".repeat(16_000), "schema"],
  ["too many records", JSON.stringify(Array.from({ length: 257 }, () => ({ n: "x/speed", v: 1 }))), "schema"],
  ["a later version", '[{"bver":11,"n":"x/speed","v":3}]', "version"],
  ["a field that must be understood", '[{"n":"x/speed","v":3,"cal_":1}]', "extension"],
  ["too many bytes", " ".repeat(SENML_MAX_BYTES) + "[]", "size"],
])("refuses %s", (_what, text, reason) => {
  expect(parseSenml(Buffer.from(text))).toBe(reason);
});

test("fields that need not be understood are passed over", () => {
  expect(parseSenml(Buffer.from('[{"n":"x/speed","v":3,"ut":5,"sensor":"b"}]'))).toEqual([{ n: "x/speed", v: 3 }]);
});
