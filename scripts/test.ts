import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sumOf, tallyOfPlaywright, tallyOfVitest, type Tally } from "./tally.ts";

/** `npm test`: the checks, the tests beside their subjects, and the wall in a real browser. Ends in one line of counts. */
const root = resolve(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "vedetta-test-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

function run(title: string, command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(join(root, "node_modules", ".bin", command), args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** What a report says; a run that failed without a failed test in its report counts as one. */
function tally(fine: boolean, report: string, read: (report: unknown) => Tally): Tally {
  let counted: Tally = { passed: 0, failed: 0 };
  try {
    counted = read(JSON.parse(readFileSync(report, "utf8")));
  } catch (error) {
    console.error(`No report was written (${String(error)}).`);
    return { passed: 0, failed: 1 };
  }
  return { passed: counted.passed, failed: fine ? counted.failed : Math.max(1, counted.failed) };
}

const checked = run("check", "node", ["scripts/check.ts"]);
const unit = run("tests beside their subjects", "vitest", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${vitestReport}`,
]);
const wall = run(
  "the wall in a browser",
  "playwright",
  ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"],
  {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  },
);
const { passed, failed } = sumOf([
  { passed: 0, failed: checked ? 0 : 1 },
  tally(unit, vitestReport, tallyOfVitest),
  tally(wall, playwrightReport, tallyOfPlaywright),
]);
rmSync(reports, { recursive: true });
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
