import type shaka from "shaka-player/dist/shaka-player.dash-es2021.js";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { lazily } from "../lazily.ts";
import { dashConfig, type Steering } from "./dash-config.ts";
import { dashError, isDashFailure } from "./dash-errors.ts";
import { createMediaObserver } from "./media-observer.ts";
import type { PlaybackError, Player, PlayerEngine, PlayerRole, PlayerSource } from "./player.ts";
import { createReconnect, eventTimeOfSeconds, secondsOf } from "./reconnect.ts";
import { afterStarving, ceilingAt, NO_CEILING, type RungCeiling } from "./rung-ceiling.ts";
import { bufferedAt, setElementRate, startPlaying } from "./media-element.ts";

export interface EngineOptions {
  now(): UtcMs;
  /** Where a player that is loaded without a time starts: the wall's playhead. */
  startAt(): UtcMs;
}

export interface DashEngineOptions extends EngineOptions {
  steering?: Steering;
}

/** Loaded with the first player, so that the page itself stays small. */
const loadLibrary = lazily(async () => {
  const { default: module } = await import("shaka-player/dist/shaka-player.dash-es2021.js");
  module.polyfill.installAll();
  return module;
});

/** From asking for a manifest to the first picture, until this page has measured it. */
const EXPECTED_LOAD_MS = 350;
/** Too early costs a seek, too late as long as it is late; so no more than this is hoped for. */
const LONGEST_LOAD_MS = 500;

/** LL-DASH through shaka-player. The MPD's timeline starts in 1970, so `currentTime` is UTC in seconds (docs/adr/0001). */
export function createDashEngine(options: DashEngineOptions): PlayerEngine {
  const loads = { expectedMs: EXPECTED_LOAD_MS };
  return {
    name: "dash",
    createPlayer: (element, role) => createDashPlayer(element, role, options, loads),
  };
}

