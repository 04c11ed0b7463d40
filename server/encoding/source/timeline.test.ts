import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { createTimeline, STAMP_RANGE, unwrap } from "./timeline.ts";

const NOW = utcMs(1_795_500_000_000);
const at = (ms: number) => utcMs(NOW + ms);
const stampOf = (ms: number) => Math.round(ms * 90) % STAMP_RANGE;

test.each([
  { what: "a stamp of now", stamp: 5, near: 7, expected: 5 },
  { what: "just after the wrap", stamp: 3, near: STAMP_RANGE * 4 - 2, expected: STAMP_RANGE * 4 + 3 },
  { what: "just before the wrap", stamp: STAMP_RANGE - 1, near: STAMP_RANGE * 4 + 2, expected: STAMP_RANGE * 4 - 1 },
])("a 33-bit stamp becomes the instant nearest: $what", ({ stamp, near, expected }) => {
  expect(unwrap(stamp, near)).toBe(expected);
});

describe("stamps that are UTC", () => {
  test("are event time to the tick, over the wrap too", () => {
    const timeline = createTimeline({ mode: "pts-utc" });
    const wrapMs = (Math.ceil((NOW * 90) / STAMP_RANGE) * STAMP_RANGE) / 90;
    for (const offset of [-80, -40, 0, 40, 80]) {
      const ms = wrapMs + offset;
      const placed = timeline.picture(stampOf(ms + 40), stampOf(ms), utcMs(ms + 150));
      expect(placed).toEqual({ ok: true, ticks: Math.round((ms + 40) * 90), decodeTicks: Math.round(ms * 90) });
    }
  });

  test.each([
    { offMs: -9900, ok: true },
    { offMs: 9900, ok: true },
    { offMs: -10_100, ok: false },
    { offMs: 10_100, ok: false },
    { offMs: 3_600_000, ok: false },
  ])("are refused when more than 10 s off the clock: $offMs ms", ({ offMs, ok }) => {
    const placed = createTimeline({ mode: "pts-utc" }).picture(stampOf(NOW + offMs), stampOf(NOW + offMs), NOW);
    expect(placed.ok).toBe(ok);
    if (!placed.ok) expect(placed.offMs).toBeCloseTo(offMs, 1);
  });

  test.each([
    { step: 40, jump: undefined },
    { step: 900, jump: undefined },
    { step: 1500, jump: 1500 },
    { step: -40, jump: -40 },
    { step: -3000, jump: -3000 },
  ])("tell when $step ms lie between two pictures whether time jumped", ({ step, jump }) => {
    const timeline = createTimeline({ mode: "pts-utc" });
    timeline.picture(stampOf(NOW), stampOf(NOW), NOW);
    const placed = timeline.picture(stampOf(NOW + step), stampOf(NOW + step), at(40));
    expect(placed.ok && placed.jumpMs).toBe(jump);
  });

  test("place sound beside the pictures, and nothing before them", () => {
    const timeline = createTimeline({ mode: "pts-utc" });
    expect(timeline.place(stampOf(NOW))).toBeNull();
    timeline.picture(stampOf(NOW), stampOf(NOW), NOW);
    expect(timeline.place(stampOf(NOW - 250))).toBe((NOW - 250) * 90);
    timeline.forget();
    expect(timeline.place(stampOf(NOW))).toBeNull();
  });
});

describe("the moment of arrival as event time", () => {
  /** Pictures every 40 ms of a camera whose clock runs by `rate`, each late by what `delay` says. */
  const play = (seconds: number, options: { rate?: number; delay?: (index: number) => number; offsetMs?: number }) => {
    const timeline = createTimeline({ mode: "arrival", offsetMs: options.offsetMs ?? 0 });
    const errors: number[] = [];
    const steps: number[] = [];
    let last: number | null = null;
    for (let index = 0; index < seconds * 25; index++) {
      const stamp = Math.round(12_345 + index * 3600 * (options.rate ?? 1));
      const truth = at(index * 40);
      const placed = timeline.picture(
        stamp % STAMP_RANGE,
        stamp % STAMP_RANGE,
        utcMs(truth + (options.delay?.(index) ?? 0)),
      );
      if (!placed.ok || placed.jumpMs !== undefined) throw new Error("a steady source jumped");
      errors.push(placed.ticks / 90 - truth);
      if (last !== null) steps.push(placed.ticks / 90 - last);
      last = placed.ticks / 90;
    }
    return { errors, steps };
  };

  test("takes the least late of a burst for the truth", () => {
    // A server sends its stored second at once, then goes on in time.
    const { errors } = play(3, { delay: (index) => Math.max(0, 1000 - index * 40) });
    expect(Math.abs(errors.at(-1) ?? NaN)).toBeLessThan(1);
  });

  test.each([{ offsetMs: -300 }, { offsetMs: 0 }, { offsetMs: 250 }])(
    "adds the known offset of $offsetMs ms",
    ({ offsetMs }) => {
      expect(play(1, { offsetMs }).errors.at(-1)).toBeCloseTo(offsetMs, 1);
    },
  );

  test("is not moved by the network's jitter", () => {
    const { steps } = play(30, { delay: (index) => (index * 7919) % 35 });
    for (const step of steps.slice(30)) expect(Math.abs(step - 40)).toBeLessThan(0.05);
  });

  test.each([{ rate: 1.0002 }, { rate: 0.9998 }])(
    "follows a clock that runs at $rate, at no more than 1 ms a second",
    ({ rate }) => {
      const { errors, steps } = play(120, { rate });
      expect(Math.abs(errors.at(-1) ?? NaN)).toBeLessThan(4);
      for (const step of steps.slice(30)) expect(Math.abs(step - 40 * rate)).toBeLessThanOrEqual(0.04 + 0.03);
    },
  );

  test("begins anew after a jump of the stamps", () => {
    const timeline = createTimeline({ mode: "arrival", offsetMs: 0 });
    timeline.picture(1000, 1000, NOW);
    const placed = timeline.picture(900_000, 900_000, at(40));
    expect(placed).toMatchObject({ ok: true, ticks: at(40) * 90 });
    expect(placed.ok && placed.jumpMs).toBeGreaterThan(1000);
  });
});
