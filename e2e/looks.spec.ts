import type { Page } from "@playwright/test";
import {
  closeAll,
  goToLayout,
  LAYOUTS,
  openOver,
  setTheme,
  SHEETS,
  sheetsOver,
  type Theme,
} from "../testing/accessibility/views.ts";
import { compareLook, compareTold } from "./look.ts";
import { beginDay } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** How every layout looks, and what assistive technology is told of every view. */
// A list of its own, and so a backend: what others left in the results would be told here.
test.use({ feeds: [...PAIR], contextOptions: { reducedMotion: "reduce" } });
const HEIGHTS = { 390: 844, 768: 1024, 1440: 900 } as const;

test.beforeAll(({ backend }) => beginDay(backend));

async function open(page: Page, base: string, width: keyof typeof HEIGHTS): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
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
    await compareTold(page.locator("body"), layout);
  }
});

/** Where a sheet that is none of the browser's own is told. */
const PLACES: Readonly<Record<string, string>> = {
  "Sync meter": "section[aria-labelledby=meter]",
  "A message": "[data-answer]",
  Arranging: "body",
};

test("what sheets tell", async ({ page, backend }) => {
  test.setTimeout(150_000);
  const left = new Set(SHEETS);
  for (const width of [1440, 768] as const) {
    await open(page, backend.base, width);
    for (const sheet of sheetsOver(LAYOUTS[0], width)) {
      if (!left.delete(sheet)) continue;
      await openOver(page, sheet, LAYOUTS[0]);
      const place = PLACES[sheet.name] ?? "dialog:modal, [popover]:popover-open";
      await compareTold(page.locator(place).last(), sheet.name.toLowerCase().replaceAll(" ", "-"));
      await closeAll(page);
    }
  }
  expect([...left]).toEqual([]);
});
