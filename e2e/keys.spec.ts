import type { Page } from "@playwright/test";
import { beginRace } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** Every command has a key, every key can be changed, and nothing needs a pointer. */
test.use({ feeds: PAIR });

const layout = (page: Page) => page.locator("html").getAttribute("data-layout");
const sheet = (page: Page) => page.getByRole("dialog", { name: "Keys" });
const open = async (page: Page, base: string) => {
  await page.goto(base);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator("[data-event-name], h1").first()).toBeVisible();
};
const changeOf = (page: Page, name: string) => sheet(page).getByRole("button", { name: new RegExp(`^${name}: `) });

test.beforeAll(({ backend }) => beginRace(backend));

test("a key is changed by keys alone, remembered, and two commands never share one", async ({ page, backend }) => {
  await open(page, backend.base);
  await page.keyboard.press("?");
  await expect(sheet(page)).toBeVisible();
  // What has opened is said first.
  await expect(sheet(page).getByRole("heading", { name: "Keys" })).toBeFocused();

  await changeOf(page, "The next layout").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("m");
  await expect(sheet(page)).toContainText("M is taken: Mute. Nothing was changed.");
  await page.keyboard.press("x");
  await expect(sheet(page)).toContainText("The next layout: the key is X now.");
  // Said where a screen reader can hear it: what is below a sheet is hidden.
  await expect(sheet(page).locator("[aria-live]")).toHaveCount(1);
  await changeOf(page, "Mute").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Backspace");
  await expect(sheet(page)).toContainText("Mute has no key now.");
  await changeOf(page, "Medals").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();

  await page.reload();
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  const before = await layout(page);
  await page.keyboard.press("v");
  await page.keyboard.press("m");
  expect(await layout(page)).toBe(before);
  await page.keyboard.press("x");
  await expect.poll(() => layout(page)).not.toBe(before);

  await page.keyboard.press("?");
  await sheet(page).getByRole("button", { name: "Back to the first keys" }).press("Enter");
  await page.keyboard.press("Escape");
  const now = await layout(page);
  await page.keyboard.press("v");
  await expect.poll(() => layout(page)).not.toBe(now);
});

test("with Alt and Shift, or not at all", async ({ page, backend }) => {
  await open(page, backend.base);
  await page.keyboard.press("?");
  await sheet(page).getByRole("radio", { name: "With Alt and Shift" }).check();
  await page.keyboard.press("Escape");
  const before = await layout(page);
  await page.keyboard.press("v");
  await page.waitForTimeout(300);
  expect(await layout(page)).toBe(before);
  await page.keyboard.press("Alt+Shift+v");
  await expect.poll(() => layout(page)).not.toBe(before);
  await expect(page.getByRole("button", { name: "Keys", exact: true })).toHaveAttribute(
    "aria-keyshortcuts",
    "Alt+Shift+?",
  );

  await page.getByRole("button", { name: "Keys", exact: true }).press("Enter");
  await sheet(page).getByRole("radio", { name: "Not at all" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys", exact: true })).toBeFocused();
  const now = await layout(page);
  await page.keyboard.press("v");
  await page.keyboard.press("Alt+Shift+v");
  await page.waitForTimeout(300);
  expect(await layout(page)).toBe(now);
});

test("a name that is seen nowhere else stands beside the focus until Escape, and is not said twice", async ({
  page,
  backend,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, backend.base);
  const back = page.getByRole("button", { name: "Back 10 seconds" });
  const tip = () => back.evaluate((button) => getComputedStyle(button, "::before").content);
  await page.keyboard.press("Tab");
  await back.focus();
  expect(await tip()).toContain("Back 10 seconds (J)");
  await page.keyboard.press("Escape");
  expect(await back.evaluate((button) => getComputedStyle(button, "::before").display)).toBe("none");
  await expect(back).not.toHaveAttribute("title", /./);
  await expect(back).toHaveAccessibleDescription("");
});
