import { WALLS_NAME, wallsText } from "../src/core/walls/saved-walls.ts";
import { chromium, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "../bench/chromium.ts";
import { aceFaults, axeFaults } from "../testing/accessibility/examine.ts";
import { changeBuild, type FrontDoor, openFrontDoor } from "./front-door.ts";
import { compareTold } from "./look.ts";
import { beginDay } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** The app on a device: it installs, opens without a network, and offers a new version. */
test.use({ feeds: PAIR });

let door: FrontDoor;
test.beforeAll(async ({ backend }) => {
  door = await openFrontDoor(backend);
});
test.afterAll(() => door.end());

const open = async (page: Page) => {
  await page.goto(door.base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};
/** The shell is kept once the worker has taken its first files in, all of them or none. */
const untilKept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));
const build = (page: Page) => page.locator('meta[name="vedetta-build"]').getAttribute("content");

test("Chromium finds nothing that keeps it from being installed", async () => {
  // In a window that keeps nothing, nothing is installed: this one has a folder.
  const folder = mkdtempSync(join(tmpdir(), "vedetta-profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM_PATH,
    args: CHROMIUM_ARGS,
  });
  try {
    const page = await context.newPage();
    await open(page);
    await untilKept(page);
    const session = await context.newCDPSession(page);
    const manifest = await session.send("Page.getAppManifest");
    expect(manifest.errors).toEqual([]);
    expect(manifest.url).toBe(`${door.base}/manifest.webmanifest`);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { appId } = await session.send("Page.getAppId");
    expect(appId).toBe(`${door.base}/`);

    // Every picture that the manifest names is there, and as large as it says.
    const said = JSON.parse(manifest.data ?? "{}") as Record<"icons" | "screenshots", { src: string; sizes: string }[]>;
    for (const { src, sizes } of [...said.icons, ...(said.screenshots ?? [])]) {
      const size = await page.evaluate(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, src);
      if (sizes !== "any") expect(`${src} ${size}`).toBe(`${src} ${sizes}`);
    }
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("Settings say how to install it, and nothing else does", async ({ page }) => {
  await open(page);
  await expect(page.getByText(/install/i)).toHaveCount(0);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("region", { name: "Install on this device" })).toContainText("also without a network");
});

test("without a network it opens with what was known last, says since when, and comes back by itself", async ({
  page,
  backend,
  context,
}) => {
  await beginDay(backend);
  await open(page);
  await untilKept(page);
  await expect(page.locator("[data-unit] tbody")).toContainText("Morita");
  // The wall is on the system's media keys.
  await expect.poll(() => page.evaluate(() => navigator.mediaSession.metadata?.artist)).toBe("Test pictures");
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              const opening = indexedDB.open("vedetta");
              opening.addEventListener("success", () => {
                const database = opening.result;
                if (!database.objectStoreNames.contains("kept")) return resolve(0);
                const asked = database.transaction("kept").objectStore("kept").get("last");
                asked.addEventListener("success", () => resolve(JSON.stringify(asked.result ?? "").length));
              });
            }),
        ),
      { timeout: 30_000 },
    )
    .toBeGreaterThan(1000);

  const tiles = [{ feed: "sync-2", x: 0, y: 0, w: 8 }];
  const kept = wallsText({ here: null, saved: [{ id: "one", name: "Morning", tiles, main: null }] });
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [WALLS_NAME, kept] as const);

  await door.close();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "You are offline" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Saved walls" })).toContainText("Morning Test camera 2");
  await expect(page.getByText(/This is what was known at \d\d:\d\d, .*\d/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Schedule, by day and time" })).toContainText("Super-G of the tests");
  await expect(page.locator("[data-unit] tbody")).toContainText("Morita");
  await expect(page.getByRole("button", { name: /Watch/ })).toHaveCount(0);
  expect([...(await axeFaults(page)), ...(await aceFaults(page))]).toEqual([]);
  await compareTold(page.locator("body"), "offline");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  // A sheet that is being read stays; after it the pictures come, without loading the page again.
  await page.getByRole("button", { name: "Super-G of the tests" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("Morita");
  await door.open();
  await context.setOffline(false);
  await page.waitForTimeout(3000);
  await expect(sheet).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
});

test("a new version is offered, and comes only when it is asked for", async ({ page }) => {
  await open(page);
  await untilKept(page);
  const before = await build(page);
  const said = await page.evaluateHandle(() => {
    const heard: string[] = [];
    for (const live of document.querySelectorAll("[aria-live]"))
      new MutationObserver(() => live.textContent && heard.push(live.textContent)).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    return heard;
  });
  changeBuild(door, "0123456789ab");
  const lookAgain = () => page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  const offer = page.getByRole("region", { name: "New version" });
  // Each time that the viewer comes back to the page; until the first worker is at rest, the browser looks for no other.
  await expect(async () => {
    await lookAgain();
    await expect(offer).toContainText("A new version is ready.", { timeout: 2000 });
  }).toPass();
  await expect.poll(() => said.jsonValue()).toEqual(["A new version is ready."]);
  expect([...(await axeFaults(page)), ...(await aceFaults(page))]).toEqual([]);
  await compareTold(offer, "new-version");
  expect(await build(page)).toBe(before);
  await offer.getByRole("button", { name: "Later" }).click();
  await expect(offer).toBeHidden();

  // Another page that opens has it already; this one goes on with its own.
  const other = await page.context().newPage();
  await open(other);
  expect(await build(other)).toBe("0123456789ab");
  await expect(other.getByRole("region", { name: "New version" })).toHaveCount(0);
  await other.close();
  expect(await build(page)).toBe(before);

  changeBuild(door, "ba9876543210");
  await page.reload();
  expect(await build(page)).toBe("ba9876543210");
  changeBuild(door, "aaaabbbbcccc");
  await lookAgain();
  await page.getByRole("button", { name: "Reload now" }).click();
  await expect.poll(() => build(page)).toBe("aaaabbbbcccc");
  // The only page: the worker of its build takes over, and what the old one kept is gone.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null))
    .toBeNull();
});
