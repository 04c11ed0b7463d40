import { describe, expect, test } from "vitest";
import { createFollower, type Following } from "./follow.ts";

const FRAME_MS = 40;
const SPAN = { x: 0.25, y: 0.25 };
const how = (patch: Partial<Following> = {}): Following => ({ span: SPAN, of: "a11", steps: false, ...patch });

/** The middle in each frame while somebody goes along `path`. */
function along(path: (seconds: number) => { x: number; y: number }, frames: number, patch: Partial<Following> = {}) {
  const follower = createFollower();
  return Array.from({ length: frames }, (_, frame) => {
    const target = path((frame * FRAME_MS) / 1000);
    const middle = follower.step(frame * FRAME_MS, target, how(patch)) ?? { x: Number.NaN, y: Number.NaN };
    return { target, middle };
  });
}

describe("following", () => {
  test("begins with him in the middle", () => {
    expect(along(() => ({ x: 0.3, y: 0.6 }), 1)[0]?.middle).toEqual({ x: 0.3, y: 0.6 });
  });

  test("rests while he stays near the middle", () => {
    const frames = along((seconds) => ({ x: 0.5 + 0.015 * Math.sin(seconds * 7), y: 0.5 }), 100);
    expect(new Set(frames.map(({ middle }) => middle.x)).size).toBe(1);
  });

  test("goes after him without ever passing him or shaking", () => {
    const xs = along((seconds) => ({ x: seconds < 0.2 ? 0.4 : 0.6, y: 0.5 }), 100).map(({ middle }) => middle.x);
    for (const [index, x] of xs.entries()) {
      expect(x).toBeLessThanOrEqual(0.6);
      expect(x).toBeGreaterThanOrEqual((xs[index - 1] ?? 0) - 1e-9);
    }
    expect(0.6 - (xs.at(-1) ?? 0)).toBeLessThan(0.13 * SPAN.x);
  });

  test("is never faster than an eye likes, and makes no jump of speed", () => {
    const frames = along((seconds) => ({ x: seconds < 1 ? 0.1 : 0.9, y: seconds < 1.4 ? 0.9 : 0.1 }), 120);
    let before = 0;
    for (const [index, { middle }] of frames.entries()) {
      if (index === 0) continue;
      const speed = ((middle.x - (frames[index - 1]?.middle.x ?? 0)) / SPAN.x) * (1000 / FRAME_MS);
      expect(Math.abs(speed)).toBeLessThanOrEqual(1.2 + 1e-6);
      expect(Math.abs(speed - before)).toBeLessThan(0.5);
      before = speed;
    }
  });

  test("keeps somebody in view who crosses the picture in four seconds", () => {
    for (const { target, middle } of along((seconds) => ({ x: 0.1 + 0.2 * seconds, y: 0.5 }), 100))
      expect(Math.abs(target.x - middle.x)).toBeLessThan(SPAN.x / 2);
  });

  test.each([
    ["another athlete", FRAME_MS, "a12"],
    ["a seek forward", 60_000, "a11"],
    ["a seek back", -60_000, "a11"],
  ])("%s is a cut", (_what, passed, of) => {
    const follower = createFollower();
    follower.step(100_000, { x: 0.2, y: 0.2 }, how());
    expect(follower.step(100_000 + passed, { x: 0.8, y: 0.8 }, how({ of }))).toEqual({ x: 0.8, y: 0.8 });
  });

  test("a paused picture does not move", () => {
    const follower = createFollower();
    follower.step(0, { x: 0.2, y: 0.2 }, how());
    const middle = follower.step(40, { x: 0.4, y: 0.2 }, how());
    expect(follower.step(40, { x: 0.4, y: 0.2 }, how())).toEqual(middle);
  });

  test("stays where it was when nobody knows where he is, and goes on from there", () => {
    const follower = createFollower();
    follower.step(0, { x: 0.2, y: 0.2 }, how());
    expect(follower.step(40, null, how())).toBeNull();
    expect(follower.step(80, { x: 0.21, y: 0.2 }, how())).toEqual({ x: 0.2, y: 0.2 });
  });
});

describe("with reduced motion", () => {
  test("it cuts, seldom, and rests between", () => {
    const frames = along((seconds) => ({ x: 0.1 + 0.1 * seconds, y: 0.5 }), 200, { steps: true });
    const cuts = frames.filter(({ middle }, index) => index > 0 && middle.x !== frames[index - 1]?.middle.x);
    expect(cuts.length).toBeGreaterThan(2);
    expect(cuts.length).toBeLessThanOrEqual(200 / (1500 / FRAME_MS));
    for (const { target, middle } of cuts) expect(middle).toEqual(target);
  });
});
