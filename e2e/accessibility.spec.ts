import type { Page } from "@playwright/test";
import { aceFaults, axeFaults, overflowPx, smallTargets } from "../testing/accessibility/examine.ts";
import {
  closeAll,
  goToLayout,
  LAYOUTS,
  openOver,
  setTheme,
  SHEETS,
  sheetsOver,
  type Theme,
  THEMES,
  type View,
  WIDTHS,
} from "../testing/accessibility/views.ts";
import { beginDay } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** Every layout in every theme and width, and every sheet over it: no fault that can be found by machine. */
test.use({ feeds: PAIR, contextOptions: { reducedMotion: "reduce" } });

test.beforeAll(({ backend }) => beginDay(backend));

const widths = Object.keys(WIDTHS).map(Number);
/** Each sheet is examined at one width here, in turn; at all of them in the bench: `npm run bench -- a11y`. */
function sheetsAt(width: number): View[] {
  const widthOf = (sheet: View, index: number) => {
    const fitting = widths.filter((each) => sheet.fits?.(each, LAYOUTS[0]) ?? true);
    return fitting[index % fitting.length];
  };
  return SHEETS.filter((sheet, index) => widthOf(sheet, index) === width);
}

async function open(page: Page, base: string, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
}

for (const [width, height] of Object.entries(WIDTHS))
  test(`at ${width} pixels`, async ({ page, backend }) => {
    test.setTimeout(150_000);
    await open(page, backend.base, Number(width), height);
    const found: string[] = [];
    const note = (state: string, faults: readonly string[]) =>
      found.push(...faults.map((fault) => `${state}: ${fault}`));
    /** A theme changes colours and nothing else: the rest is looked at once. */
    const examine = async (state: string, byBoth: readonly Theme[]) => {
      for (const theme of THEMES) {
        await setTheme(page, theme);
        note(`${state}, ${theme}`, await axeFaults(page, theme === THEMES[0] ? undefined : ["color-contrast"]));
        if (byBoth.includes(theme)) note(`${state}, ${theme}`, await aceFaults(page));
        const overflow = await overflowPx(page);
        if (overflow > 0) note(`${state}, ${theme}`, [`${overflow} px wider than the window`]);
      }
      note(state, await smallTargets(page));
      await setTheme(page, THEMES[0]);
    };
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await examine(layout, ["dark", "light"]);
    }
    for (const sheet of sheetsAt(Number(width))) {
      await openOver(page, sheet, LAYOUTS[0]);
      await examine(sheet.name, ["dark"]);
      await closeAll(page);
    }
    expect(found).toEqual([]);
  });

test("each sheet is examined at one of the widths", () => {
  const names = (sheets: readonly View[]) => sheets.map(({ name }) => name).toSorted();
  expect(names(widths.flatMap(sheetsAt))).toEqual(names(SHEETS));
});

test("enlarged to 400 %, nothing scrolls sideways and nothing is cut off", async ({ page, backend }) => {
  // WCAG 2.2, 1.4.10: 1280 by 1024 at 400 % is 320 by 256.
  await open(page, backend.base, 320, 256);
  for (const layout of LAYOUTS) {
    await goToLayout(page, layout);
    await expect.poll(() => overflowPx(page), layout).toBe(0);
    // What stays over the page leaves most of it to be read.
    const covered = await page
      .locator("#root *")
      .evaluateAll((parts) =>
        parts
          .filter((part) => /fixed|sticky/.test(getComputedStyle(part).position) && part.checkVisibility())
          .reduce((most, part) => Math.max(most, part.getBoundingClientRect().height / innerHeight), 0),
      );
    expect(covered, layout).toBeLessThan(0.5);
  }
  const wide: string[] = [];
  for (const sheet of sheetsOver(LAYOUTS[0], 320)) {
    await openOver(page, sheet, LAYOUTS[0]);
    if ((await overflowPx(page)) > 0) wide.push(sheet.name);
    wide.push(...(await sidewaysIn(page)).map((part) => `${sheet.name}: ${part}`));
    await closeAll(page);
  }
  expect(wide).toEqual([]);
});

/** Parts of what is open that scroll sideways, but for those that may: figures in rows and columns, and who meets whom. */
const sidewaysIn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("dialog:modal, [popover]:popover-open")]
      .flatMap((opened) => [opened, ...opened.querySelectorAll<HTMLElement>("*")])
      .filter(
        (part) =>
          /auto|scroll/.test(getComputedStyle(part).overflowX) &&
          part.scrollWidth > part.clientWidth + 1 &&
          !part.querySelector(":scope > table") &&
          !part.matches("[role=region][tabindex='0']"),
      )
      .map((part) => `${part.scrollWidth - part.clientWidth} px: ${part.outerHTML.slice(0, 120)}`),
  );
