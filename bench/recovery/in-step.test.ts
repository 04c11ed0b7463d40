import { expect, test } from "vitest";
import { backAfterMs, type StepSample } from "./in-step.ts";

const samples = (steps: string): StepSample[] =>
  [...steps].map((step, index) => ({ feed: "one", at: 1000 + index * 50, inStep: step === "+" }));

test("a feed is back with the first sample after the last that was out of step", () => {
  expect(backAfterMs(samples("--+-+++"), "one", 1000)).toBe(200);
});

test("what came before the source returned does not count", () => {
  expect(backAfterMs(samples("---++++"), "one", 1150)).toBe(0);
});

test("a feed that is not back has no time", () => {
  expect(backAfterMs(samples("++++--"), "one", 1000)).toBeNull();
});

test("another feed's steps do not count", () => {
  expect(backAfterMs([...samples("++++"), { feed: "other", at: 1100, inStep: false }], "one", 1000)).toBe(0);
});
