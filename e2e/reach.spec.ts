import type { Page } from "@playwright/test";
import { smallTargets } from "../testing/accessibility/examine.ts";
import { closeAll, goToLayout, LAYOUTS, sheetsOver, untilQuiet } from "../testing/accessibility/views.ts";
import { faultsOfTour, isBackAtOpener, tabFromTop, tabTo, watchFocus } from "./by-keys.ts";
import { beginDay } from "./odf.ts";
import { expect, PAIR, test } from "./stage.ts";

/** The focus reaches every control of every layout and sheet, is seen there, and gets out again; and each of them works. */
test.use({ feeds: PAIR, contextOptions: { reducedMotion: "reduce" }, timezoneId: "UTC" });

test.beforeAll(({ backend }) => beginDay(backend));

async function open(page: Page, base: string, width: number, height: number, query = ""): Promise<void> {
  await page.setViewportSize({ width, height });
  await watchFocus(page);
  await page.goto(base + query);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(page.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
}
const press = (page: Page, ...keys: string[]) =>
  keys.reduce<Promise<void>>(async (before, key) => {
    await before;
    await page.keyboard.press(key);
  }, Promise.resolve());
const sheet = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });
const message = (page: Page) => page.getByRole("region", { name: "Message" });
const closeMessage = async (page: Page) => {
  await tabFromTop(page, "button", "Close the message");
  await page.keyboard.press("Enter");
  await expect(message(page)).toBeHidden();
  // Its button is gone, and the focus is not lost with it.
  await expect(page.locator("#picture")).toBeFocused();
};

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`Tab reaches every control and comes round at ${width}, and Escape gives the focus back`, async ({
    page,
    backend,
  }) => {
    test.setTimeout(180_000);
    await open(page, backend.base, width, height);
    const found: string[] = [];
    const tour = async (state: string) =>
      found.push(...(await faultsOfTour(page)).map((fault) => `${state}: ${fault}`));
    for (const layout of LAYOUTS) {
      await goToLayout(page, layout);
      await untilQuiet(page);
      await tour(layout);
    }
    const modal = page.locator("dialog:modal");
    for (const view of sheetsOver(LAYOUTS[0], width)) {
      await goToLayout(page, view.in ?? LAYOUTS[0]);
      await tabFromTop(page, "button", "Pause");
      await view.open(page);
      await untilQuiet(page);
      const sheets = await modal.count();
      await tour(view.name);
      if (sheets > 0) {
        await page.keyboard.press("Escape");
        await expect(modal).toHaveCount(sheets - 1);
        // Over another sheet, what opened it is in that one.
        if (sheets === 1 && !(await isBackAtOpener(page)))
          found.push(`${view.name}: the focus does not go back to what opened it`);
      }
      await closeAll(page);
    }
    expect(found).toEqual([]);
  });

test("time, sound and messages by keys alone", async ({ page, backend }) => {
  await open(page, backend.base, 1440, 900);
  const slider = page.getByRole("slider", { name: "Time" });
  const behindS = () =>
    slider.evaluate((each) => Math.round((Number(each.ariaValueMax) - Number(each.ariaValueNow)) / 1000));
  const recordedS = () =>
    slider.evaluate((each) => Math.round((Number(each.ariaValueMax) - Number(each.ariaValueMin)) / 1000));
  await expect.poll(recordedS, { timeout: 60_000 }).toBeGreaterThan(30);
  await press(page, "j", "j");
  await expect.poll(behindS).toBeGreaterThan(17);
  await page.keyboard.press("l");
  await expect.poll(behindS).toBeLessThan(15);

  await tabFromTop(page, "slider", "Time");
  await page.keyboard.press("Home");
  await expect
    .poll(() => slider.evaluate((each) => Number(each.ariaValueNow) - Number(each.ariaValueMin)))
    .toBeLessThan(5000);
  const far = await behindS();
  await page.keyboard.press("ArrowRight");
  await expect.poll(behindS).toBeLessThan(far - 5);
  await page.keyboard.press("End");
  const live = page.getByRole("button", { name: "Live", exact: true });
  await expect(live).toBeVisible();
  await page.keyboard.press("Home");
  await tabTo(page, "button", "Go live");
  await page.keyboard.press("Enter");
  await expect(live).toBeFocused();
  await expect(live).toHaveAttribute("aria-disabled", "true");

  await tabTo(page, "button", /^Sound/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "The main picture" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Test camera 2/ })).toBeChecked();
  await tabTo(page, "slider", "Volume", "Shift+Tab");
  await press(page, "ArrowLeft", "ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Sound 70%, Test camera 2" })).toBeFocused();

  await tabTo(page, "button", /^Description/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(message(page)).toContainText("This event has no audio description yet.");
  await closeMessage(page);
  await page.keyboard.press("i");
  await expect(message(page)).toContainText("This event has no sign language camera.");
  await closeMessage(page);
});

