import type { Page } from "@playwright/test";
import { closeAll, goToLayout, LAYOUTS, setTheme, SHEETS, type Theme } from "../testing/accessibility/views.ts";
import { compareLook } from "./look.ts";
import { beginRace } from "./odf.ts";
import { expect, test } from "./stage.ts";

/** How every layout looks, and what assistive technology is told of every view. */
test.use({ feeds: ["sync-1", "sync-2"], contextOptions: { reducedMotion: "reduce" } });
const HEIGHTS = { 390: 844, 768: 1024, 1440: 900 } as const;

test.beforeAll(({ backend }) => beginRace(backend));

async function open(page: Page, base: string, width: keyof typeof HEIGHTS): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
}

/** What a part of the page tells, but for its times and measures. */
async function compareTold(page: Page, part: string, name: string): Promise<void> {
  const told = await page.locator(part).first().ariaSnapshot();
  const still = told
    .replaceAll(/\d+(?:[:.]\d+)+/g, "0:00")
    .replaceAll(/(?:under )?[+−]?[\d:.]+ ms/g, "0 ms")
    .replaceAll(/\b\d+ of \d+\b/g, "0 of 0")
    .replaceAll(/\d+p /g, "0p ");
  expect.soft(still).toMatchSnapshot(`${name}.yml`);
}

for (const width of [390, 768, 1440] as const)
  test(`layouts at ${width} pixels`, async ({ page, backend }) => {
    await setTheme(page, "dark");
    await open(page, backend.base, width);
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await compareLook(page, `${layout}-${width}`);
    }
  });

test("in light and in forced colours", async ({ page, backend }) => {
  await open(page, backend.base, 1440);
  for (const theme of ["light", "forced"] satisfies Theme[]) {
    await setTheme(page, theme);
    await compareLook(page, theme);
  }
});

test("what layouts tell", async ({ page, backend }) => {
  await open(page, backend.base, 1440);
  for (const layout of LAYOUTS) {
    await goToLayout(page, layout);
    await page.waitForTimeout(1200);
    await compareTold(page, "body", layout);
  }
});

test("what sheets tell", async ({ page, backend }) => {
  // So wide that each has a button of its own, so narrow that some of them open in a panel.
  await open(page, backend.base, 768);
  for (const { name, open: openSheet } of SHEETS) {
    await openSheet(page);
    await page.waitForTimeout(800);
    const isMeter = name === "Sync meter";
    await compareTold(
      page,
      isMeter ? "[aria-labelledby=meter]" : "dialog:modal, [popover]:popover-open",
      name.toLowerCase().replaceAll(" ", "-"),
    );
    await closeAll(page);
  }
});
