/**
 * Interaction to next paint of a change of layout with six pictures playing, beside a page that has nothing to do
 * (Event Timing: from the press of the key to the frame that shows what came of it, in steps of 8 ms).
 * And how long "What is happening here?" takes to be answered. VEDETTA_BENCH_CHANGES says how many.
 */
import type { Page } from "playwright";
import { beginRace } from "../e2e/odf.ts";
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { percentile, printFigures } from "./figures.ts";
import { openLiveWall } from "./live-wall.ts";

const CHANGES = Number(process.env["VEDETTA_BENCH_CHANGES"] ?? 36);
const PAUSE_MS = 1200;
const QUESTIONS = 10;
const GIVE_UP_MS = 10_000;
/** The least that browsers tell; what is quicker counts as this. */
const LEAST_MS = 16;
/** Interactions to next paint take the 98th percentile of a page's interactions, of few the longest. */
const SHARE = 0.98;
const LAYOUT_BAR_MS = 100;
const ANSWER_BAR_MS = 1000;

async function pressed(page: Page, key: string): Promise<number[]> {
  await page.evaluate((least) => {
    const longest = new Map<number, number>();
    Object.assign(globalThis, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { interactionId: number; duration: number }[])
        if (entry.interactionId > 0)
          longest.set(entry.interactionId, Math.max(entry.duration, longest.get(entry.interactionId) ?? 0));
    }).observe({ type: "event", durationThreshold: least, buffered: false } as PerformanceObserverInit);
  }, LEAST_MS);
  for (let count = 0; count < CHANGES; count++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(PAUSE_MS);
  }
  const told = await page.evaluate(() => [
    ...(globalThis as unknown as { longest: Map<number, number> }).longest.values(),
  ]);
  return [...told, ...Array.from({ length: Math.max(0, CHANGES - told.length) }, () => LEAST_MS)];
}

/** From the press of W to its answer on the page, ms; the page's own clock. */
async function asked(page: Page): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; count < QUESTIONS; count++) {
    const answered = page.evaluate(
      (giveUpMs) =>
        new Promise<number>((resolve) => {
          let pressedAt = 0;
          addEventListener("keydown", () => (pressedAt = performance.now()), { once: true, capture: true });
          const seen = new MutationObserver(() => {
            if (pressedAt > 0 && document.querySelector("[data-answer]")) done(performance.now() - pressedAt);
          });
          const done = (ms: number) => {
            seen.disconnect();
            resolve(ms);
          };
          seen.observe(document.body, { childList: true, subtree: true });
          setTimeout(() => done(giveUpMs), giveUpMs);
        }),
      GIVE_UP_MS,
    );
    await page.waitForTimeout(50);
    await page.keyboard.press("w");
    took.push(await answered);
    await page.locator("[data-answer] button").click();
    await page.waitForTimeout(500);
  }
  return took;
}

const backend = await startBackend({ basePort: 9870, profile: "sync25" });
const browser = await launchChromium();
try {
  await untilLive(backend, 300_000);
  await beginRace(backend);
  const idle = await browser.newPage();
  await idle.setContent("<!doctype html><title>idle</title><p>0</p>");
  await idle.evaluate(() => {
    addEventListener("keydown", () => {
      const line = document.querySelector("p");
      if (line) line.textContent = String(Number(line.textContent) + 1);
    });
  });
  const wall = await openLiveWall(browser, backend.base, 8000);
  const layouts = await pressed(wall, "v");
  const answers = await asked(wall);
  // The wall goes on playing behind it: what the machine is slow at, it is slow at here too.
  await idle.bringToFront();
  const nothing = await pressed(idle, "v");
  const layoutMs = percentile(layouts, SHARE);
  printFigures({
    layout_inp_ms: layoutMs,
    layout_median_ms: percentile(layouts, 0.5),
    idle_inp_ms: percentile(nothing, SHARE),
    idle_median_ms: percentile(nothing, 0.5),
    answer_max_ms: Math.max(...answers),
    answer_median_ms: percentile(answers, 0.5),
    changes: CHANGES,
  });
  process.exitCode = layoutMs <= LAYOUT_BAR_MS && Math.max(...answers) <= ANSWER_BAR_MS ? 0 : 1;
} finally {
  await browser.close();
  await backend.close();
}
