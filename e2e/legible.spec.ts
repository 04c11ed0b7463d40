import type { Page } from "@playwright/test";
import { LAYOUTS } from "../testing/accessibility/views.ts";
import { cutTexts, paleTexts, watchMotion } from "./legible.ts";
import { beginRace, MORITA_LEADS, RITTER_LEADS, send } from "./odf.ts";
import { expect, test } from "./stage.ts";

/** What is read is legible, large type loses nothing, and what shall rest rests. */
test.use({ feeds: ["sync-1", "sync-2"] });

/** What opens over the wall, and how. */
const SHEETS = ["?", "d", "e", "s"] as const;

test.beforeAll(async ({ backend }) => {
  await beginRace(backend);
  await send(backend, "DT_RESULT", MORITA_LEADS, { status: "LIVE" });
  await send(backend, "DT_RESULT", RITTER_LEADS, { status: "LIVE" });
});

async function open(page: Page, base: string, layout: string, sight = {}): Promise<void> {
  await page.addInitScript(
    ([chosen, wanted]) => {
      if (!localStorage.getItem("vedetta"))
        localStorage.setItem("vedetta", JSON.stringify({ state: { layout: chosen, sight: wanted }, version: 0 }));
    },
    [layout, sight] as const,
  );
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-layout", layout);
  await page.waitForTimeout(1500);
}
/** Every sheet in turn, open; the settings and the picture's controls too. */
async function eachSheet(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await look("the wall");
  for (const key of SHEETS) {
    await page.keyboard.press(key);
    await page.waitForTimeout(500);
    await look(key);
    await page.keyboard.press(key === "s" ? "s" : "Escape");
    await page.waitForTimeout(200);
  }
  await page.getByRole("button", { name: "Settings" }).click();
  await page.waitForTimeout(300);
  await look("settings");
  await page.keyboard.press("Escape");
  const picture = page.getByRole("button", { name: /^Picture/ }).first();
  if (await picture.isVisible()) {
    await picture.click();
    await page.waitForTimeout(300);
    await look("picture");
    await page.keyboard.press("Escape");
  }
}

for (const scheme of ["dark", "light"] as const)
  test(`text stands out at least 7 to 1 in Large and 4.5 elsewhere, ${scheme}`, async ({ page, backend }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme });
    for (const layout of LAYOUTS) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${backend.base}/robots.txt`);
      await page.evaluate(
        (chosen) =>
          localStorage.setItem(
            "vedetta",
            JSON.stringify({ state: { layout: chosen, sight: { zoom: 2, follow: false } }, version: 0 }),
          ),
        layout,
      );
      await open(page, backend.base, layout);
      const least = layout === "large" ? 7 : 4.5;
      await eachSheet(page, async (name) => {
        expect(await paleTexts(page, least), `${layout}, ${name}`).toEqual([]);
      });
    }
  });

test("the measure of contrast sees what is pale", async ({ page, backend }) => {
  await open(page, backend.base, "large");
  await page.evaluate(() => {
    const pale = document.createElement("p");
    pale.textContent = "pale";
    pale.style.cssText = "background: #fff; color: #767676; opacity: 0.9";
    document.body.append(pale);
  });
  expect(await paleTexts(page, 4.5)).toEqual([expect.stringMatching(/^3\.\d\d pale$/)]);
});

for (const [what, width, height, root, sight] of [
  ["at 320 pixels", 320, 640, "", {}],
  ["at 320 pixels with figures twice as large", 320, 640, "", { figures: 200 }],
  ["with the browser's own type at 200 %", 1280, 800, "200%", {}],
] as const)
  test(`Large loses no text ${what}, and timeline and Go live are in view`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height });
    await open(page, backend.base, "large", sight);
    if (root !== "") await page.evaluate((size) => (document.documentElement.style.fontSize = size), root);
    await page.waitForTimeout(600);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await cutTexts(page)).toEqual([]);
    await expect(page.getByRole("slider", { name: "Time" })).toBeInViewport();
    await expect(page.getByRole("button", { name: /^(?:Live|Go live)$/ })).toBeInViewport();
  });

for (const [what, layouts, reducedMotion] of [
  ["where motion is to be reduced, in every layout and sheet", LAYOUTS, "reduce"],
  ["in Calm, whatever the system asks for", ["calm"], "no-preference"],
] as const)
  test(`nothing is animated ${what}`, async ({ page, backend }) => {
    test.setTimeout(150_000);
    await page.emulateMedia({ reducedMotion });
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, backend.base, layouts[0]);
    const motion = await watchMotion(page);
    for (const layout of layouts) {
      while ((await page.locator("html").getAttribute("data-layout")) !== layout) await page.keyboard.press("v");
      await page.waitForTimeout(500);
      await eachSheet(page, async (name) => {
        for (const button of (await page.getByRole("button").all()).slice(0, 6))
          await button.hover({ timeout: 150 }).catch(() => undefined);
        const moves = await page.locator("body *").evaluateAll((all) =>
          all
            .map((one) => [one, getComputedStyle(one)] as const)
            .filter(
              ([, style]) =>
                !["none", ""].includes(style.animationName) ||
                style.transitionDuration.split(",").some((each) => Number.parseFloat(each) > 0),
            )
            .map(([one]) => one.outerHTML.slice(0, 100)),
        );
        expect(moves, `${layout}, ${name}`).toEqual([]);
      });
    }
    expect(await motion()).toEqual([]);
  });

test("a break is suggested once, quietly, after so long of watching, and stops nothing", async ({ page, backend }) => {
  // Each look at the clock is four seconds after the last, and comes at once: twenty minutes in some seconds.
  await page.addInitScript(() => {
    const [every, now] = [globalThis.setInterval, performance.now.bind(performance)];
    let shown = 0;
    performance.now = () => now() + shown;
    // Each has a time of its own: the page has others that look each second.
    const hurried = (run: () => void) => {
      let ahead = 0;
      return every(() => {
        shown = ahead += 4000;
        run();
        shown = 0;
      }, 20);
    };
    globalThis.setInterval = ((run: () => void, ms?: number, ...rest: unknown[]) =>
      ms === 1000 ? hurried(run) : every(run, ms, ...rest)) as typeof setInterval;
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base, "calm", { breakMin: 20 });
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    for (const live of document.querySelectorAll("[aria-live]"))
      new MutationObserver(() => live.textContent && said.push(live.textContent)).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  const note = page.getByRole("region", { name: "A break?" });
  await expect(note).toContainText(/You have watched for 2\d minutes\. A break\?/, { timeout: 60_000 });
  const video = page.locator("[data-main] video");
  expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(false);
  await page.waitForTimeout(1500);
  const told = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(told.filter((text) => text.includes("A break?"))).toHaveLength(1);
  await note.getByRole("button", { name: "Later" }).click();
  await expect(note).toBeHidden();
  await expect(note).toBeVisible({ timeout: 60_000 });
  await note.getByRole("button", { name: "Pause" }).click();
  await expect(note).toBeHidden();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true);
});
