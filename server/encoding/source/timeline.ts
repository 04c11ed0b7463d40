import type { Timing } from "../../../contracts/event.ts";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";

/**
 * From a source's time stamps to event time. Pure: the moment of arrival is an argument.
 * Inside, all times are 90 kHz ticks; since 1970 they stay exact in a double until the year 5000.
 */
export interface Timeline {
  /** Learns from a picture as it comes, and places it. `pts` and `dts` modulo 2^33. */
  picture(pts: number, dts: number, arrivedAt: UtcMs): Placement;
  /** Places any stamp by what the pictures taught so far, in ticks; null before the first. */
  place(stamp: number): number | null;
  /** The source was away: nothing of the old relation holds. */
  forget(): void;
}

export type Placement =
  | {
      ok: true;
      /** Event time in 90 kHz ticks since 1970. */
      ticks: number;
      decodeTicks: number;
      /** Set where this picture does not follow from the one before: by how many ms time jumped. */
      jumpMs?: number;
    }
  /** The stamps cannot be event time: so many ms off the clock. */
  | { ok: false; offMs: number };

export const TICKS_PER_MS = 90;
export const STAMP_RANGE = 2 ** 33;
/** Farther from the clock than this, a UTC stamp is not believed. */
export const MAX_OFF_MS = 10_000;
/** Between two pictures, more than this (or any step back) is a jump. */
export const JUMP_MS = 1000;
/** Drift is corrected by at most so much a second: below what an eye or ear could tell. */
const SLEW_MS_PER_S = 1;
const WINDOW_MS = 4000;
/** An error below this is jitter of the network, not drift. */
const DEADBAND_MS = 2;

/** The instant nearest `near` whose stamp, modulo 2^33, is `stamp`. All in ticks. */
export function unwrap(stamp: number, near: number): number {
  return stamp + Math.round((near - stamp) / STAMP_RANGE) * STAMP_RANGE;
}

export const ticksToMs = (ticks: number): UtcMs => utcMs(ticks / TICKS_PER_MS);

export function createTimeline(timing: Timing): Timeline {
  return timing.mode === "pts-utc" ? createUtcTimeline() : createArrivalTimeline(timing.offsetMs * TICKS_PER_MS);
}

const jumpBetween = (last: number | null, next: number): { jumpMs?: number } => {
  if (last === null) return {};
  const step = (next - last) / TICKS_PER_MS;
  return step <= 0 || step > JUMP_MS ? { jumpMs: step } : {};
};

function createUtcTimeline(): Timeline {
  let last: number | null = null;
  return {
    picture(pts, dts, arrivedAt) {
      const decodeTicks = unwrap(dts, arrivedAt * TICKS_PER_MS);
      const offMs = decodeTicks / TICKS_PER_MS - arrivedAt;
      if (Math.abs(offMs) > MAX_OFF_MS) return { ok: false, offMs };
      const jump = jumpBetween(last, decodeTicks);
      last = decodeTicks;
      return { ok: true, ticks: unwrap(pts, decodeTicks), decodeTicks, ...jump };
    },
    place: (stamp) => (last === null ? null : unwrap(stamp, last)),
    forget() {
      last = null;
    },
  };
}

/**
 * A network only ever delays: the smallest difference between arrival and stamp, over some seconds, is the source's own.
 * The first window is taken as it comes; later ones pull slowly.
 */
function createArrivalTimeline(offset: number): Timeline {
  /** Stamps made continuous. */
  let last: number | null = null;
  let lastArrival = 0;
  /** Arrival minus stamp, ticks. */
  let relation: number | null = null;
  let firstArrival = 0;
  let windowStart = 0;
  let windowMinimum = Infinity;
  let target: number | null = null;

  const restart = (stamp: number, arrivedAt: number) => {
    relation = Math.round(arrivedAt * TICKS_PER_MS) - stamp;
    firstArrival = arrivedAt;
    windowStart = arrivedAt;
    windowMinimum = relation;
    target = null;
  };

  const learn = (stamp: number, arrivedAt: number) => {
    if (relation === null) return;
    const seen = arrivedAt * TICKS_PER_MS - stamp;
    windowMinimum = Math.min(windowMinimum, seen);
    if (arrivedAt - firstArrival < JUMP_MS && seen < relation) {
      // At first a server may send what it had in store all at once; the least late of it is nearest the truth.
      relation = Math.round(seen);
    }
    if (arrivedAt - windowStart >= WINDOW_MS) {
      target = windowMinimum;
      windowStart = arrivedAt;
      windowMinimum = Infinity;
    }
    if (target === null) return;
    const error = target - relation;
    if (Math.abs(error) < DEADBAND_MS * TICKS_PER_MS) {
      target = null;
      return;
    }
    const most = Math.max(0, (arrivedAt - lastArrival) / 1000) * SLEW_MS_PER_S * TICKS_PER_MS;
    relation += Math.sign(error) * Math.min(Math.abs(error), most);
  };

  return {
    picture(pts, dts, arrivedAt) {
      const stamp: number = last === null ? dts : unwrap(dts, last);
      let jump = jumpBetween(last, stamp);
      if (relation === null || jump.jumpMs !== undefined) {
        restart(stamp, arrivedAt);
      } else {
        learn(stamp, arrivedAt);
        const offMs = (arrivedAt * TICKS_PER_MS - stamp - relation) / TICKS_PER_MS;
        // Stamps that go on while their pictures come seconds earlier or later: the source was cut or restarted.
        if (offMs < -JUMP_MS || offMs > MAX_OFF_MS) {
          jump = { jumpMs: offMs };
          restart(stamp, arrivedAt);
        }
      }
      last = stamp;
      lastArrival = arrivedAt;
      const shift = Math.round(relation ?? 0) + offset;
      return { ok: true, ticks: unwrap(pts, stamp) + shift, decodeTicks: stamp + shift, ...jump };
    },
    place: (stamp) => (last === null || relation === null ? null : unwrap(stamp, last) + Math.round(relation) + offset),
    forget() {
      last = null;
      relation = null;
    },
  };
}
