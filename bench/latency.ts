/**
 * Camera to screen: how old is a picture when it is shown? The camera's instant is read from the picture's timecode,
 * the screen's from the frame callback's expected display time; both clocks are this machine's.
 */
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { median, percentile, printFigures, printTable } from "./figures.ts";
import { openLiveWall } from "./live-wall.ts";
import { startLooking, takeLooks } from "./picture-probe.ts";
import { LOOPS } from "../rehearsal/scenario/feeds.ts";

const SECONDS = Number(process.env["VEDETTA_BENCH_SECONDS"] ?? 180);
const FRAME_MS = 40;

const backend = await startBackend({ basePort: 9300 });
const browser = await launchChromium();
try {
  await untilLive(backend, 600_000);
  const page = await openLiveWall(browser, backend.base, 5000);

  await page.evaluate(() => {
    const counts: Record<string, number> = {};
    (globalThis as Record<string, unknown>)["__stalls"] = counts;
    for (const video of document.querySelectorAll<HTMLVideoElement>("[data-feed] video")) {
      const feed = video.closest("[data-feed]")?.getAttribute("data-feed") ?? "";
      counts[feed] = 0;
      video.addEventListener("waiting", () => (counts[feed] = (counts[feed] ?? 0) + 1));
    }
  });
  await startLooking(page, { everyMs: 2000 });
  const ages = new Map<string, number[]>();
  const agesOf = (feed: string) => ages.get(feed) ?? (ages.set(feed, []), ages.get(feed) ?? []);
  let unread = 0;
  for (let left = SECONDS; left > 0; left -= 10) {
    await page.waitForTimeout(Math.min(left, 10) * 1000);
    for (const look of await takeLooks(page, (feed) => ({
      loopMs: LOOPS[feed as keyof typeof LOOPS],
      frameMs: FRAME_MS,
    }))) {
      if (look.pictured === null) unread++;
      else agesOf(look.feed).push(look.shownAt - look.pictured);
    }
  }
  const stalls = await page.evaluate(() => (globalThis as unknown as { __stalls: Record<string, number> }).__stalls);

  const lines = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLVideoElement>("[data-feed] video")].map((video) => [
        video.closest("[data-feed]")?.getAttribute("data-feed") ?? "",
        video.videoHeight,
      ]),
    ),
  );

  printTable(
    [...ages].map(([feed, values]) => ({
      feed,
      looks: values.length,
      "p50 ms": Math.round(median(values)),
      "p95 ms": Math.round(percentile(values, 0.95)),
      "max ms": Math.round(Math.max(...values)),
      stalls: stalls[feed] ?? 0,
      lines: lines[feed] ?? 0,
    })),
  );
  const all = [...ages.values()].flat();
  printFigures({
    tiles: ages.size,
    unread_timecodes: unread,
    latency_p50_ms: Math.round(median(all)),
    latency_p95_ms: Math.round(percentile(all, 0.95)),
    stalls: Object.values(stalls).reduce((sum, count) => sum + count, 0),
  });
} finally {
  await browser.close();
  await backend.close();
}
