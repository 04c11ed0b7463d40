import * as v from "valibot";

export interface Tally {
  passed: number;
  failed: number;
}

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  /** A file that cannot even be loaded has no tests to fail. */
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

/** Counts of `vitest --reporter=json`. */
export function tallyOfVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, testResults } = v.parse(VitestReport, report);
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
});

/** Counts of Playwright's JSON reporter. Only tests that say so are tried again; what passes then has passed. */
export function tallyOfPlaywright(report: unknown): Tally {
  const { expected, unexpected, flaky } = v.parse(PlaywrightReport, report).stats;
  return { passed: expected + flaky, failed: unexpected };
}

export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
