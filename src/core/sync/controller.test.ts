import { describe, expect, test } from "vitest";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import {
  freshLock,
  median,
  PICTURE_POLICY,
  SOUND_POLICY,
  stepLock,
  type LockAction,
  type LockPolicy,
  type LockState,
} from "./controller.ts";

const T0 = 1_790_000_000_000;

interface Media {
  /** Distance of the position to the playhead at the start, ms. */
  off: number;
  policy?: LockPolicy;
  /** How long a seek takes until pictures move again, and how long a rate takes to be obeyed, ms. */
  seekTakes?: number;
  /** Event time buffered around the playhead, ms before and after it. */
  buffered?: [number, number];
  /** The media's own clock runs this much fast, in parts of one. */
  drift?: number;
  /** No data during [from, to), ms after the start. */
  stall?: [number, number];
}

/** A player of arithmetic: does what it is told, with a seek's delay. Steps every 50 ms; returns what was done and how far off it was. */
function simulate(
  { off, policy = PICTURE_POLICY, seekTakes = 80, buffered = [3000, 1200], drift = 0, stall }: Media,
  forMs: number,
) {
  let state: LockState = freshLock();
  let position = T0 + off;
  let rate = 1;
  let pulseEnds = Number.POSITIVE_INFINITY;
  let seekEnds = Number.NEGATIVE_INFINITY;
  const actions: (LockAction & { at: number })[] = [];
  const offs: number[] = [];
  for (let ms = 0; ms < forMs; ms++) {
    const now = utcMs(T0 + ms);
    const stalled = stall !== undefined && ms >= stall[0] && ms < stall[1];
    if (ms >= pulseEnds) {
      rate = 1;
      pulseEnds = Number.POSITIVE_INFINITY;
    }
    if (ms >= seekEnds && !stalled) position += rate * (1 + drift);
    offs.push(position - now - 1);
    if (ms % 50 !== 0) continue;
    const sample = {
      now,
      position: utcMs(position),
      playhead: utcMs(now + 1),
      ready: ms >= seekEnds && !stalled,
      buffered: (at: UtcMs) => !stalled && at >= now - buffered[0] && at <= now + buffered[1],
    };
    const step = stepLock(state, sample, policy);
    state = step.state;
    if (step.action.kind !== "none") actions.push({ ...step.action, at: ms });
    if (step.action.kind === "seek") {
      position = step.action.to;
      seekEnds = ms + seekTakes;
    }
    if (step.action.kind === "pulse") {
      rate = 1 + step.action.deviation;
      pulseEnds = ms + step.action.forMs;
    }
  }
  return { actions, offs, state };
}

/** From when on the player never was further off than `within`, ms. */
const inStepAfter = (offs: readonly number[], within: number): number =>
  offs.findLastIndex((off) => Math.abs(off) >= within) + 1;

describe("the phase lock of a picture", () => {
  test.each<[string, Media, number]>([
    ["a little behind", { off: -8 }, 500],
    ["a frame ahead", { off: 40 }, 1000],
    ["a tenth behind", { off: -100 }, 1000],
    ["a second behind, a quick seek", { off: -1000 }, 1000],
    ["a second behind, a slow seek", { off: -1000, seekTakes: 250 }, 1000],
    ["ahead of what may be shown", { off: 900 }, 1000],
    ["a minute behind, outside the buffer", { off: -60_000, buffered: [500, 1200] }, 1000],
  ])("%s: in step within a second, then silent within a millisecond", (_name, media, withinMs) => {
    const { offs, actions } = simulate(media, 6000);
    expect(inStepAfter(offs, 10)).toBeLessThanOrEqual(withinMs);
    expect(Math.max(...offs.slice(4000).map(Math.abs))).toBeLessThanOrEqual(1.1);
    expect(actions.filter(({ at }) => at > 4000)).toEqual([]);
  });

  test("a stall of two seconds is made good within a second of its end", () => {
    const { offs } = simulate({ off: 0, stall: [1000, 3000], buffered: [5000, 1200] }, 8000);
    expect(inStepAfter(offs, 10)).toBeLessThanOrEqual(4000);
  });

  test("a clock that runs 100 ppm fast is held without a seek", () => {
    const { offs, actions } = simulate({ off: 0, drift: 1e-4 }, 60_000);
    expect(Math.max(...offs.slice(3000).map(Math.abs))).toBeLessThan(2);
    expect(actions.some(({ kind }) => kind === "seek")).toBe(false);
  });

  test("waits for media that is on its way before it seeks out of the buffer", () => {
    const { actions } = simulate({ off: -1500, buffered: [3000, -800] }, 600);
    expect(actions).toEqual([]);
  });

  test("does not seek again and again where a seek does not help", () => {
    const { actions } = simulate({ off: -5000, seekTakes: 100_000 }, 10_000);
    expect(actions.filter(({ kind }) => kind === "seek").length).toBeLessThanOrEqual(4);
  });

  test("one reading that lies moves nothing", () => {
    let state: LockState = { ...freshLock(), locked: true };
    const actions: LockAction[] = [];
    for (let index = 0; index < 12; index++) {
      const now = utcMs(T0 + index * 50);
      const lie = index === 6 ? 60 : 0;
      const step = stepLock(
        state,
        { now, playhead: now, position: utcMs(now + lie), ready: true, buffered: () => true },
        PICTURE_POLICY,
      );
      state = step.state;
      actions.push(step.action);
    }
    expect(actions.every(({ kind }) => kind === "none")).toBe(true);
  });
});

describe("the phase lock of sound", () => {
  test.each([-39, -12, 25, 39])("is left alone at %i ms", (off) => {
    expect(simulate({ off, policy: SOUND_POLICY }, 3000).actions).toEqual([]);
  });

  test.each([-75, 60])("at %i ms comes in by rate, without a seek", (off) => {
    const { actions, offs } = simulate({ off, policy: SOUND_POLICY }, 10_000);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.every((action) => action.kind === "pulse" && Math.abs(action.deviation) <= 0.05)).toBe(true);
    expect(Math.abs(offs.at(-1) ?? Number.NaN)).toBeLessThan(5);
  });

  test("far off it seeks once", () => {
    const { actions } = simulate({ off: -2000, policy: SOUND_POLICY }, 5000);
    expect(actions.filter(({ kind }) => kind === "seek")).toHaveLength(1);
  });
});

test.each([
  [[3], 3],
  [[4, 1], 2.5],
  [[9, 1, 5], 5],
])("median of %j", (values, expected) => {
  expect(median(values)).toBe(expected);
});
