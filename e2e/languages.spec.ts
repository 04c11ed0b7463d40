import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { messagePaths, type Messages, readMessages } from "../scripts/messages.ts";
import { expect, test } from "./stage.ts";

/** The wall in six languages, and from the right. */
test.use({ feeds: ["sync-1", "sync-2"] });

const LAYOUTS = 6;
const WORDED = ["wall", "deck", "story", "faces", "settings", "schedule", "results", "sheets"];

/** Texts without arguments, by their place. */
const flat = (messages: Messages, before = ""): [string, string][] =>
  Object.entries(messages).flatMap(([name, message]) =>
    typeof message === "string" ? [[before + name, message] as [string, string]] : flat(message, `${before}${name}.`),
  );
const textsOf = (language: string): Map<string, string> =>
  new Map(
    messagePaths(language).flatMap((path) => {
      const part = path.split("/").at(-1)?.replace(".json", "") ?? "";
      return WORDED.includes(part) ? flat(readMessages(path), `${part}.`) : [];
    }),
  );
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
const layout = (page: Page) => page.locator("html").getAttribute("data-layout");

for (const language of ["it", "de", "fr", "es", "ar"]) {
  test(`${language}: no English is left on the wall, in its settings and in its schedule`, async ({
    page,
    backend,
  }) => {
    await open(page, `${backend.base}?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
    const english = new Set(englishOnly(language));
    expect(english.size).toBeGreaterThan(150);
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

for (const width of [1440, 390]) {
  test(`from the right no layout has a fault that axe can find, nor is wider than the window, at ${width}`, async ({
    page,
    backend,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `${backend.base}?lang=ar`);
    const seen = new Set<string | null>();
    for (let step = 0; step < LAYOUTS; step++) {
      const before = await layout(page);
      seen.add(before);
      const name = before ?? "";
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.keyboard.press("v");
      await expect.poll(() => layout(page)).not.toBe(before);
    }
    expect(seen.size).toBe(LAYOUTS);
  });
}

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
