import type { UtcMs } from "../../../contracts/units.ts";
import { observable, type Observable } from "../observable.ts";
import type { PlaybackError, PlaybackState } from "./player.ts";

/** What an engine is busy with; while it is `running`, the element itself says how it goes. */
export type EnginePhase =
  | { kind: "idle" }
  | { kind: "loading" }
  | { kind: "running" }
  | { kind: "reconnecting"; attempt: number; of: number; lastPictureAt: UtcMs | null }
  | { kind: "failed"; error: PlaybackError };

export interface MediaObserver {
  readonly state: Observable<PlaybackState>;
  setPhase(phase: EnginePhase): void;
  /** Looks again; for engines that know of a change before the element tells. */
  update(): void;
  /** Media ahead of the position, ms. */
  bufferMs(): number;
  stalls(): number;
  close(): void;
}

export interface MediaObserverOptions {
  now(): UtcMs;
  /** True while the engine itself holds playback back to refill. */
  engineStarved(): boolean;
}

/** Media ahead of the position that a picture needs to start, ms: a chunk and a half. */
const NEEDED_MS = 300;
/** A seek within the buffer waits a little too; nobody should be told. */
const STALL_AFTER_MS = 200;
/** With more than this ahead the data came in time. */
const STARVED_BELOW_MS = 400;
const HAVE_FUTURE_DATA = 3;

const EVENTS = [
  "playing",
  "pause",
  "play",
  "waiting",
  "seeking",
  "seeked",
  "canplay",
  "timeupdate",
  "progress",
  "emptied",
  "loadedmetadata",
] as const;

/** Turns what a media element does into PlaybackState. */
export function createMediaObserver(
  element: HTMLMediaElement,
  { now, engineStarved }: MediaObserverOptions,
): MediaObserver {
  const state = observable<PlaybackState>({ kind: "idle" });
  let phase: EnginePhase = { kind: "idle" };
  let stallTimer: ReturnType<typeof setTimeout> | undefined;
  let starvedSince: UtcMs | null = null;
  let stalls = 0;

  const bufferMs = (): number => {
    const { buffered, currentTime } = element;
    for (let index = 0; index < buffered.length; index++) {
      if (buffered.start(index) - 0.1 <= currentTime && currentTime < buffered.end(index)) {
        return (buffered.end(index) - currentTime) * 1000;
      }
    }
    return 0;
  };

  const starved = (): boolean => element.readyState < HAVE_FUTURE_DATA || engineStarved();

  function show(next: PlaybackState): void {
    const shown = state.get();
    const same =
      shown.kind === next.kind &&
      shown.kind !== "failed" &&
      shown.kind !== "reconnecting" &&
      (shown.kind !== "loading" || (next.kind === "loading" && shown.readyMs === next.readyMs));
    if (!same) state.set(next);
  }

  function observeElement(): void {
    if (!element.paused && starved()) {
      starvedSince ??= now();
      if (now() - starvedSince >= STALL_AFTER_MS) {
        // Waiting after a seek was asked for; waiting in the middle was not.
        if (state.get().kind !== "stalled" && !element.seeking) stalls += 1;
        show({ kind: "stalled", since: starvedSince, starved: bufferMs() < STARVED_BELOW_MS });
      } else {
        stallTimer ??= setTimeout(() => {
          stallTimer = undefined;
          update();
        }, STALL_AFTER_MS);
      }
      return;
    }
    starvedSince = null;
    show(element.paused ? { kind: "paused" } : { kind: "playing" });
  }

  function update(): void {
    if (phase.kind === "loading") {
      if (element.readyState >= HAVE_FUTURE_DATA && !engineStarved() && (element.paused || element.currentTime > 0)) {
        phase = { kind: "running" };
      } else {
        const readyMs = Math.min(NEEDED_MS, Math.round(bufferMs() / 20) * 20);
        return show({ kind: "loading", readyMs, neededMs: NEEDED_MS });
      }
    }
    if (phase.kind === "running") return observeElement();
    starvedSince = null;
    show(phase);
  }

  for (const event of EVENTS) element.addEventListener(event, update);
  return {
    state,
    setPhase(next) {
      phase = next;
      update();
    },
    update,
    bufferMs,
    stalls: () => stalls,
    close() {
      clearTimeout(stallTimer);
      for (const event of EVENTS) element.removeEventListener(event, update);
    },
  };
}
