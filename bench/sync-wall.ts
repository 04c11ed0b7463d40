import type { Browser, Page } from "playwright";
import { median, percentile } from "./figures.ts";
import type { HarnessFeed, HarnessReport } from "./harness/protocol.ts";
import { startLooking, takeLooks } from "./picture-probe.ts";
import { shownSpread } from "./shown-spread.ts";
import type { StallingProxy } from "./stalling-proxy.ts";

/** One wall of tiles in a real browser, watched for a while. */
export interface WallOptions {
  browser: Browser;
  pageUrl: string;
  timeUrl: string;
  /** Six that play, and one to swap in. */
  feeds: readonly HarnessFeed[];
  spare: HarnessFeed;
  fps: number;
  loopMs: number;
  latencyMs: number;
  seconds: number;
}

export interface WallFigures {
  phaseP50: number;
  phaseP95: number;
  shownP95Ms: number;
  shownP95Refreshes: number;
  refreshMs: number;
  instants: number;
  looks: number;
  mismatches: number;
  stalls: number;
  dropped: number;
  latencyMs: number;
}

/** Back in step later than this, a trace of the way there is printed. */
const BUDGET_MS = 1000;
const SETTLE_MS = 8000;
const LOOK_EVERY_MS = 500;
const WINDOW = { width: 1280, height: 720 };

async function openWall(
  { browser, pageUrl, timeUrl, feeds, latencyMs }: WallOptions,
  controlled: boolean,
): Promise<Page> {
  const page = await browser.newPage({ viewport: WINDOW });
  page.once("pageerror", (error) => console.error(`  page: ${error.message}`));
  await page.goto(pageUrl);
  await page.evaluate((options) => harness.start(options), {
    feeds: [...feeds],
    timeUrl,
    latencyMs,
    controlled,
    sound: controlled,
  });
  await page.waitForFunction(
    () => [...document.querySelectorAll("video")].every((video) => video.readyState >= 3 && video.currentTime > 1e6),
    undefined,
    {
      timeout: 60_000,
    },
  );
  await page.waitForTimeout(SETTLE_MS);
  return page;
}

async function watchWall(page: Page, { fps, loopMs, seconds }: WallOptions): Promise<WallFigures> {
  await startLooking(page, { everyMs: LOOK_EVERY_MS });
  await page.evaluate(() => harness.take());
  const reports: HarnessReport[] = [];
  const frameMs = 1000 / fps;
  let looks = 0;
  let mismatches = 0;
  for (let left = seconds; left > 0; left -= 5) {
    await page.waitForTimeout(Math.min(left, 5) * 1000);
    reports.push(await page.evaluate(() => harness.take()));
    for (const look of await takeLooks(page, () => ({ loopMs, frameMs }), { live: false })) {
      looks += 1;
      // A canvas may get the picture after the one that the callback was told of, never another.
      const off = look.pictured === null ? Number.POSITIVE_INFINITY : look.pictured - look.mediaTime * 1000;
      if (Math.abs(off) > 1.5 * frameMs) mismatches += 1;
    }
  }
  const tiles = (reports[0]?.tiles ?? []).map((_, tile) =>
    reports.flatMap((report) => report.tiles[tile]?.frames ?? []),
  );
  const { spreadsMs } = shownSpread(tiles, fps);
  const refreshMs = median(reports.flatMap(({ refreshes }) => refreshes));
  const phases = reports.flatMap((report) => report.phases);
  const last = reports.at(-1);
  const sum = (of: (tile: HarnessReport["tiles"][number]) => number) =>
    (last?.tiles ?? []).reduce((total, tile) => total + of(tile), 0);
  return {
    phaseP50: percentile(phases, 0.5),
    phaseP95: percentile(phases, 0.95),
    shownP95Ms: percentile(spreadsMs, 0.95),
    // A picture appears at a refresh or at another, so the distance is a whole number of them.
    shownP95Refreshes: percentile(
      spreadsMs.map((ms) => Math.round(ms / refreshMs)),
      0.95,
    ),
    refreshMs,
    instants: spreadsMs.length,
    looks,
    mismatches,
    stalls: sum(({ stats }) => stats.stalls),
    dropped: sum(({ stats }) => stats.droppedFrames),
    latencyMs: last?.latencyMs ?? Number.NaN,
  };
}

/** Our controller at work. */
export async function controlledWall(
  options: WallOptions,
  proxy: StallingProxy,
  stalledTile: number,
): Promise<WallFigures & { swaps: number[]; stallRecoveries: number[] }> {
  const page = await openWall(options, true);
  try {
    const figures = await watchWall(page, options);
    const swaps: number[] = [];
    const swapped = stalledTile === 0 ? 1 : 0;
    for (const feed of [options.spare, options.feeds[swapped] ?? options.spare, options.spare]) {
      const { ms, offs } = await page.evaluate(({ tile, next }) => harness.swap(tile, next), {
        tile: swapped,
        next: feed,
      });
      if (ms === null || ms > BUDGET_MS) console.error(`  late in step after a swap (${ms} ms): ${offs.join(" ")}`);
      swaps.push(ms ?? Number.POSITIVE_INFINITY);
      await page.waitForTimeout(3000);
    }
    const stallRecoveries: number[] = [];
    for (let times = 0; times < 3; times++) {
      await proxy.stall(2000);
      const { ms, offs } = await page.evaluate((tile) => harness.untilInStep(tile, 10_000), stalledTile);
      if (ms === null || ms > BUDGET_MS) console.error(`  late in step after a stall (${ms} ms): ${offs.join(" ")}`);
      stallRecoveries.push(ms ?? Number.POSITIVE_INFINITY);
      await page.waitForTimeout(4000);
    }
    return { ...figures, swaps, stallRecoveries };
  } finally {
    await page.close();
  }
}

/** The same page, each engine with its own live sync. */
export async function uncontrolledWall(options: WallOptions): Promise<WallFigures> {
  const page = await openWall(options, false);
  try {
    return await watchWall(page, options);
  } finally {
    await page.close();
  }
}
