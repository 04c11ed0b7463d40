import type { Page } from "playwright";

/** Everything of the viewer that can be opened, by the way a person opens it: what is examined for accessibility. */
export interface View {
  name: string;
  /** From the bare wall; it waits until what was opened is there. */
  open(page: Page): Promise<void>;
}

export const LAYOUTS = ["mission-control", "focus", "duo", "listen", "large", "calm", "own"] as const;
export const THEMES = ["dark", "light", "forced"] as const;
export type Theme = (typeof THEMES)[number];
export const WIDTHS = { 320: 640, 768: 1024, 1440: 900 } as const;

const byKey = (key: string, name: string): View => ({
  name,
  async open(page) {
    await page.keyboard.press(key);
    await page.getByRole("dialog", { name }).waitFor();
  },
});

const byButton = (button: RegExp, name: string): View => ({
  name,
  async open(page) {
    await page.getByRole("button", { name: button }).filter({ visible: true }).first().click();
    await page.getByRole("dialog", { name }).filter({ visible: true }).first().waitFor();
  },
});

/** A panel that opens from its button, where the window has that button. */
function byPopover(name: string, button: RegExp): View {
  return {
    name,
    async open(page) {
      const opener = page.getByRole("button", { name: button }).filter({ visible: true }).first();
      if ((await opener.count()) === 0) return;
      await opener.click();
      await page.locator("[popover]:popover-open").first().waitFor({ timeout: 10_000 });
    },
  };
}

/** What lies over the wall. Each is closed by Escape. */
export const SHEETS: readonly View[] = [
  byKey("?", "Keys"),
  byKey("d", "Schedule"),
  byKey("e", "Medals"),
  byKey("o", "Captions"),
  byButton(/^Settings/, "Settings"),
  {
    name: "Sync meter",
    async open(page) {
      await page.keyboard.press("s");
      await page
        .getByRole("dialog", { name: "Sync meter" })
        .or(page.getByRole("region", { name: "Sync meter" }))
        .waitFor();
    },
  },
  // In a narrow window the sound stands in "More".
  byPopover("Sound or More", /^(?:Sound\b|More$)/),
  byPopover("Layout", /^Layout: /),
];

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === "light" ? "light" : "dark",
    forcedColors: theme === "forced" ? "active" : "none",
  });
}

/** Goes to a layout by key, as anyone can. */
export async function goToLayout(page: Page, layout: string): Promise<void> {
  const current = () => page.locator("html").getAttribute("data-layout");
  for (let tries = 0; tries < 12 && (await current()) !== layout; tries++) {
    const before = await current();
    await page.keyboard.press("v");
    await page.waitForFunction((id) => document.documentElement.dataset["layout"] !== id, before);
  }
  if ((await current()) !== layout) throw new Error(`the layout ${layout} was not reached`);
}

/** Leaves everything that is open. */
export async function closeAll(page: Page): Promise<void> {
  if (await page.getByRole("region", { name: "Sync meter" }).isVisible()) await page.keyboard.press("s");
  for (let tries = 0; tries < 6; tries++) {
    const open = await page.locator("dialog:modal, [popover]:popover-open").count();
    if (open === 0) return;
    await page.keyboard.press("Escape");
    await page.waitForTimeout(100);
  }
}