function createDashPlayer(
  element: HTMLMediaElement,
  role: PlayerRole,
  { now, startAt, steering = { by: "group" } }: DashEngineOptions,
  loads: { expectedMs: number },
): Player {
  let engine: shaka.Player | undefined;
  /** One engine for one element, however many starts wait for it. */
  const ready = lazily(createEngine);
  let source: PlayerSource | null = null;
  let wantsToPlay = true;
  let maxHeight = Number.POSITIVE_INFINITY;
  /** Rises with each start and unload; what an older one brings late, its own interruption too, is dropped. */
  let generation = 0;
  let closed = false;
  let buffering = false;
  let ceiling: RungCeiling = NO_CEILING;
  let lifting: ReturnType<typeof setTimeout> | undefined;
  if (role === "picture") element.muted = true;

  const observer = createMediaObserver(element, { now, engineStarved: () => buffering });
  const position = (): UtcMs | null =>
    element.readyState >= 1 && element.currentTime > 1e6 ? eventTimeOfSeconds(element.currentTime) : null;
  const reconnect = createReconnect({
    observer,
    position,
    now,
    resume: () => engine?.retryStreaming(0.05) ?? false,
    reload: () => void start(null),
  });

  async function createEngine(): Promise<shaka.Player> {
    const { Player } = await loadLibrary();
    const player = new Player();
    await player.attach(element);
    player.configure({ ...dashConfig(role, steering) });
    // The adapter owns retries: shaka's own for live streams would run beside them without an end.
    player.configure("streaming.failureCallback", (failure: unknown) => onFailure(failure));
    player.addEventListener("error", (event: Event) => onFailure("detail" in event ? event.detail : undefined));
    player.addEventListener("trackschanged", applyLimits);
    player.addEventListener("buffering", (event: Event) => {
      buffering = "buffering" in event && event.buffering === true;
      observer.update();
    });
    return player;
  }

  function onFailure(failure: unknown): void {
    if (!source) return;
    const error: PlaybackError = isDashFailure(failure)
      ? dashError(failure)
      : { kind: "decode", detail: failure instanceof Error ? failure.name : "unknown", recovery: "retry" };
    reconnect.failed(error);
  }

  async function start(at: UtcMs | null): Promise<void> {
    generation += 1;
    const mine = generation;
    const { dash, since = 0 } = source ?? {};
    if (dash === undefined) return;
    try {
      engine = await ready();
      if (closed) await engine.destroy();
      if (mine !== generation) return;
      applyLimits();
      // The playhead moves on while the first segment loads.
      const askedAt = now();
      const playhead = wantsToPlay ? startAt() + loads.expectedMs : startAt();
      // In a hole the engine would look for segments that never came.
      const target = at ?? Math.max(playhead, Math.ceil(since));
      await engine.load(dash, target / 1000);
      if (mine !== generation) return;
      if (wantsToPlay) await startPlaying(element, (error) => reconnect.failed(error));
      if (at === null && !element.paused)
        loads.expectedMs = Math.min(LONGEST_LOAD_MS, (loads.expectedMs + now() - askedAt) / 2);
      observer.update();
    } catch (failure) {
      if (mine === generation) onFailure(failure);
    }
  }

  async function playAgain(): Promise<void> {
    const plays = await startPlaying(element, (error) => reconnect.failed(error));
    const shown = observer.state.get();
    // The gesture that the browser wanted has come.
    if (plays && shown.kind === "failed" && shown.error.kind === "autoplay") observer.setPhase({ kind: "running" });
  }

  /** Takes the highest rendition within the limits, or the lowest there is; what is buffered is played first. */
  function applyLimits(): void {
    if (!engine) return;
    const maxBandwidth = ceilingAt(ceiling, now()) - 1;
    engine.configure({ abr: { restrictions: { maxHeight, maxBandwidth } } });
    const tracks = engine.getVariantTracks().toSorted((one, other) => one.bandwidth - other.bandwidth);
    const fits = tracks.filter(({ height, bandwidth }) => (height ?? 0) <= maxHeight && bandwidth <= maxBandwidth);
    const wanted = fits.at(-1) ?? tracks[0];
    if (wanted && !wanted.active) engine.selectVariantTrack(wanted);
  }

  const stopWatching = observer.state.subscribe(() => {
    const shown = observer.state.get();
    if (shown.kind !== "stalled" || !shown.starved) return;
    ceiling = afterStarving(ceiling, now(), engine?.getStats().streamBandwidth ?? Number.POSITIVE_INFINITY);
    applyLimits();
    clearTimeout(lifting);
    lifting = setTimeout(applyLimits, Math.max(0, ceiling.until - now()));
  });

  return {
    element,
    state: observer.state,
    async load(next, at) {
      source = next;
      reconnect.reset();
      observer.setPhase({ kind: "loading" });
      await start(at);
    },
    async unload() {
      generation += 1;
      source = null;
      reconnect.reset();
      observer.setPhase({ kind: "idle" });
      await engine?.unload();
    },
    position,
    eventTimeOf: (seconds) => (seconds > 1e6 ? eventTimeOfSeconds(seconds) : null),
    seekTo(at) {
      if (element.readyState >= 1) element.currentTime = secondsOf(at);
    },
    recordedFrom() {
      const range = engine?.seekRange();
      return range && range.start > 1e6 ? utcMs(range.start * 1000) : null;
    },
    isBuffered: (at) => bufferedAt(element, secondsOf(at)),
    setRate: (rate) => setElementRate(element, rate),
    play() {
      wantsToPlay = true;
      if (source && element.readyState >= 1) void playAgain();
    },
    pause() {
      wantsToPlay = false;
      element.pause();
    },
    setMaxHeight(pixels) {
      if (pixels === maxHeight) return;
      maxHeight = pixels;
      applyLimits();
    },
    stats() {
      const playing = engine?.getStats();
      const quality = element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality() : null;
      return {
        rendition:
          playing && playing.width > 0
            ? { width: playing.width, height: playing.height, bitrateKbps: Math.round(playing.streamBandwidth / 1000) }
            : null,
        droppedFrames: quality?.droppedVideoFrames ?? 0,
        totalFrames: quality?.totalVideoFrames ?? 0,
        bufferMs: observer.bufferMs(),
        stalls: observer.stalls(),
      };
    },
    async close() {
      closed = true;
      generation += 1;
      source = null;
      reconnect.close();
      stopWatching();
      clearTimeout(lifting);
      observer.close();
      // One that is still being made is let go by the start that waits for it.
      await engine?.destroy();
    },
  };
}
