import { utcMs, type UtcMs } from "../../../contracts/units.ts";

/**
 * The phase lock of one player (docs/adr/0006). Pure: a sample of where the player is goes in,
 * what to do comes out. Far off it seeks, nearer it changes the rate for a while, within the dead band it does nothing
 * and the rate is exactly that of the playhead.
 *
 * Pictures make no sound, so a short pulse of any rate goes unseen while a tile comes in; once locked,
 * pulses are of 2 %. Sound is left alone within 40 ms: the pictures follow it (slew-policy.ts).
 */
export interface LockPolicy {
  /** Beyond this a seek is quicker than any rate, ms. */
  seekAboveMs: number;
  /** The same while coming in, when a seek disturbs nobody yet. */
  joinSeekAboveMs: number;
  /** A locked player that is further off than this has slipped and comes in anew, ms. */
  slippedAboveMs: number;
  /** Within this nothing is done, ms. */
  deadBandMs: number;
  /** Samples whose median is believed near the target. */
  samples: number;
  /** Deviations of the rate: while coming in from behind and from ahead, and for the last milliseconds. */
  catchUp: number;
  waitFor: number;
  fine: number;
  /** Ahead by less than this, a player that comes in waits for the others instead of seeking, ms. */
  standBelowMs: number;
}

/** Off by less than this, a picture counts as in step. */
export const IN_STEP_MS = 10;

export const PICTURE_POLICY: LockPolicy = {
  seekAboveMs: 300,
  joinSeekAboveMs: 300,
  slippedAboveMs: 50,
  deadBandMs: 1,
  samples: 8,
  catchUp: 0.5,
  waitFor: 0.9,
  fine: 0.02,
  standBelowMs: 600,
};
export const SOUND_POLICY: LockPolicy = {
  seekAboveMs: 250,
  joinSeekAboveMs: 80,
  slippedAboveMs: 250,
  deadBandMs: 40,
  samples: 8,
  catchUp: 0.05,
  waitFor: 0.05,
  fine: 0.02,
  standBelowMs: 0,
};

export interface LockSample {
  now: UtcMs;
  /** Null before the first data. */
  position: UtcMs | null;
  playhead: UtcMs;
  /** Has data and is not seeking. */
  ready: boolean;
  /** May the player show `at` without waiting? */
  buffered(at: UtcMs): boolean;
}

export interface LockState {
  /** Signed distances, position minus playhead, newest last. */
  offs: number[];
  locked: boolean;
  /** A rate pulse runs until then; positions are believed a little later. */
  pulseUntil: number;
  seek: { since: number; far: boolean; landed: boolean } | null;
  /** How late seeks land, learnt from those before: within the buffer, and beyond it. */
  nearLagMs: number;
  farLagMs: number;
  lastSeekAt: number;
  /** Seeks since the player was last in step. */
  seeks: number;
  /** Since when the player has been far off with the target outside its buffer. */
  farSince: number | null;
}

export type LockAction =
  | { kind: "none" }
  | { kind: "seek"; to: UtcMs }
  /** `deviation` is added to the playhead's own rate, for `forMs`. */
  | { kind: "pulse"; deviation: number; forMs: number };

export interface LockStep {
  state: LockState;
  action: LockAction;
}

const FIRST_NEAR_LAG_MS = 60;
const FIRST_FAR_LAG_MS = 300;
const LONGEST_LAG_MS = 800;
/** A position needs this long after a seek or a pulse to be believed. */
const SETTLE_MS = 60;
/** How long media is given to arrive by itself before a seek leaves the buffer. */
const PATIENCE_MS = 700;
/** So far behind, what lies between is not worth fetching. */
const HOPELESS_MS = 4000;
/** Doubles with each seek that did not bring the player in: one that cannot keep up must not only seek. */
const NEAR_SEEK_INTERVAL_MS = 300;
const MOST_DOUBLINGS = 4;
const FAR_SEEK_INTERVAL_MS = 2000;
/** A pulse takes this long where its rate allows: a timer that comes late on a busy machine then spoils little of it. */
const PULSE_MS = 250;
const SEEK_LOST_AFTER_MS = 3000;
/** Two samples in a row that differ by less agree; one alone may lie, where a busy main thread came in between. */
const AGREE_MS = 5;

export const freshLock = (before?: LockState): LockState => ({
  offs: [],
  locked: false,
  pulseUntil: Number.NEGATIVE_INFINITY,
  seek: null,
  nearLagMs: before?.nearLagMs ?? FIRST_NEAR_LAG_MS,
  farLagMs: before?.farLagMs ?? FIRST_FAR_LAG_MS,
  lastSeekAt: Number.NEGATIVE_INFINITY,
  seeks: 0,
  farSince: null,
});

/** A seek that the group ordered itself; the lock waits for it as for its own. */
export const seeking = (state: LockState, now: UtcMs, far: boolean): LockState => ({
  ...freshLock(state),
  seek: { since: now, far, landed: false },
  lastSeekAt: now,
  seeks: state.seeks + 1,
});