test("settings, captions and the picture by keys alone", async ({ page, backend }) => {
  await open(page, backend.base, 1440, 900);
  const root = page.locator("html");
  await tabFromTop(page, "button", "Settings");
  await page.keyboard.press("Enter");
  await expect(sheet(page, "Settings")).toBeVisible();
  await tabTo(page, "radio", "As the system");
  await press(page, "ArrowDown", "ArrowDown");
  await expect(root).toHaveAttribute("data-theme", "light");
  await tabTo(page, "checkbox", "Show results as soon as they are known");
  await page.keyboard.press("Space");
  await expect(page.locator(":focus")).toBeChecked();
  await tabTo(page, "checkbox", "Save data");
  await page.keyboard.press("Space");
  await expect(page.locator('[data-feed="sync-2"]')).toHaveAttribute("data-face", "spared");
  await page.keyboard.press("Space");
  await tabTo(page, "radio", "Never");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "After 20 minutes" })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();

  const preview = sheet(page, "Captions").getByRole("figure", { name: "Preview" });
  const look = () =>
    preview.locator("span").evaluate((words) => {
      const { fontFamily, textShadow, color } = getComputedStyle(words);
      return { fontFamily, textShadow, color };
    });
  await tabTo(page, "button", "Caption options");
  await page.keyboard.press("Enter");
  await expect(sheet(page, "Captions")).toBeVisible();
  await tabTo(page, "combobox", "Face");
  await press(page, "ArrowDown", "ArrowDown");
  await tabTo(page, "combobox", "Edge of the letters");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "combobox", "Words: colour");
  await press(page, "ArrowDown", "ArrowDown", "ArrowDown");
  const chosen = await look();
  expect(chosen).toMatchObject({ fontFamily: expect.stringContaining("Georgia"), color: "rgb(255, 255, 0)" });
  expect(chosen.textShadow).not.toBe("none");
  await page.reload();
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("o");
  await expect.poll(() => look()).toEqual(chosen);
  await page.keyboard.press("Escape");

  // On a narrower picture the plate of the camera's name takes smaller type where figures are large.
  await page.setViewportSize({ width: 1920, height: 1200 });
  await goToLayout(page, "focus");
  const video = page.locator("[data-main] video");
  const plate = page.locator("#picture p b").first();
  const plateHeight = () => plate.evaluate((each) => each.getBoundingClientRect().height);
  const height = await plateHeight();
  await tabFromTop(page, "button", "Picture");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "The whole picture" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "button", "Larger", "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-way=lens] > canvas")).toBeVisible();
  await tabTo(page, "slider", "Brightness");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => video.evaluate((each) => getComputedStyle(each).filter)).toBe("brightness(1.1)");
  await tabTo(page, "slider", "Size of figures");
  await page.keyboard.press("End");
  await expect.poll(async () => (await plateHeight()) / height).toBeCloseTo(2, 1);
  await page.keyboard.press("Home");
  await tabTo(page, "button", "Picture as it is sent");
  await page.keyboard.press("Enter");
  await expect.poll(() => video.evaluate((each) => getComputedStyle(each).filter)).toBe("none");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Picture, magnifier/ })).toBeFocused();
});

