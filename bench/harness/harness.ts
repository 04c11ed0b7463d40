import { utcMs, type UtcMs } from "../../contracts/units.ts";
import { createEventClock, type EventClock } from "../../src/core/clock/event-clock.ts";
import { createDashEngine } from "../../src/core/player/dash-adapter.ts";
import type { Player, PlayerEngine, PlayerSource } from "../../src/core/player/player.ts";
import { createSyncGroup } from "../../src/core/sync/sync-group.ts";
import type { SyncGroup } from "../../src/core/sync/transport.ts";
import type { Harness, HarnessFeed, HarnessOptions, HarnessReport, Resync, TileReport } from "./protocol.ts";

/** A bare wall for benches: the viewer's own clock, players and sync group, and nothing that draws. */

interface Tile {
  feed: HarnessFeed;
  box: HTMLElement;
  player: Player;
  /** Pairs of media time (s) and expected display time (ms of this page). */
  frames: number[];
}

const PHASE_EVERY_MS = 100;
const IN_STEP_MS = 10;
const IN_STEP_FOR_MS = 200;
const LOOK_EVERY_MS = 20;

let clock: EventClock;
let engine: PlayerEngine;
let group: SyncGroup | null = null;
let latencyMs = 0;
const tiles: Tile[] = [];
let phases: number[] = [];
let refreshes: number[] = [];
let lastRefresh = 0;

const playhead = (): UtcMs => group?.playhead() ?? utcMs(clock.now() - latencyMs);

async function addTile(feed: HarnessFeed, box: HTMLElement, index: number): Promise<void> {
  box.dataset["feed"] = feed.id;
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  box.replaceChildren(video);
  const player = engine.createPlayer(video, "picture");
  const tile: Tile = { feed, box, player, frames: [] };
  tiles[index] = tile;
  const seen: VideoFrameRequestCallback = (_now, { mediaTime, expectedDisplayTime }) => {
    tile.frames.push(mediaTime, expectedDisplayTime);
    video.requestVideoFrameCallback(seen);
  };
  video.requestVideoFrameCallback(seen);
  group?.add(`tile-${index}`, player);
  await player.load(feed satisfies PlayerSource, null);
}

async function addSound(feed: HarnessFeed): Promise<void> {
  const audio = document.createElement("audio");
  document.body.append(audio);
  const player = engine.createPlayer(audio, "sound");
  group?.add("sound", player);
  await player.load(feed, null);
}

function watch(): void {
  setInterval(() => {
    const positions = tiles.map(({ player }) => player.position());
    if (positions.some((position) => position === null)) return;
    const known = positions.map((position) => Number(position));
    phases.push(Math.max(...known) - Math.min(...known));
  }, PHASE_EVERY_MS);
  const refresh = (at: number) => {
    refreshes.push(at - lastRefresh);
    lastRefresh = at;
    requestAnimationFrame(refresh);
  };
  requestAnimationFrame(refresh);
}

/** From now until the tile stays in step: its frames are shown, and its position is within 10 ms of the playhead for 200 ms. */
function untilInStep(index: number, giveUpMs: number): Promise<Resync> {
  const began = performance.now();
  let since: number | null = null;
  const offs: (number | null)[] = [];
  return new Promise((done) => {
    const timer = setInterval(() => {
      const tile = tiles[index];
      const at = performance.now();
      const position = tile?.player.position() ?? null;
      const off = position === null ? null : position - playhead();
      const { readyState = 0, seeking = true } = tile?.player.element ?? {};
      const inStep = off !== null && Math.abs(off) < IN_STEP_MS && readyState >= 3 && !seeking;
      since = inStep ? (since ?? at) : null;
      if (offs.length < 100) offs.push(off === null ? null : Math.round(off));
      const stayed = since !== null && at - since >= IN_STEP_FOR_MS;
      if (!stayed && at - began < giveUpMs) return;
      clearInterval(timer);
      done({ ms: stayed && since !== null ? since - began : null, offs });
    }, LOOK_EVERY_MS);
  });
}

const reportOf = ({ feed, player, frames }: Tile): TileReport => ({
  feed: feed.id,
  state: player.state.get(),
  stats: player.stats(),
  rate: player.element.playbackRate,
  frames: frames.splice(0),
  offMs: (player.position() ?? Number.NaN) - playhead(),
});

const harness: Harness = {
  async start(options: HarnessOptions) {
    clock = createEventClock({ timeUrl: options.timeUrl });
    await clock.ready;
    latencyMs = options.latencyMs;
    if (options.controlled) {
      group = createSyncGroup({
        now: clock.now,
        dvrMs: 600_000,
        latency: { baseMs: latencyMs, mostMs: 3000, stepMs: 200 },
        hidden: () => document.visibilityState === "hidden",
      });
    }
    engine = createDashEngine({
      now: clock.now,
      startAt: playhead,
      steering: options.controlled ? { by: "group" } : { by: "engine", latencyMs },
    });
    const boxes = options.feeds.map(() => document.body.appendChild(document.createElement("div")));
    watch();
    await Promise.all(options.feeds.map((feed, index) => addTile(feed, boxes[index] ?? document.body, index)));
    const [first] = options.feeds;
    if (options.sound && first) await addSound(first);
  },
  async swap(index, feed) {
    const tile = tiles[index];
    if (!tile) throw new Error(`no tile ${index}`);
    const inStep = untilInStep(index, 10_000);
    group?.remove(`tile-${index}`);
    const closed = tile.player.close();
    void addTile(feed, tile.box, index);
    await closed;
    return inStep;
  },
  untilInStep,
  take(): HarnessReport {
    const report = {
      phases,
      refreshes,
      tiles: tiles.map(reportOf),
      latencyMs: group ? group.state.get().behindMs : latencyMs,
      readings: group?.readings() ?? [],
    };
    phases = [];
    refreshes = [];
    return report;
  },
  group: () => group,
};
Object.assign(globalThis, { harness });
