import type { BrowserContext, Frame, Page } from "@playwright/test";
import { openPartnerSite, type PartnerSite } from "./partner-site.ts";
import { expect, test } from "./stage.ts";

/** What a partner writes into his page, and how a test looks into the widget there and asks it. */

const PORT = 8890;
export const PARTNERS = [{ id: "news", name: "News", origins: [`http://127.0.0.1:${PORT}`] }];

/** A partner's site for the tests of a file. */
export function usePartnerSite(): { readonly site: PartnerSite } {
  let site: PartnerSite;
  test.beforeAll(async () => {
    site = await openPartnerSite(PORT);
  });
  test.afterAll(() => site.close());
  return {
    get site() {
      return site;
    },
  };
}

export const pageWith = (base: string, body: string, head = "") =>
  `<!doctype html><html lang="en"><head><title>News</title>${head}<script async src="${base}/embed.js"></script></head>` +
  `<body><main><h1>News</h1><button id="before">Before</button>${body}<button id="after">After</button></main></body></html>`;

export async function framesOf(page: Page, count = 1): Promise<Frame[]> {
  const widgets = () => page.frames().filter((frame) => new URL(frame.url()).pathname === "/embed");
  await expect.poll(() => widgets().length).toBe(count);
  return widgets();
}
/** Until the main picture moves. */
export async function untilPlays(frame: Frame, player = "Player"): Promise<void> {
  const video = frame.locator("[data-main] video");
  await expect(frame.locator("[data-main]")).toHaveAttribute("data-face", "picture", { timeout: 40_000 });
  const at = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
  const before = await at();
  await expect.poll(at).toBeGreaterThan(before + 0.5);
  await expect(frame.getByRole("group", { name: player })).toBeVisible();
}

export interface PlayerElement extends HTMLElement {
  play(): Promise<unknown>;
  pause(): Promise<unknown>;
  seek(to: number | "live"): Promise<unknown>;
  layout(id: string): Promise<unknown>;
  main(feed: string): Promise<unknown>;
  mute(muted?: boolean): Promise<unknown>;
  captions(on?: boolean): Promise<unknown>;
  volume(volume: number): Promise<unknown>;
  state(): Promise<Record<string, unknown>>;
}
/** Asks the first player of the page, as a partner's script does; what it refuses comes back as words. */
export const ask = (page: Page, name: keyof PlayerElement, ...args: unknown[]) =>
  page
    .locator("vedetta-player")
    .first()
    .evaluate(
      async (player, [method, given]) => {
        try {
          return (await (player as never as Record<string, (...all: unknown[]) => Promise<unknown>>)[method]?.(
            ...given,
          )) as Record<string, unknown>;
        } catch (error) {
          return { fault: (error as Error).message };
        }
      },
      [name as string, args] as const,
    );

/** The one widget of the page. */
export async function frameOf(page: Page): Promise<Frame> {
  const [frame] = await framesOf(page);
  if (!frame) throw new Error("no frame");
  return frame;
}

/** What the page's root said of itself, from its first moment on: a layout or a theme that was there for a frame is found too. */
export const watchRoot = (of: Page | BrowserContext) =>
  of.addInitScript(() => {
    const seen = { layout: [] as string[], theme: [] as string[], main: [] as string[] };
    Object.assign(globalThis, { seen });
    const add = (to: string[], value: string | null | undefined) => {
      if (value && value !== to.at(-1)) to.push(value);
    };
    new MutationObserver(() => {
      add(seen.layout, document.documentElement.dataset["layout"]);
      add(seen.theme, document.documentElement.dataset["theme"]);
      add(seen.main, document.querySelector<HTMLElement>("[data-main]")?.dataset["feed"]);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
export const seenIn = (frame: Frame) =>
  frame.evaluate(() => (globalThis as never as { seen: Record<"layout" | "theme" | "main", string[]> }).seen);
