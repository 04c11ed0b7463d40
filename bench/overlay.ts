/**
 * The number on the picture against the truth of the frame it is drawn on, as a distance in time: how far, in frames,
 * must one go along the true curve from the frame's instant (read from its timecode) to meet the number drawn?
 */
import type { Page } from "playwright";
import { skierAt } from "../rehearsal/scenario/alpine.ts";
import { LOOPS } from "../rehearsal/scenario/feeds.ts";
import { truthAt } from "../rehearsal/scenario/truth.ts";
import { startBackend, until, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { median, percentile, printFigures, printTable } from "./figures.ts";
import { openLiveWall } from "./live-wall.ts";
import { startLooking, takeLooks, type Look } from "./picture-probe.ts";

const FRAME_MS = 40;
const SEARCH_MS = 2000;
/** The metrics that change with every frame while somebody is on course. */
const METRICS = ["run-time", "speed"] as const;
const PHASE_SECONDS = Number(process.env["VEDETTA_BENCH_SECONDS"] ?? 20);

/** Smallest |t' - at| in ms for which the true value crosses `drawn`; SEARCH_MS where it never does. */
function distanceInTime(metric: string, drawn: number, at: number): number {
  const value = (time: number): number => {
    const skier = skierAt(time);
    return Number(truthAt(time)[`athlete:${skier.athlete}`]?.[metric] ?? Number.NaN);
  };
  const here = value(at) - drawn;
  if (here === 0) return 0;
  const before = { [-1]: here, 1: here };
  for (let step = 1; step <= SEARCH_MS; step++)
    for (const direction of [-1, 1] as const) {
      const there = value(at + direction * step) - drawn;
      // The crossing lies between this step and the one before.
      if (Math.sign(there) !== Math.sign(here)) return step - 1 + before[direction] / (before[direction] - there);
      before[direction] = there;
    }
  return SEARCH_MS;
}

const isRacing = (at: number): boolean => {
  const { stage, runMs, run } = skierAt(at);
  return stage !== "start-house" && runMs > 1000 && runMs < run.durationMs - 1000;
};

interface Found {
  phase: string;
  metric: string;
  frames: number;
}

function judge(phase: string, looks: readonly Look[]): Found[] {
  return looks.flatMap(({ pictured, overlay }) => {
    if (pictured === null || overlay === null || !isRacing(pictured)) return [];
    return METRICS.flatMap((metric) => {
      const drawn = overlay.values[metric];
      return drawn === undefined || Number.isNaN(drawn)
        ? []
        : [{ phase, metric, frames: distanceInTime(metric, drawn, pictured) / FRAME_MS }];
    });
  });
}

async function observe(page: Page, phase: string): Promise<Found[]> {
  await takeLooks(page, () => ({ loopMs: 1, frameMs: 1 }));
  const found: Found[] = [];
  // Between runs nobody races; go on until enough frames with a racer were seen.
  await until(`${phase}: enough pictures of a run`, 150_000, async () => {
    await page.waitForTimeout(1000);
    const looks = (
      await takeLooks(page, () => ({ loopMs: LOOPS["alpine-1"], frameMs: FRAME_MS }), { live: false })
    ).filter(({ feed }) => feed === "alpine-1");
    found.push(...judge(phase, looks));
    return found.length >= PHASE_SECONDS * 15;
  });
  return found;
}

const backend = await startBackend({ basePort: 9400 });
const browser = await launchChromium();
try {
  await untilLive(backend, 600_000);
  const page = await openLiveWall(browser, backend.base, 4000);
  await startLooking(page, { everyMs: 200, overlay: "[data-overlay]", feed: "alpine-1" });

  const found = await observe(page, "playing");
  await page.keyboard.press("2");
  await page.waitForTimeout(1000);
  await page.keyboard.press("1");
  await page.waitForTimeout(1000);
  found.push(...(await observe(page, "after a swap")));
  for (let times = 0; times < 3; times++) await page.keyboard.press("j");
  await page.waitForTimeout(3000);
  found.push(...(await observe(page, "after a seek")));

  const phases = [...new Set(found.map(({ phase }) => phase))];
  printTable(
    phases.flatMap((phase) =>
      METRICS.map((metric) => {
        const frames = found.filter((one) => one.phase === phase && one.metric === metric).map((one) => one.frames);
        return {
          phase,
          metric,
          looks: frames.length,
          "p50 frames": median(frames),
          "p95 frames": percentile(frames, 0.95),
          max: Math.max(...frames),
        };
      }),
    ),
  );
  printFigures({
    overlay_looks: found.length,
    overlay_p95_frames: Math.max(
      ...phases.map((phase) =>
        percentile(
          found.filter((one) => one.phase === phase).map(({ frames }) => frames),
          0.95,
        ),
      ),
    ),
  });
} finally {
  await browser.close();
  await backend.close();
}
