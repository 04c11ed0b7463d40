import { spawn, type ChildProcess } from "node:child_process";
import { expect, test as base } from "@playwright/test";
import type { EventFile } from "../contracts/event.ts";
import { startBackend, type Backend } from "../bench/backend.ts";
import { BASE_PORT } from "./playwright.config.ts";

/** A real contribution: cameras that know nothing of us send over SRT and RTMP, and are seen on the wall. */

const SRT_PORT = BASE_PORT + 50;
const RTMP_PORT = BASE_PORT + 51;

const event: EventFile = {
  id: "village",
  name: "Village race",
  sample: false,
  timeZone: "Europe/Rome",
  venues: [{ id: "slope", name: "The slope" }],
  athletes: [],
  ladders: {},
  feeds: [
    { id: "over-srt", name: "Start", url: `srt://127.0.0.1:${SRT_PORT}?mode=listener` },
    { id: "over-rtmp", name: "Finish", url: `rtmp://127.0.0.1:${RTMP_PORT}/live/finish` },
  ].map(({ id, name, url }) => ({
    id,
    name,
    venue: "slope",
    source: { url },
    timing: { mode: "arrival", offsetMs: -200 },
    ladder: [
      {
        id: "360p",
        height: 360,
        codec: "h264",
        bitDepth: 8,
        dynamicRange: "sdr",
        bitrateKbps: 700,
        passThrough: "auto",
      },
    ],
  })),
  metrics: [],
  sensors: [],
  consents: [],
};

/** A camera-like clip: 640x360 at 25 frames a second with sound, as an encoder on a tripod would send it. */
function sendCamera(address: string, format: "mpegts" | "flv"): ChildProcess {
  const args = [
    ...[
      "-v",
      "error",
      "-re",
      "-f",
      "lavfi",
      "-i",
      "testsrc2=size=640x360:rate=25",
      "-f",
      "lavfi",
      "-i",
      "sine=frequency=440:sample_rate=48000",
    ],
    ...[
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-tune",
      "zerolatency",
      "-g",
      "50",
      "-pix_fmt",
      "yuv420p",
      "-b:v",
      "800k",
    ],
    ...["-c:a", "aac", "-b:a", "96k", "-f", format, address],
  ];
  return spawn("ffmpeg", args, { stdio: "ignore" });
}

const test = base.extend<object, { backend: Backend }>({
  backend: [
    async ({}, use) => {
      const backend = await startBackend({ basePort: BASE_PORT, event });
      await use(backend);
      await backend.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

const CONTRIBUTIONS = [
  { feed: "over-srt", address: `srt://127.0.0.1:${SRT_PORT}?mode=caller`, format: "mpegts" },
  { feed: "over-rtmp", address: `rtmp://127.0.0.1:${RTMP_PORT}/live/finish`, format: "flv" },
] as const;

test("a camera that stops says so in its tile, the other one does not notice, and it comes back in step", async ({
  page,
  backend,
}) => {
  const [one, other] = CONTRIBUTIONS;
  await page.goto(backend.base);
  const tileOf = (feed: string) => page.locator(`[data-feed="${feed}"]`);
  const timeOf = (feed: string) =>
    tileOf(feed)
      .locator("video")
      .evaluate((video: HTMLVideoElement) => video.currentTime);
  let camera = sendCamera(one.address, one.format);
  const neighbour = sendCamera(other.address, other.format);
  try {
    for (const { feed } of CONTRIBUTIONS)
      await expect(tileOf(feed)).toHaveAttribute("data-face", "picture", { timeout: 30_000 });
    const stalls = await tileOf(other.feed)
      .locator("video")
      .evaluateHandle((video: HTMLVideoElement) => {
        const counted = { loads: 0 };
        video.addEventListener("emptied", () => counted.loads++);
        return counted;
      });
    camera.kill("SIGKILL");
    await expect(tileOf(one.feed)).toHaveAttribute("data-face", "no-signal");
    await expect(tileOf(one.feed)).toContainText("The camera stopped sending");
    await expect(tileOf(other.feed)).toHaveAttribute("data-face", "picture");

    camera = sendCamera(one.address, one.format);
    await expect(tileOf(one.feed)).toHaveAttribute("data-face", "picture", { timeout: 20_000 });
    await expect
      .poll(async () => Math.abs((await timeOf(one.feed)) - (await timeOf(other.feed))), { timeout: 20_000 })
      .toBeLessThan(0.1);
    expect(await stalls.evaluate(({ loads }) => loads)).toBe(0);
  } finally {
    camera.kill("SIGKILL");
    neighbour.kill("SIGKILL");
  }
});

for (const { feed, address, format } of CONTRIBUTIONS) {
  test(`a camera that sends ${feed.replace("over-", "over ").toUpperCase()} is seen on the wall`, async ({
    page,
    backend,
  }) => {
    await page.goto(backend.base);
    const tile = page.locator(`[data-feed="${feed}"]`);
    await expect(tile).toBeVisible();
    const camera = sendCamera(address, format);
    try {
      const video = tile.locator("video");
      await expect
        .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoHeight), { timeout: 20_000 })
        .toBe(360);
      const first = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
      await expect
        .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
        .toBeGreaterThan(first + 2);
      await expect(tile).toHaveAttribute("data-face", "picture");
    } finally {
      camera.kill("SIGKILL");
    }
  });
}
