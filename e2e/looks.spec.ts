import type { Page } from "@playwright/test";
import { closeAll, goToLayout, LAYOUTS, SHEETS } from "../testing/accessibility/views.ts";
import { beginRace } from "./odf.ts";
import { expect, test } from "./stage.ts";

/**
 * How each layout looks at three widths, and how each view reads to a screen reader, against what is committed in
 * e2e/looks; `npm run e2e -- looks --update-snapshots` writes it anew, to be looked at and read before it is kept.
 */
test.use({
  feeds: ["sync-1", "sync-2"],
  contextOptions: { reducedMotion: "reduce" },
  timezoneId: "UTC",
  locale: "en-GB",
});

const WIDTHS = { 390: 844, 768: 1024, 1440: 900 } as const;

test.beforeAll(({ backend }) => beginRace(backend));

/** What is another at each look: moving pictures, clocks, and figures of the network. */
const moving = (page: Page) => [
  page.locator("[data-feed] video"),
  page.locator("time"),
  page.locator("footer [dir=ltr]"),
  page.getByRole("button", { name: /^(?:In sync|Catching up)/ }),
];

async function settle(page: Page): Promise<void> {
  await expect(page.locator("[data-unit] tbody tr, [data-now-and-next], [data-main]").first()).toBeAttached();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1200);
}

for (const [width, height] of Object.entries(WIDTHS))
  test(`layouts at ${width} pixels`, async ({ page, backend }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: Number(width), height });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(backend.base);
    await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
    await expect(page.locator('[data-face="picture"]').first()).toBeAttached();
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await settle(page);
      await expect.soft(page).toHaveScreenshot(`${layout}-${width}.png`, {
        mask: moving(page),
        // Edges of letters differ from machine to machine; a part that moves or goes is far more.
        maxDiffPixelRatio: 0.02,
        threshold: 0.3,
      });
    }
  });

/** What two looks have in common: no clock, no date, no figure of the network. */
const steady = (text: string): string =>
  text
    .replaceAll(/\b\d{1,2}:\d{2}(?::\d{2})?\b(?!\.\d)/g, "00:00")
    .replaceAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2} \w+/g, "DAY")
    .replaceAll(/\b(?:under \d+|\d+(?:\.\d+)?) (?:ms|s|seconds|kbit\/s|Mbit\/s|stalls?)\b/g, "N")
    .replaceAll(/(?:In sync|Catching up)/g, "In sync")
    .replaceAll(/"\d+(?:\.\d+)?"/g, '"N"');

test("each view reads as it was read", async ({ page, backend }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(backend.base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator('[data-face="picture"]').nth(1)).toBeAttached();
  for (const layout of LAYOUTS) {
    await goToLayout(page, layout);
    await settle(page);
    expect.soft(steady(await page.locator("body").ariaSnapshot())).toMatchSnapshot(`${layout}.aria.txt`);
  }
  await goToLayout(page, LAYOUTS[0]);
  for (const sheet of SHEETS.filter(({ name }) => /^[A-Z][a-z ]+$/.test(name) && name !== "Sync meter")) {
    await sheet.open(page);
    await page.waitForTimeout(800);
    const dialog = page.locator("dialog:modal");
    expect.soft(steady(await dialog.ariaSnapshot())).toMatchSnapshot(`${sheet.name.toLowerCase()}.aria.txt`);
    await closeAll(page);
  }
});
