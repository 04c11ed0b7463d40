import AxeBuilder from "@axe-core/playwright";
import type { Page, Route } from "@playwright/test";
import * as v from "valibot";
import { until, type Backend } from "../bench/backend.ts";
import { service } from "../contracts/routes.ts";
import { StatusReport } from "../contracts/status.ts";
import { expect, test } from "./stage.ts";

/** The wall by keyboard alone: six live cameras that move together. */

const tile = (page: Page, feed: string) => page.locator(`[data-feed="${feed}"]`);
/** Media time of every picture, read in one task; under DASH it is UTC in seconds. */
const positions = (page: Page) =>
  page
    .locator("[data-feed] video")
    .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime));
const spreadMs = (values: readonly number[]) => (Math.max(...values) - Math.min(...values)) * 1000;

async function openWall(page: Page, base: string, query = ""): Promise<void> {
  await page.goto(base + query);
  for (let number = 1; number <= 6; number++) {
    await expect(tile(page, `sync-${number}`)).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
  }
  await expect
    .poll(() =>
      page
        .locator("[data-feed] video")
        .evaluateAll((all) => all.every((one) => (one as HTMLVideoElement).videoWidth > 0)),
    )
    .toBe(true);
}

/** A camera whose recording is younger waits at its own beginning, and rightly so. */
async function untilRecorded(backend: Backend, ms: number): Promise<void> {
  await until(`${ms} ms of every camera are recorded`, 60_000, async () => {
    const answer: unknown = await (await fetch(backend.origin + service.status)).json();
    const { feeds } = v.parse(StatusReport, answer);
    return feeds.every(({ firstPictureAt = Number.POSITIVE_INFINITY }) => firstPictureAt < Date.now() - ms);
  });
}

test("six cameras come alive, and any of them becomes the main picture without loading again", async ({
  page,
  backend,
}) => {
  await openWall(page, backend.base);
  const loads = await tile(page, "sync-3")
    .locator("video")
    .evaluateHandle((video: HTMLVideoElement) => {
      const counted = { emptied: 0 };
      video.addEventListener("emptied", () => counted.emptied++);
      return counted;
    });
  await page.keyboard.press("3");
  await expect(tile(page, "sync-3")).toHaveAttribute("data-main", "true");
  await expect(page.locator("[data-main=true]")).toHaveCount(1);
  const at = await tile(page, "sync-3")
    .locator("video")
    .evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect
    .poll(() =>
      tile(page, "sync-3")
        .locator("video")
        .evaluate((video: HTMLVideoElement) => video.currentTime),
    )
    .toBeGreaterThan(at + 1);
  expect(await loads.evaluate(({ emptied }) => emptied)).toBe(0);
});

test("pictures come although the player comes late, and a camera's manifest later still", async ({ page, backend }) => {
  // Longer than a player waits before it tries again.
  const late = (ms: number) => async (route: Route) => {
    await new Promise((wake) => setTimeout(wake, ms));
    await route.continue();
  };
  await page.route(/shaka.*\.js$/, late(5000));
  await page.route(/sync-3\/.*\.mpd/, late(3500));
  await openWall(page, backend.base);
  const of = (feed: string) =>
    tile(page, feed)
      .locator("video")
      .evaluate((video: HTMLVideoElement) => video.currentTime);
  const at = await of("sync-3");
  await expect.poll(() => of("sync-3")).toBeGreaterThan(at + 2);
});

test("the wall pauses, goes back and goes live as one", async ({ page, backend }) => {
  await openWall(page, backend.base);
  await untilRecorded(backend, 16_000);
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect.poll(async () => spreadMs(await positions(page))).toBeLessThan(1);

  const [paused = 0] = await positions(page);
  await page.keyboard.press("j");
  await expect.poll(async () => (await positions(page)).every((at) => Math.abs(paused - 10 - at) < 0.1)).toBe(true);
  expect(spreadMs(await positions(page))).toBeLessThan(1);

  await page.keyboard.press("k");
  await expect.poll(async () => (await positions(page)).every((at) => at > paused - 9.5)).toBe(true);
  await expect.poll(async () => spreadMs(await positions(page))).toBeLessThan(40);
  await expect(page.getByText(/behind live/).first()).toBeVisible();

  await page.keyboard.press("g");
  await expect(page.getByText("At the live edge").first()).toBeVisible();
  await expect
    .poll(async () => (await positions(page)).every((at) => Date.now() / 1000 - at < 4), { timeout: 30_000 })
    .toBe(true);
});

