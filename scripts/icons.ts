import { createCanvas } from "@napi-rs/canvas";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** `node scripts/icons.ts`: draws the app's icons (public/icons) from the mark, in the colours of src/ui/tokens.css. */
const folder = resolve(import.meta.dirname, "../public/icons");
const ROOM = "#0b0d11";
const ACCENT = "#ffb347";
/** The mark as in public/icon.svg, in parts of the icon's side: a lamp, upright. */
const LAMP = { width: 10 / 32, height: 20 / 32, radius: 1.5 / 32 };
/** Of a maskable icon only a circle of 80 % is sure to be seen (W3C, Web App Manifest, 3.1). */
const SAFE = 0.8;

function draw(sidePx: number, options: { cornersPx: number; scale: number; ink?: string; clear?: boolean }): Buffer {
  const canvas = createCanvas(sidePx, sidePx);
  const context = canvas.getContext("2d");
  if (options.clear !== true) {
    context.fillStyle = ROOM;
    context.beginPath();
    context.roundRect(0, 0, sidePx, sidePx, options.cornersPx);
    context.fill();
  }
  const side = sidePx * options.scale;
  context.fillStyle = options.ink ?? ACCENT;
  context.beginPath();
  context.roundRect(
    (sidePx - LAMP.width * side) / 2,
    (sidePx - LAMP.height * side) / 2,
    LAMP.width * side,
    LAMP.height * side,
    LAMP.radius * side,
  );
  context.fill();
  return canvas.toBuffer("image/png");
}

/** The signs of the shortcuts: rows of a day, and waves of sound. */
function drawShortcut(kind: "schedule" | "listen", sidePx: number): Buffer {
  const canvas = createCanvas(sidePx, sidePx);
  const context = canvas.getContext("2d");
  context.fillStyle = ROOM;
  context.beginPath();
  context.roundRect(0, 0, sidePx, sidePx, (sidePx * 6) / 32);
  context.fill();
  context.fillStyle = ACCENT;
  const bar = (x: number, y: number, width: number, height: number) => {
    context.beginPath();
    context.roundRect(x * sidePx, y * sidePx, width * sidePx, height * sidePx, sidePx / 40);
    context.fill();
  };
  if (kind === "schedule")
    for (const [row, width] of [0.5, 0.36, 0.44].entries()) bar(0.25, 0.27 + row * 0.18, width, 0.09);
  else
    for (const [column, height] of [0.2, 0.42, 0.6, 0.34, 0.16].entries())
      bar(0.22 + column * 0.12, 0.5 - height / 2, 0.07, height);
  return canvas.toBuffer("image/png");
}

mkdirSync(folder, { recursive: true });
const files: Readonly<Record<string, Buffer>> = {
  "app-192.png": draw(192, { cornersPx: 36, scale: 1 }),
  "app-512.png": draw(512, { cornersPx: 96, scale: 1 }),
  "maskable-192.png": draw(192, { cornersPx: 0, scale: SAFE }),
  "maskable-512.png": draw(512, { cornersPx: 0, scale: SAFE }),
  // Android colours this one itself, where the viewer wants all icons alike.
  "monochrome-512.png": draw(512, { cornersPx: 0, scale: SAFE, ink: "#ffffff", clear: true }),
  // iOS rounds the corners itself, and shows black where an icon is clear.
  "apple-touch-180.png": draw(180, { cornersPx: 0, scale: 1 }),
  "schedule-96.png": drawShortcut("schedule", 96),
  "listen-96.png": drawShortcut("listen", 96),
};
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(join(folder, name), bytes);
  console.log(`public/icons/${name}  ${bytes.length} bytes`);
}
