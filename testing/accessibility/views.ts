import type { Locator, Page } from "playwright";
import { worded } from "./worded.ts";

export const LAYOUTS = ["mission-control", "focus", "duo", "listen", "large", "calm", "own"] as const;
export type LayoutId = (typeof LAYOUTS)[number];
export const THEMES = ["dark", "light", "forced"] as const;
export type Theme = (typeof THEMES)[number];
export const WIDTHS = { 320: 640, 768: 1024, 1440: 900 } as const;

/** Everything of the viewer that can be opened, by the way a person opens it: what is examined for accessibility. */
export interface View {
  name: string;
  /** The layout that has it; absent: each. */
  in?: LayoutId;
  /** Where its button stands; absent: everywhere. */
  fits?(width: number, layout: LayoutId): boolean;
  /** From the bare wall, in any language; it waits until what was opened is there, with what it shows. */
  open(page: Page): Promise<void>;
}

const dialog = async (page: Page, ...names: string[]): Promise<Locator> =>
  page
    .getByRole("dialog", { name: await worded(page, ...names) })
    .filter({ visible: true })
    .first();
async function press(page: Page | Locator, name: RegExp | string): Promise<void> {
  const exact = typeof name === "string" ? { exact: true } : {};
  await page
    .getByRole("button", { name, ...exact })
    .filter({ visible: true })
    .first()
    .click();
}

async function openByKey(page: Page, key: string, title: string): Promise<Locator> {
  await page.keyboard.press(key);
  const opened = await dialog(page, title);
  await opened.waitFor();
  return opened;
}
async function openByButton(
  page: Page,
  button: readonly string[],
  title: string,
  within: Page | Locator = page,
): Promise<Locator> {
  await press(within, await worded(page, ...button));
  const opened = await dialog(page, title);
  await opened.waitFor();
  return opened;
}
async function openSchedule(page: Page): Promise<Locator> {
  const schedule = await openByKey(page, "d", "schedule.title");
  await schedule.getByRole("button", { name: "Semi-final 1", exact: true }).waitFor();
  return schedule;
}
async function openUnit(page: Page, unit: string, shown: string): Promise<void> {
  await press(await openSchedule(page), unit);
  await (await dialog(page, "results.results")).locator(shown).first().waitFor();
}
async function openMedals(page: Page): Promise<Locator> {
  const medals = await openByKey(page, "e", "medals.title");
  await medals.getByRole("button", { name: "Jonas Ritter" }).waitFor();
  return medals;
}
async function arrange(page: Page): Promise<void> {
  const menu = await openByButton(page, ["walls.menu"], "walls.menu");
  await press(menu, await worded(page, "walls.arrange"));
  await page.locator("[data-arrange-bar] button").first().waitFor();
}

const openFromDeck = (page: Page, button: readonly string[], title: string) =>
  openByButton(page, button, title, page.locator("footer"));
const hasOwnButtons = (width: number, layout: LayoutId) => width >= 1024 && layout !== "large";

