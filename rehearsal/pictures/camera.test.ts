import { createCanvas, ImageData } from "@napi-rs/canvas";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { readStrip, STRIP_CELLS, stripHeight } from "../../contracts/timecode.ts";
import { FEED_IDS, LOOPS } from "../scenario/feeds.ts";
import { PTZ_LIMITS } from "../scenario/views.ts";
import { createCamera } from "./camera.ts";
import { createTestCamera } from "./test-camera.ts";

interface Picture {
  pixels: Buffer;
  width: number;
  height: number;
}
const luma = ({ pixels, width }: Picture, x: number, y: number): number => {
  const at = (Math.floor(y) * width + Math.floor(x)) * 4;
  return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
};
const decode = (picture: Picture) =>
  readStrip(
    Array.from({ length: STRIP_CELLS }, (_, cell) =>
      luma(picture, ((cell + 0.5) * picture.width) / STRIP_CELLS, picture.height - stripHeight(picture.height) / 2),
    ),
  );
function scaled({ pixels, width, height }: Picture, to: number): Picture {
  const source = createCanvas(width, height);
  source.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  const wide = Math.round((to * 16) / 9);
  const target = createCanvas(wide, to);
  const context = target.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, wide, to);
  return { pixels: target.data(), width: wide, height: to };
}
/** Mean and spread of the luma over a grid of points. */
const tone = (picture: Picture): { mean: number; spread: number } => {
  const values = Array.from({ length: 1600 }, (_, index) =>
    luma(picture, ((index % 40) + 0.5) * (picture.width / 40), (Math.floor(index / 40) + 0.5) * (picture.height / 40)),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
};
const difference = (one: Buffer, other: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 4) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / (one.length / 4);
};

describe.each(FEED_IDS)("camera %s", (feed) => {
  test.each([
    [1280, 720],
    [320, 180],
  ])("draws a whole picture at %i x %i all through its loop", async (width, height) => {
    const camera = createCamera(feed, { width, height });
    for (let share = 0; share < 1; share += 0.125) {
      const pixels = camera.draw(share * LOOPS[feed]);
      expect(pixels.length).toBe(width * height * 4);
      const { mean, spread } = tone({ pixels, width, height });
      expect(mean).toBeGreaterThan(40);
      expect(mean).toBeLessThan(245);
      expect(spread).toBeGreaterThan(14);
      for (const [x, y] of [
        [0, 0],
        [width - 1, 0],
        [0, height - 1],
        [width - 1, height - 1],
      ] as const) {
        expect(pixels[(y * width + x) * 4 + 3], `corner ${x},${y} at ${share}`).toBe(255);
      }
      await turn();
    }
    camera.close();
    expect(() => camera.draw(0)).toThrow(`camera ${feed} is closed`);
  });

  test("draws the same picture for the same time, moves, and ends where it began", async () => {
    const size = { width: 320, height: 180 };
    const [one, other] = [createCamera(feed, size), createCamera(feed, size)];
    other.draw(LOOPS[feed] / 3);
    const first = one.draw(20_000);
    expect(other.draw(20_000).equals(first)).toBe(true);
    expect(difference(first, one.draw(22_000))).toBeGreaterThan(0.05);
    await turn();
    const start = one.draw(0);
    expect(difference(one.draw(LOOPS[feed] - 1), start)).toBeLessThan(1);
    expect(one.draw(LOOPS[feed] * 5).equals(start)).toBe(true);
  });

  test.each([720, 180])(
    "carries a timecode that is read at 720 lines and after scaling down to 180, drawn at %i",
    (height) => {
      const width = (height * 16) / 9;
      const camera = createCamera(feed, { width, height });
      for (const timecode of [
        { camera: 3, frame: 1599 },
        { camera: 15, frame: 2 ** 20 - 1 },
        { camera: 0, frame: 0 },
      ]) {
        const picture = { pixels: camera.draw(9_000, { strip: timecode }), width, height };
        expect(decode(picture)).toEqual(timecode);
        if (height > 180) expect(decode(scaled(picture, 180))).toEqual(timecode);
      }
      expect(decode({ pixels: camera.draw(9_000), width, height })).toBeNull();
      expect(decode({ pixels: camera.draw(9_000, { strip: null }), width, height })).toBeNull();
    },
  );
});

describe("the camera that turns", () => {
  const size = { width: 480, height: 270 };
  test("shows another picture for another view, also beyond its limits", async () => {
    const camera = createCamera("alpine-2", size);
    const home = camera.draw(20_000, { view: { panDeg: 0, tiltDeg: 0, zoom: 1 } });
    for (const view of [
      { panDeg: 12, tiltDeg: 0, zoom: 1 },
      { panDeg: 0, tiltDeg: 8, zoom: 1 },
      { panDeg: 0, tiltDeg: 0, zoom: 4 },
    ]) {
      expect(difference(camera.draw(20_000, { view }), home)).toBeGreaterThan(4);
    }
    const end = camera.draw(20_000, {
      view: { panDeg: PTZ_LIMITS.panDeg[1], tiltDeg: PTZ_LIMITS.tiltDeg[1], zoom: 1 },
    });
    expect(camera.draw(20_000, { view: { panDeg: 400, tiltDeg: 90, zoom: 0.2 } }).equals(end)).toBe(true);
    for (const panDeg of [...PTZ_LIMITS.panDeg]) {
      for (const tiltDeg of [...PTZ_LIMITS.tiltDeg]) {
        const pixels = camera.draw(20_000, { view: { panDeg, tiltDeg, zoom: 1 } });
        expect(tone({ pixels, ...size }).mean).toBeGreaterThan(60);
        expect(pixels[3], `${panDeg}/${tiltDeg}`).toBe(255);
      }
    }
    await turn();
  });
});

describe("test cameras", () => {
  test("are told apart by colour and strip, and move", () => {
    const size = { width: 640, height: 360 };
    const [one, other] = [createTestCamera(0, size), createTestCamera(1, size)];
    const strip = { camera: 1, frame: 77 };
    const picture = { pixels: other.draw(1_000, { strip }), ...size };
    expect(decode(picture)).toEqual(strip);
    expect(decode(scaled(picture, 180))).toEqual(strip);
    expect(difference(one.draw(1_000), other.draw(1_000))).toBeGreaterThan(10);
    expect(difference(one.draw(1_000), one.draw(1_040))).toBeGreaterThan(0.1);
  });
});
