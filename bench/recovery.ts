/**
 * How soon a wall is whole again after a source left, sent rubbish, came back in another size, or its encoder died:
 * from the moment the camera is plugged in until its picture is in step, in a page of each engine, while the neighbour
 * is watched for harm.
 */
import type { Page } from "playwright";
import { startBackend, type Backend } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { printFigures, printTable, type Cell } from "./figures.ts";
import { commandLineOf, treeOf } from "./process-cost.ts";
import { startCamera, startRubbish, type Camera, type CameraSettings } from "./recovery/camera.ts";
import { backAfterMs, takeSteps, watchSteps, type StepSample } from "./recovery/in-step.ts";
import type { EventFile, Rung } from "../contracts/event.ts";

const BASE_PORT = 9700;
const PORTS = { patient: BASE_PORT + 50, neighbour: BASE_PORT + 51 } as const;
const AWAY_MS = 4000;
const WATCHED_MS = 12_000;

const rung = (height: number, passThrough: Rung["passThrough"]): Rung => ({
  id: `${height}p`,
  height,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  bitrateKbps: 900,
  passThrough,
});
const event: EventFile = {
  id: "recovery",
  name: "Recovery",
  sample: false,
  timeZone: "Europe/Rome",
  venues: [{ id: "hall", name: "Hall" }],
  athletes: [],
  // Made by ffmpeg, so that there is an encoder to lose.
  ladders: { made: [rung(360, "never"), rung(180, "never")], taken: [rung(360, "auto")] },
  feeds: (["patient", "neighbour"] as const).map((id) => ({
    id,
    name: id,
    venue: "hall",
    source: { url: `srt://127.0.0.1:${PORTS[id]}?mode=listener&latency=20000` },
    timing: { mode: "arrival", offsetMs: -200 },
    ladder: id === "patient" ? "made" : "taken",
  })),
  metrics: [],
  sensors: [],
  consents: [],
};

/** What befalls the patient; resolves when the source is there again, with that moment. */
const MISHAPS: Readonly<Record<string, (stage: Mishap) => Promise<number>>> = {
  "source stopped": async ({ unplug, plug }) => {
    await unplug();
    await wait(AWAY_MS);
    return plug({ height: 360 });
  },
  "sent rubbish": async ({ unplug, plug }) => {
    await unplug();
    const rubbish = startRubbish(PORTS.patient);
    await wait(AWAY_MS);
    await rubbish.stop();
    return plug({ height: 360 });
  },
  "came back smaller": async ({ unplug, plug }) => {
    await unplug();
    return plug({ height: 180 });
  },
  "came back larger": async ({ unplug, plug }) => {
    await unplug();
    return plug({ height: 360 });
  },
  "came back mute": async ({ unplug, plug }) => {
    await unplug();
    return plug({ height: 360, sound: false });
  },
  "came back in another hour": async ({ unplug, plug }) => {
    await unplug();
    return plug({ height: 360, offset: 3600 });
  },
  "encoder killed": async ({ backend }) => {
    const { pid } = treeOf(backend.pids).find((one) => commandLineOf(one.pid).join(" ").includes("-f nut")) ?? {};
    if (pid === undefined) throw new Error("no encoder runs");
    process.kill(pid, "SIGKILL");
    return Date.now();
  },
};
interface Mishap {
  backend: Backend;
  unplug(): Promise<void>;
  plug(settings: CameraSettings): number;
}
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

const backend = await startBackend({ basePort: BASE_PORT, event });
const browser = await launchChromium();
const neighbour = startCamera(PORTS.neighbour, { height: 360 });
let camera: Camera = startCamera(PORTS.patient, { height: 360 });
const stage: Mishap = {
  backend,
  unplug: () => camera.stop(),
  plug(settings) {
    camera = startCamera(PORTS.patient, settings);
    return Date.now();
  },
};

async function openPage(query: string): Promise<Page> {
  // A window of its own: pages in the background are throttled.
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  await page.goto(backend.base + query);
  for (const feed of ["patient", "neighbour"])
    await page.locator(`[data-feed="${feed}"][data-face=picture]`).waitFor({ timeout: 30_000 });
  await watchSteps(page);
  return page;
}

try {
  const pages = { dash: await openPage("/"), hls: await openPage("/?engine=hls") };
  await wait(6000);
  const rows: Record<string, Cell>[] = [];
  const backs: number[] = [];
  let neighbourOut = 0;
  for (const [name, befall] of Object.entries(MISHAPS)) {
    for (const page of Object.values(pages)) await takeSteps(page);
    const since = await befall(stage);
    await wait(WATCHED_MS);
    const row: Record<string, Cell> = { mishap: name };
    for (const [engine, page] of Object.entries(pages)) {
      const samples: StepSample[] = await takeSteps(page);
      const back = backAfterMs(samples, "patient", since);
      if (back !== null) backs.push(back);
      row[`${engine} ms`] = back === null ? "not back" : Math.round(back);
      const out = samples.filter(({ feed, inStep }) => feed === "neighbour" && !inStep).length;
      row[`${engine} neighbour out`] = out;
      neighbourOut += out;
    }
    rows.push(row);
  }
  printTable(rows);
  printFigures({
    back_max_ms: Math.round(Math.max(...backs)),
    not_back: Object.keys(MISHAPS).length * 2 - backs.length,
    neighbour_out_of_step: neighbourOut,
  });
} finally {
  await camera.stop();
  await neighbour.stop();
  await browser.close();
  await backend.close();
}