export function stepLock(state: LockState, sample: LockSample, policy: LockPolicy): LockStep {
  const { now, position, playhead, ready } = sample;
  if (position === null) return stay(freshLock(state));
  const off = position - playhead;
  if (!ready) return stepWaiting(state, sample, off, policy);
  if (state.seek && !state.seek.landed)
    return stay({ ...state, offs: [], pulseUntil: now, seek: { ...state.seek, landed: true } });
  if (now < state.pulseUntil + SETTLE_MS) return stay({ ...state, offs: [] });

  const known = state.seek ? learnt(state, off) : state;
  const offs = [...known.offs, off].slice(-policy.samples);
  const seekAboveMs = known.locked ? policy.seekAboveMs : policy.joinSeekAboveMs;
  if (Math.abs(off) > seekAboveMs) return stepFar({ ...known, offs, locked: false }, sample, off, policy);

  const near = { ...known, offs, farSince: null };
  const agreed = agreedOff(offs);
  if (!near.locked || (agreed !== null && Math.abs(agreed) > policy.slippedAboveMs)) {
    if (agreed === null) return stay(near);
    return Math.abs(agreed) <= Math.max(IN_STEP_MS, policy.deadBandMs)
      ? stay({ ...near, locked: true, seeks: 0 })
      : pulse({ ...near, locked: false }, now, agreed, policy);
  }
  if (offs.length < policy.samples) return stay(near);
  const middle = median(offs);
  return Math.abs(middle) <= policy.deadBandMs
    ? stay(near)
    : pulse(near, now, middle, { catchUp: policy.fine, waitFor: policy.fine });
}

const stay = (state: LockState): LockStep => ({ state, action: { kind: "none" } });

function agreedOff(offs: readonly number[]): number | null {
  const [previous, newest] = [offs.at(-2), offs.at(-1)];
  return previous !== undefined && newest !== undefined && Math.abs(previous - newest) < AGREE_MS
    ? (previous + newest) / 2
    : null;
}

/** No data, or a seek under way. Leaves a gap or a dead stretch where the target can be had. */
function stepWaiting(state: LockState, sample: LockSample, off: number, policy: LockPolicy): LockStep {
  const { now } = sample;
  const waits = state.seek !== null && !state.seek.landed && now - state.seek.since < SEEK_LOST_AFTER_MS;
  if (waits) return stay({ ...state, offs: [] });
  const waiting = { ...state, offs: [], seek: null };
  return Math.abs(off) > policy.seekAboveMs
    ? stepFar({ ...waiting, locked: false }, sample, off, policy)
    : stay(waiting);
}

function stepFar(
  state: LockState,
  { now, playhead, ready, buffered }: LockSample,
  off: number,
  policy: LockPolicy,
): LockStep {
  // Ahead of the others by little: to stand nearly still until they come is quicker and surer than a seek.
  if (ready && off > 0 && off < policy.standBelowMs) return pulse({ ...state, farSince: null }, now, off, policy);
  const near = utcMs(playhead + state.nearLagMs);
  const sinceSeek = now - state.lastSeekAt;
  if (buffered(near)) {
    const interval = state.seeks === 0 ? 0 : NEAR_SEEK_INTERVAL_MS * 2 ** Math.min(MOST_DOUBLINGS, state.seeks - 1);
    if (sinceSeek >= interval) return { state: seeking(state, now, false), action: { kind: "seek", to: near } };
    // Just sought: the rest by rate, until another seek is allowed.
    return ready && Math.abs(off) < 2 * policy.seekAboveMs
      ? pulse({ ...state, farSince: null }, now, off, policy)
      : stay(state);
  }
  const farSince = state.farSince ?? now;
  const patient = now - farSince < PATIENCE_MS && Math.abs(off) < HOPELESS_MS;
  if (patient || sinceSeek < FAR_SEEK_INTERVAL_MS) return stay({ ...state, farSince });
  return { state: seeking(state, now, true), action: { kind: "seek", to: utcMs(playhead + state.farLagMs) } };
}

/** The first position that is believed after a seek says how late it landed. */
function learnt(state: LockState, off: number): LockState {
  const next = { ...state, seek: null };
  if (!state.seek || Math.abs(off) > LONGEST_LAG_MS) return next;
  const lag = (before: number) => Math.max(0, Math.min(LONGEST_LAG_MS, before - off * 0.7));
  return state.seek.far ? { ...next, farLagMs: lag(state.farLagMs) } : { ...next, nearLagMs: lag(state.nearLagMs) };
}

function pulse(state: LockState, now: number, off: number, rates: Pick<LockPolicy, "catchUp" | "waitFor">): LockStep {
  const most = off > 0 ? rates.waitFor : rates.catchUp;
  const deviation = -Math.sign(off) * Math.min(most, Math.abs(off) / PULSE_MS);
  const forMs = Math.abs(off / deviation);
  return { state: { ...state, offs: [], pulseUntil: now + forMs }, action: { kind: "pulse", deviation, forMs } };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
