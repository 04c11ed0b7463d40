import type { Page } from "@playwright/test";
import { aceFaults, axeFaults, overflowPx } from "../testing/accessibility/examine.ts";
import {
  closeAll,
  goToLayout,
  type LayoutId,
  LAYOUTS,
  openOver,
  setTheme,
  sheetsOver,
  untilQuiet,
  type View,
} from "../testing/accessibility/views.ts";
import { compareTold } from "./look.ts";
import { cutTexts, paleTexts, watchMotion } from "./legible.ts";
import { beginDay, MORITA_LEADS, RITTER_LEADS, send } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** What is read is legible, large type loses nothing, and what shall rest rests. */
test.use({ feeds: PAIR });

test.beforeAll(async ({ backend }) => {
  await beginDay(backend);
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
  await expect(page.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
}
/** Everything that opens over a layout in this window, in turn. */
async function eachSheet(
  page: Page,
  layout: LayoutId,
  look: (name: string) => Promise<void>,
  but: readonly View[] = [],
): Promise<void> {
  for (const sheet of sheetsOver(layout, page.viewportSize()?.width ?? 0)) {
    if (but.includes(sheet)) continue;
    await openOver(page, sheet, layout);
    await look(sheet.name);
    await closeAll(page);
  }
}

for (const width of [1440, 390])
  test(`text stands out at least 7 to 1 in Large and 4.5 elsewhere, dark and light, at ${width}`, async ({
    page,
    backend,
  }) => {
    test.setTimeout(150_000);
    await page.setViewportSize({ width, height: 900 });
    await open(page, backend.base, LAYOUTS[0], { zoom: 2, follow: false });
    const pale: string[] = [];
    const look = async (state: string, least: number) => {
      for (const theme of ["dark", "light"] as const) {
        await setTheme(page, theme);
        pale.push(...(await paleTexts(page, least)).map((text) => `${state}, ${theme}: ${text}`));
      }
    };
    const leastIn = (layout: LayoutId) => (layout === "large" ? 7 : 4.5);
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      // What a layout brings is fetched when it is first shown.
      await untilQuiet(page);
      await look(layout, leastIn(layout));
    }
    // All of them lie over the same colours, but for those of Large, and in every window.
    for (const layout of ["mission-control", "large"] as const) {
      const seen = width === 1440 ? [] : sheetsOver(layout, 1440);
      await eachSheet(page, layout, (name) => look(`${layout}, ${name}`, leastIn(layout)), seen);
    }
    expect(pale).toEqual([]);
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
  ["at 320 pixels with the browser's own type at 200 %", 320, 640, "200%", {}],
] as const)
  test(`Large loses no text ${what}, and timeline and Go live are in view`, async ({ page, backend }) => {
    await page.setViewportSize({ width, height });
    await open(page, backend.base, "large", sight);
    if (root !== "") await page.evaluate((size) => (document.documentElement.style.fontSize = size), root);
    const lost = async () => [
      ...((await overflowPx(page)) > 0 ? ["the page is wider than the window"] : []),
      ...(await cutTexts(page)),
    ];
    await untilQuiet(page);
    const found = await lost();
    await expect(page.getByRole("slider", { name: "Time" })).toBeInViewport();
    await expect(page.getByRole("button", { name: /^(?:Live|Go live)$/ })).toBeInViewport();
    await eachSheet(page, "large", async (name) => {
      found.push(...(await lost()).map((text) => `${name}: ${text}`));
    });
    expect(found).toEqual([]);
  });

for (const [what, layouts, sheets, reducedMotion] of [
  ["where motion is to be reduced, in every layout and sheet", LAYOUTS, "mission-control", "reduce"],
  ["in Calm, whatever the system asks for", ["calm"], "calm", "no-preference"],
] as const)
  test(`nothing is animated ${what}`, async ({ page, backend }) => {
    test.setTimeout(150_000);
    await page.emulateMedia({ reducedMotion });
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, backend.base, layouts[0]);
    const motion = await watchMotion(page);
    const moving: string[] = [];
    const look = async (state: string) => {
      for (const button of (await page.getByRole("button").all()).slice(0, 3))
        await button.hover({ timeout: 100 }).catch(() => undefined);
      moving.push(...(await page.evaluate(movers)).map((part) => `${state}: ${part}`));
    };
    for (const layout of layouts) {
      await goToLayout(page, layout);
      await untilQuiet(page);
      await look(layout);
    }
    await eachSheet(page, sheets, look);
    expect(moving).toEqual([]);
    expect(await motion()).toEqual([]);
  });

/** What is animated, or would be when it changes. */
const movers = () =>
  [...document.querySelectorAll("body *")]
    .filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one);
      const lasts = transitionDuration.split(",").some((each) => Number.parseFloat(each) > 0);
      return !["none", ""].includes(animationName) || lasts;
    })
    .map((one) => one.outerHTML.slice(0, 100));

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
  expect([...(await axeFaults(page)), ...(await aceFaults(page))]).toEqual([]);
  await compareTold(note, "a-break");
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
