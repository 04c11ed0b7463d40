/**
 * As far back as it goes: waits until ten minutes are recorded, opens a wall, goes to the beginning and live again.
 * VEDETTA_BENCH_SECONDS shortens the recording.
 */
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { printFigures } from "./figures.ts";
import { openLiveWall } from "./live-wall.ts";

/** A little more than the origin keeps, so that its oldest segments have gone. */
const SECONDS = Number(process.env["VEDETTA_BENCH_SECONDS"] ?? 630);
const GIVE_UP_MS = 20_000;
const NEAR_MS = 40;

const backend = await startBackend({ basePort: 9800, profile: "sync25" });
const browser = await launchChromium();
try {
  await untilLive(backend, 300_000);
  await new Promise((done) => setTimeout(done, SECONDS * 1000));
  const page = await openLiveWall(browser, backend.base, 5000);
  /** Behind now and apart from each other, ms, once every picture moves within a frame of the others. */
  const settled = async (isThere: (behindMs: number) => boolean) => {
    const begun = performance.now();
    for (;;) {
      const { now, at } = await page.evaluate(() => ({
        now: Date.now(),
        at: [...document.querySelectorAll<HTMLVideoElement>("[data-feed] video")].map((video) =>
          video.readyState >= 3 && !video.seeking && !video.paused ? video.currentTime * 1000 : Number.NaN,
        ),
      }));
      const spreadMs = Math.max(...at) - Math.min(...at);
      const behindMs = now - (at[0] ?? Number.NaN);
      const afterMs = performance.now() - begun;
      if (spreadMs <= NEAR_MS && isThere(behindMs)) return { spreadMs, behindMs, afterMs };
      if (afterMs > GIVE_UP_MS) throw new Error(`not in step after ${GIVE_UP_MS} ms: ${at.join(", ")}`);
      await page.waitForTimeout(50);
    }
  };
  await page.keyboard.press("Home");
  const oldest = await settled((behindMs) => behindMs > Math.min(SECONDS, 600) * 900);
  await page.keyboard.press("g");
  const live = await settled((behindMs) => behindMs < 3000);
  printFigures({
    rewound_s: Math.round(oldest.behindMs / 1000),
    rewind_ms: Math.round(oldest.afterMs),
    rewind_spread_ms: oldest.spreadMs,
    live_again_ms: Math.round(live.afterMs),
    live_spread_ms: live.spreadMs,
  });
} finally {
  await browser.close();
  await backend.close();
}
