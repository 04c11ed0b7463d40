import type { Browser, Page } from "playwright";

/** Opens the wall, and waits until six pictures play and have had `settleMs` to come in step. */
export async function openLiveWall(browser: Browser, address: string, settleMs: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(
    () => {
      const videos = [...document.querySelectorAll<HTMLVideoElement>("[data-feed] video")];
      return videos.length >= 6 && videos.every((video) => !video.paused && video.readyState >= 3);
    },
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(settleMs);
  return page;
}
