import { expect, test } from "vitest";
import { instantOf } from "./picture-probe.ts";

test.each([
  { phase: 1000, near: 65_500, expected: 65_000 },
  { phase: 63_960, near: 64_500, expected: 63_960 },
  { phase: 0, near: 64_000, expected: 64_000 },
])("a picture of phase $phase seen at $near was taken at $expected", ({ phase, near, expected }) => {
  expect(instantOf(phase, 64_000, near)).toBe(expected);
});
