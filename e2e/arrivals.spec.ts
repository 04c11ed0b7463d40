import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGS, CHROMIUM_PATH } from "../bench/chromium.ts";
import { expect, PAIR, test } from "./stage.ts";

/** How a visit begins: by a link, by what was kept, and without a sound that nobody asked for. */
test.use({ feeds: PAIR });

const layout = (page: Page) => page.locator("html").getAttribute("data-layout");
const sound = (page: Page) => page.getByRole("button", { name: /^Sound/ });
const open = async (page: Page, address: string) => {
  await page.goto(address);
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};
/** As if a viewer had chosen it on this device before. */
const choseBefore = (page: Page, id: string) =>
  page.addInitScript((chosen) => {
    if (!localStorage.getItem("vedetta"))
      localStorage.setItem("vedetta", JSON.stringify({ state: { layout: chosen }, version: 1 }));
  }, id);
const note = (page: Page) => page.getByRole("region", { name: "Message" });

test.beforeEach(({ page }) => page.setViewportSize({ width: 1440, height: 900 }));

test("a link opens its layout for one visit, and what the viewer chose is there again without it", async ({
  page,
  backend,
}) => {
  await choseBefore(page, "focus");
  await open(page, `${backend.base}?layout=duo`);
  await expect.poll(() => layout(page)).toBe("duo");
  await open(page, backend.base);
  await expect.poll(() => layout(page)).toBe("focus");
  // What he chooses in such a visit is kept.
  await open(page, `${backend.base}?layout=duo`);
  await expect.poll(() => layout(page)).toBe("duo");
  await page.keyboard.press("v");
  await expect.poll(() => layout(page)).toBe("listen");
  await open(page, backend.base);
  await expect.poll(() => layout(page)).toBe("listen");
});

test("whoever chose a layout for how he sees, hears or thinks stays in it, and is told", async ({ page, backend }) => {
  await choseBefore(page, "large");
  await open(page, `${backend.base}?layout=focus`);
  await expect(note(page)).toContainText("The link shows Focus. You stay in Large, which you chose.");
  expect(await layout(page)).toBe("large");
  await open(page, `${backend.base}?layout=large`);
  await expect(note(page)).toBeHidden();
});

test("Calm begins silent, by a link and when the page comes back; its silence stays there", async ({
  page,
  backend,
}) => {
  // What sounds stands in no page: it is caught where it is made.
  await page.addInitScript(() => {
    const made: HTMLAudioElement[] = [];
    Object.assign(globalThis, { made });
    const create = document.createElement.bind(document);
    document.createElement = ((tag: string, options?: ElementCreationOptions) => {
      const element = create(tag, options);
      if (element instanceof HTMLAudioElement) made.push(element);
      return element;
    }) as typeof document.createElement;
  });
  const isMuted = () =>
    page.evaluate(() => (globalThis as unknown as { made: HTMLAudioElement[] }).made.map((audio) => audio.muted));
  await open(page, `${backend.base}?layout=calm`);
  await expect.poll(() => layout(page)).toBe("calm");
  await expect(sound(page)).toContainText("Muted");
  expect(await isMuted()).toEqual([true]);
  await page.keyboard.press("m");
  await expect(sound(page)).not.toContainText("Muted");
  expect(await isMuted()).toEqual([false]);
  await page.reload();
  await expect.poll(() => layout(page)).toBe("calm");
  await expect(sound(page)).toContainText("Muted");
  expect(await isMuted()).toEqual([true]);
  // On, to a layout that sounds.
  await page.keyboard.press("v");
  await expect.poll(() => layout(page)).not.toBe("calm");
  await expect(sound(page)).not.toContainText("Muted");
  expect(await isMuted()).toEqual([false]);
});

test("where the browser lets no sound begin by itself, it says how to hear it, and any key does it", async ({
  backend,
}) => {
  let browser: Browser | null = null;
  try {
    const args = CHROMIUM_ARGS.filter((arg) => !arg.startsWith("--autoplay-policy"));
    browser = await chromium.launch({
      executablePath: CHROMIUM_PATH,
      args: [...args, "--autoplay-policy=document-user-activation-required"],
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    // What the browser does for a test counts as a gesture of the viewer's, unless it is asked this way.
    const waits = async () => {
      const expression = `[...document.querySelectorAll("button, [aria-live]")].filter(({ textContent }) =>
        textContent.includes("Press any key to hear it")).length`;
      return (await session.send("Runtime.evaluate", { expression })).result.value as unknown;
    };
    await page.goto(`${backend.base}?layout=listen`);
    // Shown, and said.
    await expect.poll(waits, { timeout: 40_000 }).toBe(2);
    await page.keyboard.press("Shift+Tab");
    await expect.poll(waits).toBeLessThan(2);
    await expect(sound(page)).not.toContainText("Press any key");
  } finally {
    await browser?.close();
  }
});
