import type { Page } from "playwright";

/** What a page's sync meter says of one feed at an instant (performance.timeOrigin + performance.now, ms). */
export interface StepSample {
  feed: string;
  at: number;
  /** A picture is on its tile, at most a frame from the wall's playhead. */
  inStep: boolean;
}

const EVERY_MS = 50;
const FRAME_MS = 40;

/** Opens the wall's own meter and takes down, twenty times a second, which tiles are in step. */
export async function watchSteps(page: Page): Promise<void> {
  await page.keyboard.press("s");
  await page.locator("[data-meter]").first().waitFor();
  await page.evaluate(
    ({ everyMs, frameMs }) => {
      const samples: { feed: string; at: number; inStep: boolean }[] = [];
      Object.assign(globalThis, { __steps: samples });
      setInterval(() => {
        const at = performance.timeOrigin + performance.now();
        for (const tile of document.querySelectorAll<HTMLElement>("[data-feed]")) {
          const feed = tile.dataset["feed"] ?? "";
          const row = document.querySelector<HTMLElement>(`[data-meter="${feed}"]`);
          const off = Number.parseFloat(row?.dataset["offMs"] ?? "");
          const inStep = tile.dataset["face"] === "picture" && Math.abs(off) <= frameMs;
          samples.push({ feed, at, inStep });
        }
      }, everyMs);
    },
    { everyMs: EVERY_MS, frameMs: FRAME_MS },
  );
}

/** What was taken down since the last call. */
export const takeSteps = (page: Page): Promise<StepSample[]> =>
  page.evaluate(() => (globalThis as unknown as { __steps: StepSample[] }).__steps.splice(0));

/** From `since` until the feed was in step for good, ms; null where it still is not. 0: it never fell out. */
export function backAfterMs(samples: readonly StepSample[], feed: string, since: number): number | null {
  const own = samples.filter((sample) => sample.feed === feed && sample.at >= since);
  const lastOut = own.findLastIndex(({ inStep }) => !inStep);
  if (lastOut === -1) return 0;
  const next = own[lastOut + 1];
  return next ? next.at - since : null;
}
