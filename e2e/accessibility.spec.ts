import { aceFaults, axeFaults, overflowPx, smallTargets } from "../testing/accessibility/examine.ts";
import { closeAll, goToLayout, LAYOUTS, setTheme, SHEETS, THEMES, WIDTHS } from "../testing/accessibility/views.ts";
import { beginRace } from "./odf.ts";
import { expect, test } from "./stage.ts";

/** Every layout in every theme and width, and every sheet over it: no fault that can be found by machine. */
test.use({ feeds: ["sync-1", "sync-2"], contextOptions: { reducedMotion: "reduce" } });

test.beforeAll(({ backend }) => beginRace(backend));

for (const [width, height] of Object.entries(WIDTHS))
  test(`at ${width} pixels`, async ({ page, backend }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width: Number(width), height });
    await page.goto(backend.base);
    await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
    const found: string[] = [];
    const examine = async (state: string, more: readonly string[] = []) => {
      const overflow = await overflowPx(page);
      const faults = [
        ...(await axeFaults(page)),
        ...(await smallTargets(page)),
        ...(overflow > 0 ? [`${overflow} px wider than the window`] : []),
        ...more,
      ];
      found.push(...faults.map((fault) => `${state}: ${fault}`));
    };
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      for (const theme of THEMES) {
        await setTheme(page, theme);
        await page.waitForTimeout(200);
        await examine(`${layout}, ${theme}`, theme === "dark" ? await aceFaults(page) : []);
      }
    }
    await goToLayout(page, LAYOUTS[0]);
    // The whole of themes by sheets is the bench's: `npm run bench -- a11y`.
    await setTheme(page, width === "768" ? "forced" : width === "320" ? "light" : "dark");
    for (const sheet of SHEETS) {
      await sheet.open(page);
      await page.waitForTimeout(300);
      await examine(sheet.name, await aceFaults(page));
      await closeAll(page);
    }
    expect(found).toEqual([]);
  });

test("enlarged to 400 %, nothing scrolls sideways and nothing is cut off", async ({ page, backend }) => {
  // WCAG 2.2, 1.4.10: 1280 by 1024 at 400 % is 320 by 256.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(backend.base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  for (const layout of LAYOUTS) {
    await goToLayout(page, layout);
    await page.waitForTimeout(300);
    expect(await overflowPx(page), layout).toBe(0);
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
});