/** What lies over the wall, with the day of `beginDay` (e2e/odf.ts) in it. Each is closed by Escape. */
export const SHEETS: readonly View[] = [
  { name: "Keys", open: async (page) => void (await openByKey(page, "?", "keys.title")) },
  { name: "Schedule", open: async (page) => void (await openSchedule(page)) },
  { name: "A heat and its rounds", open: (page) => openUnit(page, "Semi-final 1", "[role=region] ol") },
  { name: "A race on its way", open: (page) => openUnit(page, "Sprint final", "[data-state=course]") },
  { name: "A match", open: (page) => openUnit(page, "Italy against Norway", "tbody tr + tr") },
  { name: "Medals", open: async (page) => void (await openMedals(page)) },
  {
    name: "An athlete",
    async open(page) {
      await press(await openMedals(page), "Jonas Ritter");
      await page.getByRole("dialog", { name: "Jonas Ritter" }).locator("tbody tr").first().waitFor();
    },
  },
  { name: "Captions", open: async (page) => void (await openByKey(page, "o", "captions.title")) },
  { name: "Settings", open: async (page) => void (await openByButton(page, ["wall.settings"], "wall.settings")) },
  {
    name: "Learn the sounds",
    async open(page) {
      const settings = await openByButton(page, ["wall.settings"], "wall.settings");
      await press(settings, await worded(page, "sonification.learn"));
      await (await dialog(page, "sonification.learn")).waitFor();
    },
  },
  {
    name: "Sync meter",
    async open(page) {
      await page.keyboard.press("s");
      await page.getByRole("region", { name: await worded(page, "meter.title") }).waitFor();
    },
  },
  {
    name: "A message",
    async open(page) {
      await page.keyboard.press("w");
      await page.locator("[data-answer] p").waitFor();
    },
  },
  {
    name: "Sound",
    fits: hasOwnButtons,
    open: async (page) => void (await openFromDeck(page, ["deck.sound"], "deck.sound")),
  },
  {
    name: "Picture",
    fits: hasOwnButtons,
    open: async (page) => void (await openFromDeck(page, ["sight.picture", "sight.pictureIs"], "sight.picture")),
  },
  {
    name: "More",
    fits: (width, layout) => !hasOwnButtons(width, layout),
    open: async (page) => void (await openFromDeck(page, ["deck.more"], "deck.more")),
  },
  {
    name: "Layouts",
    fits: (width, layout) => width < 1344 || layout === "large",
    open: async (page) => void (await openByButton(page, ["deck.layoutIs"], "deck.layouts")),
  },
  {
    name: "Cameras",
    in: "focus",
    open: async (page) => void (await openFromDeck(page, ["deck.camera"], "deck.cameras")),
  },
  { name: "Arrange", in: "own", open: async (page) => void (await openByButton(page, ["walls.menu"], "walls.menu")) },
  { name: "Arranging", in: "own", open: arrange },
  {
    name: "Add a camera",
    in: "own",
    async open(page) {
      await arrange(page);
      // The first that the bar takes away is the one that can be added.
      await page
        .locator("[data-arrange-bar]")
        .getByRole("button", { name: await worded(page, "walls.takeAway", "walls.takeAwayOf") })
        .first()
        .click();
      await openByButton(page, ["walls.add"], "walls.add");
    },
  },
];

/** Those that open over a layout in a window so wide; over the first one also those that only another layout has. */
export const sheetsOver = (layout: LayoutId, width: number): View[] =>
  SHEETS.filter(({ in: only, fits }) =>
    only === undefined ? (fits?.(width, layout) ?? true) : only === layout || layout === LAYOUTS[0],
  );

/** Opens it over a layout, or over the one that has it, and waits until it rests. */
export async function openOver(page: Page, view: View, layout: LayoutId): Promise<void> {
  await goToLayout(page, view.in ?? layout);
  await view.open(page);
  await settled(page);
}

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === "light" ? "light" : "dark",
    forcedColors: theme === "forced" ? "active" : "none",
  });
  await settled(page);
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
  await settled(page);
}

/** Until what moves for a while has come to rest and is drawn. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await drawn();
    const ending = document
      .getAnimations()
      .filter((one) => one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    await drawn();
  });

/** What a layout or sheet is made of has come once nothing has joined or left the page for so long. */
const QUIET_MS = 300;
const MOST_MS = 3000;

export const untilQuiet = (page: Page): Promise<void> =>
  page.evaluate(
    ([quietMs, mostMs]) =>
      new Promise<void>((done) => {
        const isElement = ({ nodeType }: Node) => nodeType === Node.ELEMENT_NODE;
        const end = () => {
          observer.disconnect();
          done();
        };
        let quiet = setTimeout(end, quietMs);
        const observer = new MutationObserver((changes) => {
          if (!changes.some(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes].some(isElement))) return;
          clearTimeout(quiet);
          quiet = setTimeout(end, quietMs);
        });
        observer.observe(document.body, { childList: true, subtree: true });
        setTimeout(end, mostMs);
      }),
    [QUIET_MS, MOST_MS] as const,
  );

const OPEN = "dialog:modal, [popover]:popover-open, [data-arrange-bar], [data-answer], section[aria-labelledby=meter]";

/** Leaves everything that is open. */
export async function closeAll(page: Page): Promise<void> {
  const open = page.locator(OPEN);
  for (let tries = 0; tries < 8; tries++) {
    const before = await open.count();
    if (before === 0) return;
    await page.keyboard.press("Escape");
    await page
      .waitForFunction(
        ([selector, count]) => document.querySelectorAll(selector).length < count,
        [OPEN, before] as const,
        { timeout: 1000 },
      )
      .catch(() => undefined);
  }
  throw new Error(`Escape does not close ${await open.first().evaluate((one) => one.outerHTML.slice(0, 200))}`);
}
