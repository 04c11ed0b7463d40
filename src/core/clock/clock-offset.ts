/**
 * What repeated questions to a server's clock say about the distance between its clock and ours.
 * Pure: times come in as arguments. The estimate follows NTP's clock filter (RFC 5905 section 10):
 * of the last answers, the one with the shortest round trip is nearest to the truth.
 */
export interface TimeAnswer {
  /** Local clock, ms, when the question left and when the answer came. */
  sentAt: number;
  receivedAt: number;
  /** What the server said, UTC ms. */
  serverAt: number;
}

export interface OffsetEstimate {
  /** Add to the local clock to get the server's, ms. */
  offsetMs: number;
  /** The truth lies within this distance: half the round trip, plus the server's whole milliseconds. */
  errorMs: number;
}

const KEPT_ANSWERS = 8;
/** The server cuts its answer to whole milliseconds. */
const RESOLUTION_MS = 1;

export const keepAnswer = (answers: readonly TimeAnswer[], answer: TimeAnswer): TimeAnswer[] =>
  [...answers, answer].slice(-KEPT_ANSWERS);

export function estimateOffset(answers: readonly TimeAnswer[]): OffsetEstimate | null {
  let best: OffsetEstimate | null = null;
  for (const { sentAt, receivedAt, serverAt } of answers) {
    const errorMs = (receivedAt - sentAt) / 2 + RESOLUTION_MS / 2;
    if (!Number.isFinite(serverAt) || receivedAt < sentAt) continue;
    if (best && best.errorMs <= errorMs) continue;
    best = { offsetMs: serverAt + RESOLUTION_MS / 2 - (sentAt + receivedAt) / 2, errorMs };
  }
  return best;
}

/** The offset in use, moving from `fromMs` to `toMs` without a jump. */
export interface Slew {
  fromMs: number;
  toMs: number;
  /** Local clock, ms. */
  startedAt: number;
}

/** Two milliseconds a second: no picture is moved by more than a frame's twentieth in a second. */
const SLEW_MS_PER_MS = 0.002;
/** Beyond this the local clock itself broke (a laptop slept), and a slew would take minutes. */
const STEP_ABOVE_MS = 1000;

export function slewedOffset({ fromMs, toMs, startedAt }: Slew, localNow: number): number {
  const reach = Math.max(0, localNow - startedAt) * SLEW_MS_PER_MS;
  return Math.abs(toMs - fromMs) <= reach ? toMs : fromMs + Math.sign(toMs - fromMs) * reach;
}

/** What to do with a new estimate: nothing while it does not contradict the offset in use. */
export function aimAt(slew: Slew | null, estimate: OffsetEstimate, localNow: number): Slew {
  if (!slew) return { fromMs: estimate.offsetMs, toMs: estimate.offsetMs, startedAt: localNow };
  const current = slewedOffset(slew, localNow);
  const distance = Math.abs(estimate.offsetMs - current);
  if (distance > STEP_ABOVE_MS) return { fromMs: estimate.offsetMs, toMs: estimate.offsetMs, startedAt: localNow };
  if (distance <= estimate.errorMs) return { fromMs: current, toMs: current, startedAt: localNow };
  return { fromMs: current, toMs: estimate.offsetMs, startedAt: localNow };
}
