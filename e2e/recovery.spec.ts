import { expect, test as base, type Page } from "@playwright/test";
import type { EventFile, Rung } from "../contracts/event.ts";
import { startBackend, type Backend } from "../bench/backend.ts";
import { commandLineOf, treeOf } from "../bench/process-cost.ts";
import { startCamera } from "../bench/recovery/camera.ts";
import { takeSteps, watchSteps } from "../bench/recovery/in-step.ts";
import { BASE_PORT } from "./playwright.config.ts";

/** An encoder that dies while the same camera is watched over DASH and over HLS. */

const PORT = BASE_PORT + 52;
const rung: Rung = {
  id: "360p",
  height: 360,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  bitrateKbps: 900,
  passThrough: "never",
};
const event: EventFile = {
  id: "recovery",
  name: "Recovery",
  sample: false,
  timeZone: "Europe/Rome",
  venues: [{ id: "hall", name: "Hall" }],
  athletes: [],
  ladders: {},
  feeds: [
    {
      id: "made",
      name: "Made",
      venue: "hall",
      source: { url: `srt://127.0.0.1:${PORT}?mode=listener&latency=20000` },
      timing: { mode: "arrival", offsetMs: -200 },
      ladder: [rung],
    },
  ],
  metrics: [],
  sensors: [],
  consents: [],
};

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

const tile = (page: Page) => page.locator("[data-feed=made]");

test("both players cross the discontinuity that a dead encoder leaves", async ({ browser, backend }) => {
  const camera = startCamera(PORT, { height: 360 });
  try {
    const watch = async (query: string) => {
      const page = await (await browser.newContext({ viewport: { width: 800, height: 600 } })).newPage();
      await page.goto(backend.base + query);
      await expect(tile(page)).toHaveAttribute("data-face", "picture", { timeout: 30_000 });
      await watchSteps(page);
      return page;
    };
    const pages = [await watch("/"), await watch("/?engine=hls")];
    const inStep = async (page: Page) => {
      const last = (await takeSteps(page)).slice(-20);
      return last.length > 10 && last.every((step) => step.inStep);
    };
    for (const page of pages) await expect.poll(() => inStep(page), { intervals: [2000] }).toBe(true);

    const encoder = treeOf(backend.pids).find(({ pid }) => commandLineOf(pid).join(" ").includes("-f nut"));
    process.kill(encoder?.pid ?? Number.NaN, "SIGKILL");
    const killedAt = Date.now();
    for (const page of pages) await expect(tile(page)).toContainText("Restarted", { timeout: 20_000 });
    for (const page of pages) await expect.poll(() => inStep(page), { intervals: [2000] }).toBe(true);
    test.info().annotations.push({ type: "in step again", description: `${Date.now() - killedAt} ms at most` });

    const manifest = await (await fetch(`${backend.origin}/live/made/manifest.mpd`)).text();
    expect(manifest.match(/<Period /g)).toHaveLength(2);
    const playlist = await (await fetch(`${backend.origin}/live/made/v-360p/media.m3u8`)).text();
    expect(playlist.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(1);
  } finally {
    await camera.stop();
  }
});
