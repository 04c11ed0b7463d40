import type Hls from "hls.js";
import type { ErrorData } from "hls.js";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { lazily } from "../lazily.ts";
import type { EngineOptions } from "./dash-adapter.ts";
import { audioPlaylistOf } from "./hls-master.ts";
import { eventTimeAt, secondsAt, type TimelineFragment } from "./hls-timeline.ts";
import { bufferedAt, setElementRate, startPlaying } from "./media-element.ts";
import { createMediaObserver } from "./media-observer.ts";
import type { PlaybackError, Player, PlayerEngine, PlayerRole, PlayerSource } from "./player.ts";
import { createReconnect } from "./reconnect.ts";

/** Loaded with the first player. The light build suffices: pictures take no audio, sound is a playlist of its own. */
const loadLibrary = lazily(async () => (await import("hls.js/light")).default);

/** LL-HLS through hls.js. Event time comes from EXT-X-PROGRAM-DATE-TIME. */
export function createHlsEngine(options: EngineOptions): PlayerEngine {
  return { name: "hls", createPlayer: (element, role) => createHlsPlayer(element, role, options) };
}

const SYNC_SECONDS = 1.4;

function createHlsPlayer(element: HTMLMediaElement, role: PlayerRole, { now, startAt }: EngineOptions): Player {
  let hls: Hls | undefined;
  let source: PlayerSource | null = null;
  let wantsToPlay = true;
  let maxHeight = Number.POSITIVE_INFINITY;
  let generation = 0;
  if (role === "picture") element.muted = true;

  const observer = createMediaObserver(element, { now, engineStarved: () => false });
  // What has parts only stands beside the list; a new run begins there, with a time that none before it tells.
  const fragments = (): readonly TimelineFragment[] => {
    const { fragments: whole = [], fragmentHint } = hls?.latestLevelDetails ?? {};
    return fragmentHint ? [...whole, fragmentHint] : whole;
  };
  const position = (): UtcMs | null => (element.readyState >= 1 ? eventTimeAt(fragments(), element.currentTime) : null);
  const seekTo = (at: UtcMs): void => {
    const seconds = secondsAt(fragments(), at);
    if (seconds !== null && element.readyState >= 1) element.currentTime = Math.max(0, seconds);
  };
  const reconnect = createReconnect({
    observer,
    position,
    now,
    resume() {
      hls?.startLoad(element.currentTime);
      return hls !== undefined;
    },
    reload: () => void start(null),
  });

  /** Pictures play the multivariant playlist; sound plays the audio rendition that it names. */
  async function playlistOf(hlsUrl: string): Promise<string> {
    if (role === "picture") return hlsUrl;
    const response = await fetch(hlsUrl);
    const audio = response.ok ? audioPlaylistOf(await response.text(), hlsUrl) : null;
    if (audio === null) throw new Error(response.ok ? "no audio" : `HTTP ${response.status}`);
    return audio;
  }

  async function start(at: UtcMs | null): Promise<void> {
    generation += 1;
    const mine = generation;
    const { hls: url } = source ?? {};
    if (url === undefined) return;
    try {
      const Library = await loadLibrary();
      const playlist = await playlistOf(url);
      if (mine !== generation) return;
      hls?.destroy();
      const engine = new Library({
        lowLatencyMode: true,
        liveSyncDuration: SYNC_SECONDS,
        // Where the playhead is, the sync group decides: no jumps and no other rate of the engine's own.
        liveMaxLatencyDuration: 3600,
        maxLiveSyncPlaybackRate: 1,
        liveSyncOnStallIncrease: 0,
        maxBufferLength: 8,
        backBufferLength: 6,
        startLevel: -1,
        abrEwmaDefaultEstimate: 8_000_000,
        // A first fragment of the lowest level to measure by would put a run that is a second old on two timelines.
        testBandwidth: false,
      });
      hls = engine;
      const events = Library.Events;
      engine.on(events.ERROR, (_event, data) => {
        if (mine === generation && data.fatal) reconnect.failed(hlsError(data));
      });
      engine.on(events.MANIFEST_PARSED, applyMaxHeight);
      engine.once(events.LEVEL_LOADED, (_event, { details }) => {
        const seconds = secondsAt(details.fragments, at ?? startAt());
        if (mine === generation && at !== null && seconds !== null) engine.startLoad(seconds);
      });
      engine.loadSource(playlist);
      engine.attachMedia(element);
      if (wantsToPlay) await startPlaying(element, (error) => reconnect.failed(error));
    } catch {
      if (mine === generation) reconnect.failed({ kind: "network", detail: "no playlist", recovery: "retry" });
    }
  }

  async function playAgain(): Promise<void> {
    const plays = await startPlaying(element, (error) => reconnect.failed(error));
    const shown = observer.state.get();
    // The gesture that the browser wanted has come.
    if (plays && shown.kind === "failed" && shown.error.kind === "autoplay") observer.setPhase({ kind: "running" });
  }

  function applyMaxHeight(): void {
    if (!hls || hls.levels.length === 0) return;
    const fitting = hls.levels.findLastIndex(({ height }) => height <= maxHeight);
    hls.autoLevelCapping = Number.isFinite(maxHeight) ? Math.max(0, fitting) : -1;
  }

  async function stop(): Promise<void> {
    hls?.destroy();
    hls = undefined;
  }

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
      await stop();
    },
    position,
    eventTimeOf: (seconds) => eventTimeAt(fragments(), seconds),
    seekTo,
    recordedFrom() {
      const first = fragments()[0]?.programDateTime ?? null;
      return first === null ? null : utcMs(first);
    },
    isBuffered(at) {
      const seconds = secondsAt(fragments(), at);
      return seconds !== null && bufferedAt(element, seconds);
    },
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
      applyMaxHeight();
    },
    stats() {
      const level = hls?.levels[hls.currentLevel];
      const quality = element instanceof HTMLVideoElement ? element.getVideoPlaybackQuality() : null;
      return {
        rendition:
          level && level.height > 0
            ? { width: level.width, height: level.height, bitrateKbps: Math.round(level.bitrate / 1000) }
            : null,
        droppedFrames: quality?.droppedVideoFrames ?? 0,
        totalFrames: quality?.totalVideoFrames ?? 0,
        bufferMs: observer.bufferMs(),
        stalls: observer.stalls(),
      };
    },
    async close() {
      generation += 1;
      source = null;
      reconnect.close();
      observer.close();
      await stop();
    },
  };
}

function hlsError({ type, details, response }: ErrorData): PlaybackError {
  const status = response?.code ? `, HTTP ${response.code}` : "";
  const kind =
    type === "keySystemError" ? "licence" : type === "mediaError" || type === "muxError" ? "decode" : "network";
  return { kind, detail: `hls ${details}${status}`, recovery: kind === "licence" ? "none" : "retry" };
}
