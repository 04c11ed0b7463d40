import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import type { MediaObserver } from "./media-observer.ts";
import type { PlaybackError } from "./player.ts";
import { COUNTED_ATTEMPTS, mayRetry, patienceMs, planAttempt } from "./retry-plan.ts";

/** The one owner of trying again, for whichever engine. */
export interface Reconnect {
  /** Something failed: show it, and try again where that may help. */
  failed(error: PlaybackError): void;
  /** Stops trying and forgets past attempts. */
  reset(): void;
  close(): void;
}

export interface ReconnectOptions {
  observer: MediaObserver;
  position(): UtcMs | null;
  now(): UtcMs;
  /** Keeps the picture. False where the engine cannot. */
  resume(): boolean;
  /** Starts from a fresh manifest. Rejections come back through `failed`. */
  reload(): void;
}

const WATCH_MS = 500;
/** Playing this long ends a bad spell: the next failure counts from one again. */
const HEALED_AFTER_MS = 4000;

export function createReconnect({ observer, position, now, resume, reload }: ReconnectOptions): Reconnect {
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastPictureAt: UtcMs | null = null;
  let resumedAt: UtcMs | null = null;
  let playingSince: UtcMs | null = null;
  let stillSince: UtcMs | null = null;
  let seen = Number.NaN;

  function failed(error: PlaybackError): void {
    if (timer !== undefined) return;
    if (!mayRetry(error)) {
      attempt = 0;
      return observer.setPhase({ kind: "failed", error });
    }
    attempt += 1;
    const plan = planAttempt(attempt, error);
    lastPictureAt = position() ?? lastPictureAt;
    playingSince = null;
    observer.setPhase(
      plan.shown === "failed"
        ? { kind: "failed", error }
        : { kind: "reconnecting", attempt, of: COUNTED_ATTEMPTS, lastPictureAt },
    );
    timer = setTimeout(() => {
      timer = undefined;
      resumedAt = now();
      if (plan.how === "reload" || !resume()) reload();
    }, plan.delayMs);
  }

  /** While attempts run, the position's own progress says that the picture is back. */
  function watch(): void {
    const at = position();
    const moved = at !== null && !Number.isNaN(seen) && at > seen;
    seen = at ?? Number.NaN;
    const state = observer.state.get();
    if (attempt > 0 && timer === undefined && moved && (state.kind === "reconnecting" || state.kind === "failed")) {
      observer.setPhase({ kind: "running" });
    }
    if (state.kind === "playing" && moved) {
      playingSince ??= now();
      if (now() - playingSince > HEALED_AFTER_MS) attempt = 0;
    } else playingSince = null;
    const tried = resumedAt !== null && attempt > 0 && (state.kind === "reconnecting" || state.kind === "failed");
    const waits = state.kind === "stalled" || state.kind === "loading" || tried;
    if (!waits || moved || timer !== undefined) {
      stillSince = null;
      return;
    }
    stillSince ??= now();
    if (now() - stillSince >= patienceMs(attempt)) {
      stillSince = null;
      failed({ kind: "network", detail: "no media came", recovery: "retry" });
    }
  }

  const watcher = setInterval(watch, WATCH_MS);
  function reset(): void {
    clearTimeout(timer);
    timer = undefined;
    attempt = 0;
    resumedAt = null;
    stillSince = null;
    playingSince = null;
    seen = Number.NaN;
  }
  return {
    failed,
    reset,
    close() {
      reset();
      clearInterval(watcher);
    },
  };
}

/** Media elements count in seconds; event time in milliseconds. */
export const secondsOf = (at: UtcMs): number => at / 1000;
export const eventTimeOfSeconds = (seconds: number): UtcMs => utcMs(seconds * 1000);
