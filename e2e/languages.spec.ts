import type { Page } from "@playwright/test";
import { axeFaults, overflowPx } from "../testing/accessibility/examine.ts";
import { closeAll, goToLayout, LAYOUTS, openOver, sheetsOver, untilQuiet } from "../testing/accessibility/views.ts";
import { textsOf } from "../testing/accessibility/worded.ts";
import { compareLook } from "./look.ts";
import { beginDay, send, unit } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** The wall in six languages, and from the right. */
test.use({ feeds: PAIR });

test.beforeAll(({ backend }) => beginDay(backend));

/** English that the language says in another way. */
function englishOnly(language: string): string[] {
  const translated = textsOf(language);
  const own = new Set(translated.values());
  return [...textsOf("en")]
    .filter(([name, text]) => translated.get(name) !== text && !own.has(text) && !text.includes("{"))
    .map(([, text]) => text);
}
/** All that can be read or heard on the page: each text and each name. */
const heard = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent?.trim() ?? "");
    for (const element of document.querySelectorAll("[aria-label], [title], [data-tip]"))
      for (const name of ["aria-label", "title", "data-tip"]) found.push(element.getAttribute(name) ?? "");
    return found.filter((text) => text !== "");
  });
const open = async (page: Page, address: string) => {
  await page.goto(address);
  await expect(page.locator("[data-feed] video").first()).toBeAttached();
  await expect(page.locator("footer [role=slider]")).toBeAttached();
};

for (const language of ["it", "de", "fr", "es", "ar"]) {
  test(`${language}: no English is left on the wall, in its settings and in its schedule`, async ({
    page,
    backend,
  }) => {
    await open(page, `${backend.base}?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    const english = new Set(englishOnly(language));
    expect(english.size).toBeGreaterThan(500);
    const left = async () => (await heard(page)).filter((text) => english.has(text));
    expect(await left()).toEqual([]);
    await page.keyboard.press("d");
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await left()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: textsOf(language).get("wall.settings") ?? "", exact: true }).click();
    await expect(page.getByRole("dialog").getByRole("button", { name: "Français" })).toHaveAttribute("lang", "fr");
    expect(await left()).toEqual([]);
  });
}

for (const width of [1440, 390])
  test(`from the right no layout and no sheet has a fault, English left in it, or is wider than the window, at ${width}`, async ({
    page,
    backend,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await open(page, `${backend.base}?lang=ar`);
    const english = new Set(englishOnly("ar"));
    const found: string[] = [];
    const look = async (state: string, faults: readonly string[] = []) => {
      const overflow = await overflowPx(page);
      const left = (await heard(page)).filter((text) => english.has(text)).map((text) => `in English: ${text}`);
      const turned = await page.evaluate(() =>
        [...document.querySelectorAll("main, footer, dialog:modal, [popover]:popover-open, [data-answer]")]
          .filter((part) => getComputedStyle(part).direction !== "rtl")
          .map((part) => `from the left: ${part.outerHTML.slice(0, 80)}`),
      );
      const wide = overflow > 0 ? [`${overflow} px wider than the window`] : [];
      found.push(...[...left, ...turned, ...wide, ...faults].map((fault) => `${state}: ${fault}`));
    };
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await untilQuiet(page);
      await look(layout, await axeFaults(page));
    }
    await goToLayout(page, LAYOUTS[0]);
    await compareLook(page, `arabic-${width}`);
    // The narrow window shows what does not fit; in the wide one is the rest.
    const seen = width === 390 ? [] : sheetsOver(LAYOUTS[0], 390);
    for (const sheet of sheetsOver(LAYOUTS[0], width)) {
      if (seen.includes(sheet)) continue;
      await openOver(page, sheet, LAYOUTS[0]);
      await look(sheet.name);
      await closeAll(page);
    }
    expect(found).toEqual([]);
  });

test("times, dates and numbers are written as the language does", async ({ page, backend }) => {
  await send(
    backend,
    "DT_SCHEDULE",
    unit("RUNNING") +
      unit("SCHEDULED", `StartDate="2031-03-09T09:30:00Z"`)
        .replace("000100--", "000200--")
        .replace("Super-G of the tests", "Super-G of March"),
  );
  for (const [language, figure, day] of [
    ["de", "59,59", "Sonntag, 9. März"],
    ["en", "59.59", "Sunday 9 March"],
  ] as const) {
    await open(page, `${backend.base}?lang=${language}`);
    await expect(page.locator("[data-unit] tbody tr[data-state=done]").first()).toContainText(figure);
    await page.keyboard.press("d");
    await expect(page.getByRole("dialog").getByRole("rowheader", { name: day })).toBeVisible();
    await page.keyboard.press("Escape");
  }
});

test("time runs to the right on the rail, in Arabic too", async ({ page, backend }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, `${backend.base}?lang=ar`);
  const slider = page.locator("footer [role=slider]");
  const at = async () => Number(await slider.getAttribute("aria-valuenow"));
  await expect.poll(at).toBeGreaterThan(0);
  const before = await at();
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(at).toBeLessThan(before);
});

test("a language that is chosen in the settings opens the page at the same moment, and is remembered; an address that asks wins", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  const at = async () => Number(await page.locator("footer [role=slider]").getAttribute("aria-valuenow"));
  await page.keyboard.press("j");
  await expect(page.getByText(/behind live/).first()).toBeVisible();
  await page.keyboard.press("k");
  await expect.poll(at).toBeGreaterThan(0);
  const moment = await at();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("button", { name: "Einstellungen" })).toBeVisible();
  const asked = Date.parse(new URL(page.url()).searchParams.get("at") ?? "");
  expect(Math.abs(asked - moment)).toBeLessThan(2000);
  await expect(page.getByText(/hinter live/).first()).toBeVisible();

  await page.goto(backend.base);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto(`${backend.base}?lang=fr`);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});
