import { createCanvas, loadImage } from "@napi-rs/canvas";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { startBackend, untilLive } from "../bench/backend.ts";
import { launchChromium } from "../bench/chromium.ts";

/**
 * `node scripts/screenshots.ts`, after `npm run build`: public/screenshots, which browsers show to whoever is about to
 * install Vedetta (Web App Manifest, screenshots). Of the rehearsal, when its cameras are live.
 */
const PICTURES = [
  { name: "wall", path: "/", width: 1280, height: 720, scale: 1, isMobile: false },
  { name: "phone", path: "/", width: 390, height: 844, scale: 2, isMobile: true },
  { name: "listen", path: "/?layout=listen", width: 390, height: 844, scale: 2, isMobile: true },
] as const;
/** Until results and figures are there. */
const SETTLE_MS = 12_000;

const folder = resolve(import.meta.dirname, "../public/screenshots");
mkdirSync(folder, { recursive: true });
const backend = await startBackend({ basePort: 9700 });
const browser = await launchChromium();
try {
  await untilLive(backend, 600_000);
  for (const { name, path, width, height, scale, isMobile } of PICTURES) {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: "dark",
      ...{ isMobile, hasTouch: isMobile },
    });
    await page.goto(backend.base + path);
    await page.getByRole("group", { name: "Player" }).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const picture = await loadImage(await page.screenshot());
    const canvas = createCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    writeFileSync(resolve(folder, `${name}.webp`), canvas.toBuffer("image/webp", 80));
    await page.close();
  }
} finally {
  await browser.close();
  await backend.close();
}
