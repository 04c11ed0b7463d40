import lighthouse from "lighthouse";
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { median, printFigures, printTable } from "./figures.ts";

/**
 * `npm run bench -- lighthouse [runs] [base port]`: the built app before the real services, as Lighthouse's phone sees it
 * (its own throttling of network and processor). Medians of the runs.
 *
 * A live wall never stops loading, so the measuring ends a fixed time after the page's load event instead of when the
 * network falls silent; everything that happens until then counts.
 */
const runs = Number(process.argv[2] ?? 3);
const basePort = Number(process.argv[3] ?? 8600);
const debugPort = basePort + 95;
/** Of a hundred. */
const BAR = 95;
const MAX_LOAD_MS = 20_000;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const METRICS = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "total-blocking-time",
  "cumulative-layout-shift",
  "speed-index",
] as const;

const backend = await startBackend({ basePort, profile: "sync25" });
try {
  await untilLive(backend, 120_000);
  const scores: Record<string, number>[] = [];
  for (let run = 0; run < runs; run++) {
    // A fresh profile each time: whoever comes for the first time has nothing kept.
    const browser = await launchChromium([`--remote-debugging-port=${debugPort}`]);
    try {
      const result = await lighthouse(backend.base, {
        port: debugPort,
        onlyCategories: [...CATEGORIES],
        formFactor: "mobile",
        maxWaitForLoad: MAX_LOAD_MS,
        logLevel: "error",
      });
      if (!result) throw new Error("Lighthouse gave no report");
      const { categories, audits } = result.lhr;
      const score = Object.fromEntries(
        CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? Number.NaN) * 100)]),
      );
      scores.push(score);
      const values = Object.fromEntries(METRICS.map((name) => [name, audits[name]?.numericValue ?? Number.NaN]));
      printTable([{ run: run + 1, ...score, ...values }]);
      const lost = CATEGORIES.flatMap((name) =>
        (categories[name]?.auditRefs ?? [])
          .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
          .map(({ id }) => ({ category: name, audit: id, says: audits[id]?.displayValue ?? audits[id]?.title ?? "" })),
      );
      if (lost.length > 0) printTable(lost);
    } finally {
      await browser.close();
    }
  }
  const of = (name: string) => median(scores.map((score) => score[name] ?? Number.NaN));
  const figures = {
    performance: of("performance"),
    accessibility: of("accessibility"),
    best_practices: of("best-practices"),
    seo: of("seo"),
  };
  printFigures(figures);
  process.exitCode = Object.values(figures).every((figure) => figure >= BAR) ? 0 : 1;
} finally {
  await backend.close();
}
