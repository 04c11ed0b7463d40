import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import { type Observable, observable } from "../../core/observable.ts";
import type { Player, PlayerEngine } from "../../core/player/player.ts";
import type { SyncGroup } from "../../core/sync/transport.ts";

export interface SoundState {
  /** The feed that is heard; null where none has sound. */
  feed: string | null;
  muted: boolean;
  /** 0 to 1. */
  volume: number;
  /** The browser waits for a gesture before it lets sound through. */
  blocked: boolean;
}

/** The one sound of the wall: an audio player of its own, in step with the pictures. */
export interface WallSound {
  readonly state: Observable<SoundState>;
  listen(feed: CatalogueFeed | null): void;
  /** Loads the feed that is listened to when it came, or came back, on air. */
  follow(): void;
  setMuted(muted: boolean): void;
  setVolume(volume: number): void;
  close(): Promise<void>;
}

interface SoundOptions {
  engine: PlayerEngine;
  sync: SyncGroup;
  /** Where to start: event time, or null for the live edge. */
  where(): UtcMs | null;
  /** A feed that is not (yet) on air would only be asked for in vain. */
  onAir(feed: string): boolean;
}

export const SOUND_ID = "sound";
const GESTURES = ["pointerdown", "keydown"] as const;

export function createSound({ engine, sync, where, onAir }: SoundOptions): WallSound {
  const audio = document.createElement("audio");
  const state = observable<SoundState>({ feed: null, muted: false, volume: 1, blocked: false });
  const patch = (change: Partial<SoundState>) => state.set({ ...state.get(), ...change });
  let player: Player | null = null;
  let stopWatching: (() => void) | null = null;
  // Changes follow one another: a choice made while the last one is still loading must win.
  let queue: Promise<void> = Promise.resolve();
  let wanted: CatalogueFeed | null = null;
  /** Since the last try to play. */
  let isGestured = false;
  /** What was loaded since it is on air. */
  let loaded: string | null = null;

  const enqueue = (feed: CatalogueFeed) => {
    loaded = feed.id;
    queue = queue.then(() => change(feed)).catch(() => undefined);
  };
  const follow = () => {
    if (wanted === null) return;
    if (!onAir(wanted.id)) loaded = null;
    else if (loaded !== wanted.id) enqueue(wanted);
  };
  const watch = () => {
    const now = player?.state.get();
    const blocked = now?.kind === "failed" && now.error.kind === "autoplay";
    if (blocked !== state.get().blocked) patch({ blocked });
    // A try that the browser refused may have been under way as the gesture came: Shift is none, the key after it is one.
    if (blocked && isGestured && navigator.userActivation?.hasBeenActive) unblock();
  };
  const unblock = () => {
    isGestured = false;
    if (state.get().blocked && !state.get().muted) player?.play();
  };
  const onGesture = () => {
    unblock();
    isGestured = true;
  };
  for (const gesture of GESTURES) addEventListener(gesture, onGesture, { passive: true });

  const enqueueSilence = () => {
    loaded = null;
    queue = queue
      .then(async () => {
        if (player) sync.remove(SOUND_ID);
        await player?.unload();
      })
      .catch(() => undefined);
  };

  async function change(feed: CatalogueFeed): Promise<void> {
    if (feed !== wanted) return;
    if (!player) {
      player = engine.createPlayer(audio, "sound");
      stopWatching = player.state.subscribe(watch);
    } else {
      sync.remove(SOUND_ID);
      await player.unload();
    }
    sync.add(SOUND_ID, player);
    await player.load({ dash: feed.dash, hls: feed.hls }, where());
  }

  return {
    state,
    listen(feed) {
      const next = feed?.hasAudio ? feed : null;
      if (next?.id === wanted?.id) return;
      wanted = next;
      patch({ feed: next?.id ?? null });
      // What was heard so far ends at once, whether the next can begin or not.
      if (next === null || !onAir(next.id)) enqueueSilence();
      follow();
    },
    follow,
    setMuted(muted) {
      audio.muted = muted;
      patch({ muted });
      unblock();
    },
    setVolume(volume) {
      audio.volume = Math.min(1, Math.max(0, volume));
      patch({ volume: audio.volume });
    },
    async close() {
      for (const gesture of GESTURES) removeEventListener(gesture, onGesture);
      stopWatching?.();
      wanted = null;
      await queue;
      if (player) {
        sync.remove(SOUND_ID);
        await player.close();
      }
    },
  };
}
