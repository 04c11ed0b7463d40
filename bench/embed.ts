import { resolve } from "node:path";
import type { Browser } from "playwright";
import { startBackend, untilLive } from "./backend.ts";
import { measureSizes } from "./bundle-size.ts";
import { launchChromium } from "./chromium.ts";
import { embedFaults } from "./embed-bars.ts";
import { median, printFigures, printTable } from "./figures.ts";

/**
 * `npm run bench -- embed [rounds] [base port]`: how soon the widget's page shows its first picture, beside the app's. Each page is
 * opened by a browser that knows nothing yet; the order is turned round each time. The same six cameras, the same layout, and
 * one camera alone as most partners show it. It fails where the widget is slower or heavier than the app (embed-bars.ts).
 */
const rounds = Number(process.argv[2] ?? 9);
const basePort = Number(process.argv[3] ?? 9400);
const PAGES = { app: "/", "widget, the wall": "/embed", "widget, one camera": "/embed?feed=sync-1" } as const;
type Name = keyof typeof PAGES;

const backend = await startBackend({ basePort, profile: "sync25" });
const browser = await launchChromium();
const times: Record<Name, number[]> = { app: [], "widget, the wall": [], "widget, one camera": [] };
try {
  await untilLive(backend, 120_000);
  const names = Object.keys(PAGES) as Name[];
  // The first of all pays for what the browser and the backend load once.
  await firstPictureMs(browser, backend.base + PAGES.app);
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed())
      times[name].push(await firstPictureMs(browser, backend.base + PAGES[name]));
  printTable(
    names.map((name) => ({
      page: name,
      "first picture, median ms": median(times[name]),
      "least ms": Math.min(...times[name]),
      "most ms": Math.max(...times[name]),
    })),
  );
  const sizes = measureSizes(resolve(import.meta.dirname, "../dist"));
  const figures = {
    embed_first_picture_ratio: median(times["widget, the wall"]) / median(times.app),
    embed_one_camera_ratio: median(times["widget, one camera"]) / median(times.app),
    app_first_picture_ms: median(times.app),
    embed_first_picture_ms: median(times["widget, the wall"]),
    embed_js_kb: sizes.widget_js_br_kb,
    app_js_kb: sizes.initial_js_br_kb,
    loader_kb: sizes.loader_br_kb,
  };
  printFigures(figures);
  const faults = embedFaults(figures);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await backend.close();
}

/** From the start of the navigation to the first frame of the main picture on screen, with an empty cache. */
async function firstPictureMs(from: Browser, address: string): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const look = () => {
        const video = document.querySelector<HTMLVideoElement>("[data-main] video");
        if (!video) return void requestAnimationFrame(look);
        video.requestVideoFrameCallback(() => Object.assign(globalThis, { firstPictureMs: performance.now() }));
      };
      look();
    });
    await page.goto(address);
    const found = await page.waitForFunction(
      () => (globalThis as { firstPictureMs?: number }).firstPictureMs,
      undefined,
      {
        timeout: 30_000,
      },
    );
    return Number(await found.jsonValue());
  } finally {
    await context.close();
  }
}
