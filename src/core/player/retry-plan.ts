import type { PlaybackError } from "./player.ts";

/**
 * How a player comes back: quick at first, then patient, and never quite giving up,
 * because a camera may return after an hour and its tile must not need a hand.
 */
export interface Attempt {
  delayMs: number;
  /** `resume` keeps the last picture on screen; `reload` starts from a fresh manifest. */
  how: "resume" | "reload";
  /** What the viewer is told meanwhile. */
  shown: "reconnecting" | "failed";
}

/** Attempts that are counted aloud. Afterwards the tile says that it failed, and goes on trying quietly. */
export const COUNTED_ATTEMPTS = 8;
const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 3000;
/** A fresh manifest costs the picture, so it comes only after two tries without. */
const RESUMES = 2;

/** `attempt` counts from 1. */
export function planAttempt(attempt: number, error: PlaybackError): Attempt {
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  // A decoder that failed does not resume: its buffers are gone.
  const how = error.kind === "network" && attempt <= RESUMES ? "resume" : "reload";
  return { delayMs, how, shown: attempt > COUNTED_ATTEMPTS ? "failed" : "reconnecting" };
}

const PATIENCE_MS = 3000;
/** What the engines themselves allow a request. */
const LONGEST_PATIENCE_MS = 8000;

/**
 * How long media may not come before that counts as a failure: longer than a hiccup that the buffer's refill ends by
 * itself, and after a few attempts longer each time, or a line slower than this would be cut off for ever.
 */
export const patienceMs = (attempt: number): number =>
  Math.min(LONGEST_PATIENCE_MS, PATIENCE_MS * Math.max(1, attempt - 1));

/** True where another try may help; otherwise the viewer, or nobody, can. */
export const mayRetry = (error: PlaybackError): boolean =>
  error.recovery === "retry" || error.recovery === "seek-to-window";
