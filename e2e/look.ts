import type { Frame, Page } from "@playwright/test";
import { expect } from "./stage.ts";

/**
 * Compares how a page looks with what was looked at and found right (`e2e/looks/`). After a change that is wanted:
 * `npm run e2e -- NAME --update-snapshots`, and look again.
 */

/** What differs from run to run keeps its place and is not drawn. */
const UNSEEN = "video { opacity: 0 !important } time { visibility: hidden !important }";
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
      frame.getByRole("slider", { name: "Time" }).locator(".."),
      frame.getByRole("button", { name: /^(?:In sync|Catching up)/ }),
    ]),
    maskColor: "#808080",
    maxDiffPixels: MOST_PIXELS,
  });
}