test("keys open the sheet of keys and the sync meter, and give the focus back", async ({ page, backend }) => {
  await openWall(page, backend.base);
  const play = page.getByRole("button", { name: "Pause", exact: true });
  await play.focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(play).toBeFocused();
  await page.keyboard.press("s");
  await expect(page.locator("[data-meter]")).toHaveCount(6, { timeout: 10_000 });
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: /Sound\s*Muted/ })).toBeVisible();
});

test("Home goes to the beginning of the oldest recording, and the whole wall with it", async ({ page, backend }) => {
  await openWall(page, backend.base);
  await untilRecorded(backend, 12_000);
  const live = await positions(page);
  await page.locator("body").press("Home");
  // A camera that began later waits at its own beginning.
  await expect
    .poll(async () => (await positions(page)).every((at, index) => at < (live[index] ?? 0) - 5), { timeout: 30_000 })
    .toBe(true);
  await expect(page.getByText(/behind live/).first()).toBeVisible();
  await page.keyboard.press("g");
  await expect
    .poll(async () => (await positions(page)).every((at) => Date.now() / 1000 - at < 4), { timeout: 30_000 })
    .toBe(true);
});

test("the wall fills the screen, and the main picture leaves for a window of its own", async ({ page, backend }) => {
  await openWall(page, backend.base);
  const fills = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press("f");
  await expect.poll(fills).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(fills).toBe(false);

  const own = () =>
    page.evaluate(() => document.pictureInPictureElement?.closest("[data-feed]")?.getAttribute("data-feed") ?? null);
  await page.keyboard.press("p");
  await expect.poll(own).toBe("sync-1");
  await page.keyboard.press("2");
  await expect.poll(own).toBe("sync-2");
  await page.keyboard.press("p");
  await expect.poll(own).toBe(null);
});

test("by mouse: another main picture, ten seconds back, and live again", async ({ page, backend }) => {
  await openWall(page, backend.base);
  await untilRecorded(backend, 16_000);
  await tile(page, "sync-5").getByRole("button").first().click();
  await expect(tile(page, "sync-5")).toHaveAttribute("data-main", "true");
  await page.getByRole("button", { name: "Back 10 seconds" }).click();
  await expect(page.getByText(/behind live/).first()).toBeVisible();
  await expect.poll(async () => spreadMs(await positions(page))).toBeLessThan(40);
  await page.getByRole("button", { name: "Go live" }).click();
  await expect(page.getByText("At the live edge").first()).toBeVisible();
});

test("any camera can be listened to, and its sound plays in step", async ({ page, backend }) => {
  await page.addInitScript(() => {
    const heard = new Set<HTMLMediaElement>();
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.tagName === "AUDIO") heard.add(this);
      return play.call(this);
    };
    Object.assign(globalThis, { heard });
  });
  await openWall(page, backend.base);
  await page.keyboard.press("Shift+Digit3");
  await expect(page.getByRole("button", { name: /Sound.*Test camera 3/ })).toBeVisible();
  const sound = () =>
    page.evaluate(() => {
      const [audio] = (globalThis as unknown as { heard: Set<HTMLAudioElement> }).heard;
      const video = document.querySelector<HTMLVideoElement>('[data-feed="sync-3"] video');
      return audio && video
        ? {
            plays: !audio.paused && !audio.muted && audio.volume > 0,
            offMs: (audio.currentTime - video.currentTime) * 1000,
          }
        : null;
    });
  // Within what nobody notices between lips and voice (ITU-R BT.1359: 45 ms early, 125 ms late).
  await expect
    .poll(async () => {
      const at = await sound();
      return at !== null && at.plays && Math.abs(at.offMs) < 45;
    })
    .toBe(true);
});

test("the wall names every control, in dark and in light", async ({ page, backend }) => {
  await openWall(page, backend.base);
  const examine = async (what: string) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  };
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await examine(colorScheme);
    for (const key of ["?", "s"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(1000);
      await examine(`${colorScheme}, ${key}`);
      await page.keyboard.press("Escape");
    }
    for (const name of [/^Settings/, /^Sound/]) {
      await page.getByRole("button", { name }).first().click();
      await page.waitForTimeout(500);
      await examine(`${colorScheme}, ${String(name)}`);
      await page.keyboard.press("Escape");
    }
  }
});

test("the same wall plays over LL-HLS", async ({ page, backend }) => {
  await openWall(page, backend.base, "/?engine=hls");
  const before = await positions(page);
  await expect
    .poll(async () => (await positions(page)).every((at, index) => at > (before[index] ?? 0) + 3), { timeout: 30_000 })
    .toBe(true);
});
