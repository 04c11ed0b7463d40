import type { Frame, Locator, Page } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "./stage.ts";

/**
 * Compares how a page looks, and what it tells, with what was looked at and found right (`e2e/looks/`). After a change
 * that is wanted: `npm run e2e -- NAME --update-snapshots`, and look again.
 */

/** What differs from run to run keeps its place and is not drawn. */
const UNSEEN = `
  video { opacity: 0 !important }
  time { visibility: hidden !important }
  footer button:has([data-centre]) { inline-size: 11.5rem !important; overflow: clip !important }`;
/** The edges of letters differ by some hundred points; a button that is missing is more than that. */
const MOST_PIXELS = 400;

/** @param frames where pictures and times stand, if not in the page itself */
export async function compareLook(page: Page, name: string, frames: readonly (Page | Frame)[] = [page]): Promise<void> {
  // Fonts are drawn otherwise on other systems.
  if (process.platform !== "linux") return;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1200);
  for (const frame of frames)
    await frame.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, UNSEEN);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, {
    mask: frames.flatMap((frame) => [
      // By what it is: its name has its language.
      frame.locator("footer [role=slider]").locator(".."),
      frame.locator("footer button:has([data-centre])"),
    ]),
    maskColor: "#808080",
    maxDiffPixels: MOST_PIXELS,
  });
}

/** Once it is as it was found right, or after so long of not being that. */
const TOLD_MS = 5000;

/** What a part of the page tells, but for its times and measures. */
export async function compareTold(part: Locator, name: string): Promise<void> {
  const file = `${name}.yml`;
  const known = test.info().snapshotPath(file);
  const right = existsSync(known) ? readFileSync(known, "utf8") : null;
  const until = Date.now() + TOLD_MS;
  let told = still(await part.ariaSnapshot());
  while (told !== right && Date.now() < until) {
    await part.page().waitForTimeout(200);
    told = still(await part.ariaSnapshot());
  }
  expect.soft(told).toMatchSnapshot(file);
}

const still = (told: string): string =>
  told
    .replaceAll(/\d+(?:[:.]\d+)+/g, "0:00")
    .replaceAll(/(?:under )?[+−]?[\d:.]+ ms/g, "0 ms")
    .replaceAll(/\b\d[\d,]* of \d[\d,]*\b/g, "0 of 0")
    .replaceAll(/\d+p /g, "0p ")
    .replaceAll(/about [\d.,]+ [MG]B an hour/g, "about 0 MB an hour")
    .replaceAll(/for \d+ minutes/g, "for 0 minutes")
    .replaceAll(/\w+day,? \d+ \w+/g, "Someday");