test("keys, schedule, cameras and More by keys alone", async ({ page, backend }) => {
  await open(page, backend.base, 1440, 900, "?layout=focus");
  const layout = () => page.locator("html").getAttribute("data-layout");
  const main = page.locator("[data-main]");
  await tabFromTop(page, "button", "Camera");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^1 Test camera 1/ })).toBeFocused();
  await tabTo(page, "button", /^2 Test camera 2/);
  await page.keyboard.press("Enter");
  await expect(main).toHaveAttribute("data-feed", "sync-2");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Camera", exact: true })).toBeFocused();

  await page.keyboard.press("?");
  await tabTo(page, "radio", "By themselves");
  await press(page, "ArrowDown", "Escape", "v", "Alt+Shift+v");
  await expect.poll(layout).toBe("duo");
  await page.keyboard.press("Alt+Shift+?");
  await tabTo(page, "radio", "With Alt and Shift");
  await press(page, "ArrowDown", "Escape", "v", "Alt+Shift+v");
  await tabFromTop(page, "button", "Keys");
  await page.keyboard.press("Enter");
  await tabTo(page, "radio", "Not at all");
  await press(page, "ArrowDown", "Escape");
  await expect(page.getByRole("button", { name: "Keys", exact: true })).toBeFocused();
  expect(await layout()).toBe("duo");
  await page.keyboard.press("v");
  await expect.poll(layout).toBe("listen");

  await page.keyboard.press("d");
  const schedule = sheet(page, "Schedule");
  const known = schedule.getByText(/^As known at/);
  await expect(known).toBeVisible();
  await tabTo(page, "combobox", "Venue");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(":focus")).toHaveValue("test");
  await tabTo(page, "combobox", "Sport");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(":focus")).toHaveValue("ALP");
  const own = await known.innerText();
  await tabTo(page, "radio", /^Yours/);
  await page.keyboard.press("ArrowDown");
  await expect(known).not.toHaveText(own);
  await tabTo(page, "button", /^Watch live/);
  await page.keyboard.press("Enter");
  await expect(schedule).toBeHidden();
  await expect(main).toHaveAttribute("data-feed", "sync-1");

  await page.setViewportSize({ width: 768, height: 1024 });
  const more = page.getByRole("button", { name: "More", exact: true });
  await tabFromTop(page, "button", "More");
  await page.keyboard.press("Enter");
  await tabTo(page, "slider", "Volume", "Shift+Tab");
  await tabTo(page, "button", "Keys");
  await page.keyboard.press("Enter");
  await expect(sheet(page, "Keys")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
});

test("a key is what it says on a French keyboard, and what it stands for on an Arabic one", async ({
  page,
  backend,
}) => {
  await open(page, backend.base, 1440, 900);
  const client = await page.context().newCDPSession(page);
  const type = async (key: string, code: string, modifiers = 0) => {
    await client.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text: key, modifiers });
    await client.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, modifiers });
  };
  const main = page.locator("[data-main]");
  await type("\u00e9", "Digit2");
  await expect(main).toHaveAttribute("data-feed", "sync-2");
  await type("&", "Digit1");
  await expect(main).toHaveAttribute("data-feed", "sync-1");
  await type("\u0646", "KeyK");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await type("\u0646", "KeyK");
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
});

test("what a tile asks for is large enough to be pressed", async ({ page, backend }) => {
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("not allowed", "NotAllowedError"));
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(backend.base);
  const plays = page.getByRole("button", { name: /^Play: / });
  await expect(plays).toHaveCount(2);
  expect(await smallTargets(page)).toEqual([]);
  // All of it is in its tile.
  for (const play of await plays.all())
    expect(
      await play.evaluate((button) => {
        const [own, tile] = [button, button.closest("[data-feed]")].map((each) => each?.getBoundingClientRect());
        return own !== undefined && tile !== undefined && own.top >= tile.top && own.bottom <= tile.bottom;
      }),
    ).toBe(true);
});
