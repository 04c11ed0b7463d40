import type { Page } from "@playwright/test";
import { expect, test } from "./stage.ts";

/** The wall on a phone, by touch alone. */
test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

const tile = (page: Page, feed: string) => page.locator(`[data-feed="${feed}"]`);

test("a tap makes a tile the main picture, pauses and plays", async ({ page, backend }) => {
  await page.goto(backend.base);
  await expect(tile(page, "sync-1")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
  await expect(tile(page, "sync-2")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
  await tile(page, "sync-2").getByRole("button").first().tap();
  await expect(tile(page, "sync-2")).toHaveAttribute("data-main", "true");
  await expect(page.locator("[data-main=true]")).toHaveCount(1);

  await page.getByRole("button", { name: "Pause", exact: true }).tap();
  const video = tile(page, "sync-2").locator("video");
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
  await page.getByRole("button", { name: "Play", exact: true }).tap();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);

  // Everything that is pressed is large enough for a finger.
  const small = await page.getByRole("button").evaluateAll((buttons) =>
    buttons
      .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({ name, box }) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
