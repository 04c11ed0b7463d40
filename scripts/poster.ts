import { createCanvas } from "@napi-rs/canvas";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { randomOf } from "../testing/random.ts";

/**
 * `node scripts/poster.ts`: draws public/poster.webp, which stands in the main picture's place until that comes: a valley
 * at dusk, snow, and one lamp at a lookout.
 */
const WIDTH = 1280;
const HEIGHT = 720;
const RIDGES = [
  { base: 0.62, tall: 0.34, colour: "#39465a", snow: "#8794a8" },
  { base: 0.74, tall: 0.26, colour: "#263142", snow: "#5d6a7e" },
  { base: 0.88, tall: 0.2, colour: "#161d29", snow: "#2f3a4b" },
];

const canvas = createCanvas(WIDTH, HEIGHT);
const context = canvas.getContext("2d");
const sky = context.createLinearGradient(0, 0, 0, HEIGHT);
sky.addColorStop(0, "#101723");
sky.addColorStop(0.55, "#34435c");
sky.addColorStop(0.8, "#8a7f86");
context.fillStyle = sky;
context.fillRect(0, 0, WIDTH, HEIGHT);

const draws = randomOf(26);
const next = () => draws(0, 1000) / 1000;
for (const { base, tall, colour, snow } of RIDGES) {
  const peaks = Array.from({ length: 9 }, (_, index) => ({
    x: ((index + next() * 0.7 - 0.5) / 7) * WIDTH,
    y: (base - tall * (0.35 + 0.65 * next())) * HEIGHT,
  }));
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(-40, HEIGHT);
  for (const [index, { x, y }] of peaks.entries()) {
    const before = peaks[index - 1];
    if (before) context.lineTo((before.x + x) / 2, base * HEIGHT);
    context.lineTo(x, y);
  }
  context.lineTo(WIDTH + 40, base * HEIGHT);
  context.lineTo(WIDTH + 40, HEIGHT);
  context.fill();
  context.fillStyle = snow;
  for (const { x, y } of peaks) {
    const fall = (base * HEIGHT - y) * 0.42;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + fall * 0.62, y + fall);
    context.lineTo(x + fall * 0.18, y + fall * 0.72);
    context.lineTo(x - fall * 0.12, y + fall * 1.05);
    context.lineTo(x - fall * 0.5, y + fall * 0.8);
    context.fill();
  }
}
// The lookout's lamp.
const glow = context.createRadialGradient(900, 470, 2, 900, 470, 90);
glow.addColorStop(0, "rgb(255 179 71 / 0.9)");
glow.addColorStop(1, "rgb(255 179 71 / 0)");
context.fillStyle = glow;
context.fillRect(800, 370, 200, 200);
context.fillStyle = "#ffb347";
context.fillRect(894, 456, 12, 24);

writeFileSync(resolve(import.meta.dirname, "../public/poster.webp"), canvas.toBuffer("image/webp", 62));
