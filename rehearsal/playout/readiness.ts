/**
 * When a camera that is still being rendered may go on air. All figures are in seconds of its loop;
 * `rate` is seconds rendered per second of wall time. Rendering goes round the loop in order.
 */

/** Consecutive seconds that are there from `from` on. */
export function secondsAhead(ready: readonly boolean[], from: number): number {
  let ahead = 0;
  while (ahead < ready.length && ready[(from + ahead) % ready.length]) ahead++;
  return ahead;
}

const MARGIN = 1.2;
const LEAST_AHEAD = 2;

/** True where playing from `from` on will not catch up with the rendering. */
export function mayStart(ready: readonly boolean[], from: number, rate: number): boolean {
  const ahead = secondsAhead(ready, from);
  if (ahead === ready.length) return true;
  if (ahead < LEAST_AHEAD || rate <= 0) return false;
  const missing = ready.filter((there) => !there).length;
  // Faster than real time the next missing second is the tight one, slower the last.
  return MARGIN / rate <= ahead && (MARGIN * missing) / rate <= ahead + missing - 1;
}

/**
 * Where to begin rendering so that the camera is on air soonest: the phase that UTC will have reached
 * when rendering is far enough.
 */
export function firstSecond(nowMs: number, seconds: number, rate: number): number {
  const wait = rate >= MARGIN ? 3 : (seconds * MARGIN) / Math.max(0.1, rate) - seconds + 3;
  return Math.floor(nowMs / 1000 + wait) % seconds;
}
