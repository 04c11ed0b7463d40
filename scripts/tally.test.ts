import { expect, test } from "vitest";
import { sumOf, tallyOfPlaywright, tallyOfVitest } from "./tally.ts";

test("failed tests count, and a file that could not be loaded too", () => {
  const testResults = [
    { status: "passed", assertionResults: [{}, {}] },
    { status: "failed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
  ];
  expect(tallyOfVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
});

test("what passed at a second try, where a test asks for one, has passed", () => {
  expect(tallyOfPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 } })).toEqual({
    passed: 8,
    failed: 1,
  });
});

test("another report than these is refused", () => {
  expect(() => tallyOfVitest({})).toThrow();
  expect(() => tallyOfPlaywright({ stats: {} })).toThrow();
});

test("sums", () => {
  expect(
    sumOf([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2 });
});
