import type { Page } from "@playwright/test";
import { expect, test } from "./stage.ts";

/** The wall in the hand: one main picture, a strip that is swiped or stepped through, and no more data than is wanted. */
test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

const loaded = (page: Page) =>
  page
    .locator("[data-feed]")
    .evaluateAll((tiles) =>
      tiles
        .filter((tile) => (tile.querySelector("video")?.readyState ?? 0) > 1)
        .map((tile) => (tile as HTMLElement).dataset["feed"]),
    );
const steps = (page: Page) => page.getByRole("group", { name: "Other cameras" });

test("only pictures near the window are loaded; the strip moves by buttons too", async ({ page, backend }) => {
  await page.goto(backend.base);
  await expect.poll(() => loaded(page)).toContain("sync-1");
  await expect.poll(() => loaded(page)).toContain("sync-2");
  await expect(steps(page)).toContainText("Other cameras, 1 to 3 of 5");
  await page.waitForTimeout(6000);
  expect(await loaded(page)).not.toContain("sync-6");
  const forth = steps(page).getByRole("button", { name: "More cameras" });
  await expect(steps(page).getByRole("button", { name: "Earlier cameras" })).toHaveAttribute("aria-disabled", "true");
  for (let step = 0; step < 4 && (await forth.getAttribute("aria-disabled")) === null; step++) {
    await forth.tap();
    await page.waitForTimeout(800);
  }
  await expect(steps(page)).toContainText("of 5");
  await expect(forth).toHaveAttribute("aria-disabled", "true");
  await expect.poll(() => loaded(page)).toContain("sync-6");
  await expect.poll(() => loaded(page)).not.toContain("sync-2");
  expect(await loaded(page)).toContain("sync-1");

  // By keyboard the one that gets the focus comes into sight.
  await page.locator('[data-feed="sync-2"] button').first().focus();
  await expect(page.locator('[data-feed="sync-2"]')).toBeInViewport();
});

test("a device that asks to save data gets the main picture, and the others by name", async ({ page, backend }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) }),
  );
  await page.goto(backend.base);
  await expect.poll(() => loaded(page)).toEqual(["sync-1"]);
  const second = page.locator('[data-feed="sync-2"]');
  await expect(second).toContainText("Data saver");
  await expect(second.getByRole("button")).toHaveAccessibleName(/Data saver/);
  await second.getByRole("button").tap();
  await expect.poll(() => loaded(page)).toEqual(["sync-2"]);

  // The viewer has the last word.
  await page.getByRole("button", { name: "Settings" }).tap();
  const saver = page.getByRole("checkbox", { name: "Save data" });
  await expect(saver).toBeChecked();
  await saver.uncheck();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
  await expect.poll(() => loaded(page)).toContain("sync-1");
});

test("nothing stands under a notch", async ({ page, backend, context }) => {
  await page.goto(backend.base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setSafeAreaInsetsOverride", { insets: { top: 47, bottom: 34, left: 20 } });
  const boxOf = async (name: string) =>
    (await page.getByRole("button", { name }).first().boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await expect.poll(async () => (await boxOf("Settings")).y).toBeGreaterThanOrEqual(47);
  const pause = await boxOf("Pause");
  expect(pause.y + pause.height).toBeLessThanOrEqual(844 - 34);
  expect(pause.x).toBeGreaterThanOrEqual(20);
});

test("the screen stays on while pictures play, and not when nobody looks at them", async ({ page, backend }) => {
  await page.addInitScript(() => {
    const locks = { held: 0 };
    Object.assign(globalThis, { locks });
    const request = async () => {
      locks.held++;
      const lock = {
        released: false,
        async release() {
          if (!lock.released) locks.held--;
          lock.released = true;
        },
      };
      return lock;
    };
    Object.defineProperty(Navigator.prototype, "wakeLock", { get: () => ({ request }) });
  });
  const held = () => page.evaluate(() => (globalThis as unknown as { locks: { held: number } }).locks.held);
  await page.goto(backend.base);
  await expect.poll(held).toBe(1);
  await page.getByRole("button", { name: "Pause", exact: true }).tap();
  await expect.poll(held).toBe(0);
  await page.getByRole("button", { name: "Play", exact: true }).tap();
  await expect.poll(held).toBe(1);
  await page.goto(`${backend.base}?layout=listen`);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await page.waitForTimeout(2500);
  expect(await held()).toBe(0);
});
