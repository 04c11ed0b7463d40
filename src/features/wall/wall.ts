import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { FeedStatus } from "../../../contracts/status.ts";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { type Observable, observable, type Writable } from "../../core/observable.ts";
import type { Player, PlayerEngine, PlayerSource, PlayerStats } from "../../core/player/player.ts";
import type { SyncGroup, SyncReading } from "../../core/sync/transport.ts";
import { createFrameClock, type FrameClock } from "./frame-clock.ts";
import { createSound, type WallSound } from "./wall-sound.ts";
import { faceOf, sameFace, type TileFace } from "./tile-face.ts";

/** A feed's place on the wall. Its element stays the same for as long as the wall lives. */
export interface WallTile {
  readonly feed: CatalogueFeed;
  readonly video: HTMLVideoElement;
  readonly face: Observable<TileFace>;
  readonly frames: FrameClock;
  /** Event time of the frame on screen; null before the first. */
  shownAt(): UtcMs | null;
  eventTimeOf(mediaTime: number): UtcMs | null;
  stats(): PlayerStats;
  /** Height of the picture in device pixels, so that no rendition is fetched that is much larger. */
  setHeight(pixels: number): void;
  /** Out of sight for a while, it is not loaded. */
  setInSight(isInSight: boolean): void;
  /** Within a viewer's gesture: plays what the browser refused to start by itself, or loads again what failed. */
  start(): void;
}

export interface Wall {
  readonly tiles: readonly WallTile[];
  readonly sound: WallSound;
  /** Only these pictures are loaded; null: all of them. `spared` are shown by their names, to save data. */
  show(feeds: readonly string[] | null, spared?: readonly string[]): void;
  isShown(feed: string): boolean;
  reading(feed: string): SyncReading | null;
  close(): Promise<void>;
}

export interface WallOptions {
  feeds: readonly CatalogueFeed[];
  engine: PlayerEngine;
  sync: SyncGroup;
  status: Observable<ReadonlyMap<string, FeedStatus>>;
  /** UTC ms. */
  now(): number;
}

/** What index.html shows in the main picture's place. */
const POSTER = "/poster.webp";
const LOOK_MS = 250;
const FIRST_HEIGHT = 360;
/** Rungs of a ladder stand at most this far apart: it lets in the first one that is as tall as the picture, and none beyond. */
const NEXT_RUNG = 1.7;
/** Scrolled past, a picture stays loaded this long. */
const OUT_OF_SIGHT_MS = 4000;
/** Without a word from the server for this long, feeds are tried anyway. */
const UNHEARD_MS = 2500;

export function createWall({ feeds, engine, sync, status, now }: WallOptions): Wall {
  let shown: ReadonlySet<string> | null = null;
  let spared: ReadonlySet<string> = new Set();
  let readings: ReadonlyMap<string, SyncReading> = new Map();
  const startedAt = now();
  const where = (): UtcMs | null => (sync.state.get().live ? null : sync.playhead());
  /** Where the server says nothing, a feed is taken to be on air. */
  const onAir = (feed: string): boolean => {
    const said = status.get().get(feed);
    return said === undefined ? now() - startedAt > UNHEARD_MS : said.state === "live";
  };
  const isShown = (feed: string): boolean => shown?.has(feed) ?? true;
  const sound = createSound({ engine, sync, where, onAir });

  const places = feeds.map((feed) => createPlace(feed));

  function createPlace(feed: CatalogueFeed) {
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.disableRemotePlayback = true;
    video.tabIndex = -1;
    video.setAttribute("aria-hidden", "true");
    // Until its first picture; after that, a place that lost its own shows none rather than this one.
    video.poster = POSTER;
    video.addEventListener("loadeddata", () => video.removeAttribute("poster"), { once: true });
    const player: Player = engine.createPlayer(video, "picture");
    const face: Writable<TileFace> = observable<TileFace>({ kind: "loading", readyMs: 0, neededMs: 1 });
    const frames = createFrameClock(video);
    // Until the page is laid out nobody knows the size; most tiles are small.
    player.setMaxHeight(FIRST_HEIGHT);
    let loaded = false;
    let lastState: FeedStatus["state"] | null = null;
    /** Since when nobody can see it, UTC ms. */
    let unseenSince: number | null = null;
    const isWanted = () =>
      isShown(feed.id) && !spared.has(feed.id) && (unseenSince === null || now() - unseenSince < OUT_OF_SIGHT_MS);
    sync.add(feed.id, player);

    const load = () => {
      loaded = true;
      const since = status.get().get(feed.id)?.firstPictureAt;
      const source: PlayerSource = { dash: feed.dash, hls: feed.hls, ...(since ? { since: utcMs(since) } : {}) };
      // What goes wrong is told by the player's state.
      void player.load(source, where()).catch(() => undefined);
    };
    /** Loads a feed that came (or came back) on air and is wanted, and lets go of one that is not. */
    const follow = () => {
      const said = status.get().get(feed.id) ?? null;
      const returned = said?.state === "live" && lastState !== null && lastState !== "live";
      lastState = said?.state ?? null;
      if (!isWanted()) {
        if (loaded) void player.unload().catch(() => undefined);
        loaded = false;
        return;
      }
      if (onAir(feed.id) && (!loaded || returned)) load();
    };
    const look = () => {
      const next = faceOf({
        status: status.get().get(feed.id) ?? null,
        playback: player.state.get(),
        isSpared: spared.has(feed.id),
        playhead: sync.playhead(),
        position: player.position(),
        offMs: readings.get(feed.id)?.offMs ?? null,
        now: now(),
      });
      if (!sameFace(face.get(), next)) face.set(next);
    };
    const stopWatching = player.state.subscribe(look);

    const tile: WallTile = {
      feed,
      video,
      face,
      frames,
      shownAt() {
        const mediaTime = frames.shown();
        return mediaTime === null ? player.position() : player.eventTimeOf(mediaTime);
      },
      eventTimeOf: (mediaTime) => player.eventTimeOf(mediaTime),
      stats: () => player.stats(),
      setHeight: (pixels) => player.setMaxHeight(Math.round(pixels * NEXT_RUNG)),
      setInSight(isInSight) {
        unseenSince = isInSight ? null : (unseenSince ?? now());
        if (isInSight) follow();
      },
      start() {
        if (face.get().kind === "blocked") player.play();
        else load();
      },
    };
    return {
      tile,
      look,
      follow,
      async close() {
        stopWatching();
        frames.close();
        sync.remove(feed.id);
        await player.close();
      },
    };
  }

  const look = () => {
    readings = new Map(sync.readings().map((reading) => [reading.id, reading]));
    for (const place of places) {
      place.follow();
      place.look();
    }
    sound.follow();
  };
  const timer = setInterval(look, LOOK_MS);
  const stopStatus = status.subscribe(look);
  look();

  return {
    tiles: places.map((place) => place.tile),
    sound,
    show(wanted, toSpare = []) {
      shown = wanted && new Set(wanted);
      spared = new Set(toSpare);
      look();
    },
    isShown,
    reading: (feed) => readings.get(feed) ?? null,
    async close() {
      clearInterval(timer);
      stopStatus();
      await Promise.all([...places.map((place) => place.close()), sound.close()]);
    },
  };
}
