import { expect, test } from "vitest";
import { explainClass, explainSport } from "./classes.ts";

test.each([
  ["LW12-2", "Sits to ski, with full control of the trunk. The legs are impaired."],
  ["lw 12-2", "Sits to ski, with full control of the trunk. The legs are impaired."],
  ["LW12/1", "Sits to ski, with full control of the trunk. The legs are impaired."],
  ["LW10.5", "Sits to ski, with limited control of the trunk; sitting is stable."],
  ["LW5/7-2", "Stands to ski without poles. Both arms are impaired."],
  ["LW57-2", "Stands to ski without poles. Both arms are impaired."],
  ["LW6/8-1", "Stands to ski with one pole. One arm is impaired."],
  ["LW9-1", "Stands to ski. An arm and a leg are impaired."],
  ["AS2", "Has very low vision: sees movement close by, or a very narrow field. Skis with a guide."],
  ["SBLL1", "Stands to ride. One leg is strongly impaired, as above the knee, or both together."],
  ["SB-LL2", "Stands to ride. One leg or both are impaired, less than in SB-LL1, as below the knee."],
])("%s", (sportClass, said) => {
  expect(explainClass(sportClass)).toBe(said);
});

test.each(["", "LW13", "LW1-9", "AS5", "constructor", "T54"])("of %o nothing is said", (sportClass) => {
  expect(explainClass(sportClass)).toBeNull();
});

test("sports of one class explain themselves, others do not", () => {
  expect(explainSport("IHO")).toMatch(/sledge/);
  expect(explainSport("ALP")).toBeNull();
});
