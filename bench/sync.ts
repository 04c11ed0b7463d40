/**
 * How closely six tiles of six feeds keep step: the spread of their positions, the spread of the moment at which the
 * same instant is first shown, and how soon a tile is back in step after a swap and after its feed stalled for 2 s.
 * Beside it the same page without our controller: each engine with its own live sync.
 */
import { camerasOf, type Profile } from "../rehearsal/camera.ts";
import { Catalogue } from "../contracts/catalogue.ts";
import { api, PORT_OFFSETS } from "../contracts/routes.ts";
import * as v from "valibot";
import { startBackend, untilLive } from "./backend.ts";
import { launchChromium } from "./chromium.ts";
import { printFigures, printTable } from "./figures.ts";
import { startHarnessPage } from "./harness-page.ts";
import { startStallingProxy } from "./stalling-proxy.ts";
import { controlledWall, uncontrolledWall, type WallFigures, type WallOptions } from "./sync-wall.ts";

const SECONDS = Number(process.env["VEDETTA_BENCH_SECONDS"] ?? 60);
const BASE_PORT = 9200;
const PAGE_PORT = BASE_PORT + 50;
const PROXY_PORT = BASE_PORT + 51;
const LATENCY_MS = 1400;
/** The tile whose feed comes through a wire that can be held. */
const STALLED_TILE = 3;

type Controlled = Awaited<ReturnType<typeof controlledWall>>;

async function measure(profile: Profile, pageUrl: string): Promise<{ ours: Controlled; theirs: WallFigures }> {
  const [camera] = camerasOf(profile);
  if (!camera) throw new Error(`${profile} has no camera`);
  const backend = await startBackend({ basePort: BASE_PORT, profile, roles: ["encoding", "bff"] });
  const proxy = await startStallingProxy(PROXY_PORT, { host: "127.0.0.1", port: BASE_PORT + PORT_OFFSETS.origin });
  const browser = await launchChromium();
  try {
    await untilLive(backend, 300_000);
    const answer: unknown = await (await fetch(backend.base + api.catalogue)).json();
    const { feeds: all } = v.parse(Catalogue, answer);
    const feeds = all.slice(0, 6).map(({ id, dash, hls }, index) => ({
      id,
      dash: index === STALLED_TILE ? throughProxy(dash) : dash,
      hls,
    }));
    const spare = all[5];
    if (feeds.length < 6 || !spare) throw new Error(`expected six feeds, the catalogue has ${feeds.length}`);
    const options: WallOptions = {
      browser,
      pageUrl,
      timeUrl: backend.base + api.time,
      feeds,
      spare: { id: spare.id, dash: spare.dash, hls: spare.hls },
      fps: camera.fps,
      loopMs: camera.loopMs,
      latencyMs: LATENCY_MS,
      seconds: SECONDS,
    };
    const ours = await controlledWall(options, proxy, STALLED_TILE);
    return { ours, theirs: await uncontrolledWall(options) };
  } catch (error) {
    console.error(backend.logTail());
    throw error;
  } finally {
    await browser.close();
    await proxy.close();
    await backend.close();
  }
}

function throughProxy(address: string): string {
  const url = new URL(address);
  url.port = String(PROXY_PORT);
  return url.href;
}

const row = (name: string, figures: WallFigures) => ({
  wall: name,
  "phase p50 ms": figures.phaseP50,
  "phase p95 ms": figures.phaseP95,
  "shown p95 ms": figures.shownP95Ms,
  refreshes: figures.shownP95Refreshes,
  "refresh ms": figures.refreshMs,
  instants: figures.instants,
  looks: figures.looks,
  mismatches: figures.mismatches,
  stalls: figures.stalls,
  dropped: figures.dropped,
  "latency ms": figures.latencyMs,
});

const page = await startHarnessPage(PAGE_PORT);
try {
  const p25 = await measure("sync25", page.url);
  const p50 = await measure("sync50", page.url);
  printTable([
    row("25p, ours", p25.ours),
    row("25p, engines' own", p25.theirs),
    row("50p, ours", p50.ours),
    row("50p, engines' own", p50.theirs),
  ]);
  const rounded = (values: readonly number[]) => values.map((ms) => Math.round(ms)).join(" ");
  console.log(
    "In step: within 10 ms of the playhead and playing, for 200 ms at least; from the swap, or from the first byte after the stall.",
  );
  for (const [name, { swaps, stallRecoveries }] of [
    ["25p", p25.ours],
    ["50p", p50.ours],
  ] as const) {
    console.log(`${name}: in step after a swap ${rounded(swaps)} ms, after a stall ${rounded(stallRecoveries)} ms`);
  }
  const both = (of: (wall: { ours: Controlled; theirs: WallFigures }) => number) => Math.max(of(p25), of(p50));
  printFigures({
    phase_p95_ms_25p: p25.ours.phaseP95,
    phase_p95_ms_50p: p50.ours.phaseP95,
    phase_p95_ms: both(({ ours }) => ours.phaseP95),
    shown_p95_refreshes_25p: p25.ours.shownP95Refreshes,
    shown_p95_refreshes_50p: p50.ours.shownP95Refreshes,
    shown_p95_refreshes: both(({ ours }) => ours.shownP95Refreshes),
    shown_p95_refreshes_uncontrolled_25p: p25.theirs.shownP95Refreshes,
    shown_p95_refreshes_uncontrolled_50p: p50.theirs.shownP95Refreshes,
    shown_p95_refreshes_uncontrolled: both(({ theirs }) => theirs.shownP95Refreshes),
    phase_p95_ms_uncontrolled: both(({ theirs }) => theirs.phaseP95),
    resync_swap_ms: both(({ ours }) => Math.max(...ours.swaps)),
    resync_stall_ms: both(({ ours }) => Math.max(...ours.stallRecoveries)),
    timecode_mismatches: p25.ours.mismatches + p50.ours.mismatches,
    timecode_looks: p25.ours.looks + p50.ours.looks,
  });
} finally {
  await page.close();
}
