import { describe, expect, test } from "vitest";
import { METRICS } from "../contracts/metrics.ts";
import { utcMs } from "../contracts/units.ts";
import { phaseOf } from "../rehearsal/scenario/feeds.ts";
import { positionIn } from "../rehearsal/scenario/views.ts";
import { createStory, TICK_MS } from "../rehearsal/sensors/telling.ts";
import { createFollower } from "../src/core/magnifier/follow.ts";
import { positionAt } from "../src/core/magnifier/position.ts";
import { clampView } from "../src/core/magnifier/view.ts";
import { valueAt } from "../src/core/telemetry/look-up.ts";
import { createSeries, type Series } from "../src/core/telemetry/series.ts";

/** What the venue's trackers send, looked up as the viewer does, against the truth that the pictures are drawn from. */
const START = Math.ceil(Date.UTC(2026, 2, 7) / 128_000) * 128_000;
const LENGTH_MS = 128_000;
const FRAME = { width: 1600, height: 900, ratio: 16 / 9 };
const KINDS = new Map(METRICS.map(({ id, kind }) => [id, kind]));

const series = new Map<string, Series>();
const story = createStory(new Set(["alpine", "biathlon", "ice", "curling"]));
for (let instant = START; instant <= START + LENGTH_MS; instant += TICK_MS)
  for (const { pack } of story.at(utcMs(instant)))
    for (const { n = "", v, vs } of pack) {
      const channel = `${pack[0]?.bn ?? ""}${n}`;
      const kept = series.get(channel) ?? createSeries();
      series.set(channel, kept);
      kept.add(Float64Array.of(Math.round((pack[0]?.bt ?? 0) * 1000)), [v ?? vs ?? ""]);
    }
const telemetry = {
  valueAt(channel: string, at: number) {
    const kept = series.get(channel);
    return kept ? valueAt(kept, KINDS.get(channel.split("/")[1] ?? "") ?? "state", at) : null;
  },
};

/** How far the one in the picture is from the middle of what is seen, in shares of what is seen, frame by frame. */
function distances(feed: "alpine-1" | "biathlon" | "ice" | "curling", zoom: number, steps: boolean): number[] {
  const follower = createFollower();
  const found: number[] = [];
  for (let at = START; at < START + LENGTH_MS; at += TICK_MS) {
    const known = positionAt(telemetry, feed, utcMs(at));
    const middle = follower.step(at, known, { span: { x: 1 / zoom, y: 1 / zoom }, of: known?.of ?? "", steps });
    const truth = positionIn(feed, (phaseOf(feed, at) / 1000) * 25);
    if (!middle || !truth || !("x" in truth)) continue;
    const view = clampView(FRAME, { zoom, ...middle });
    found.push(Math.max(Math.abs(truth.x - view.x), Math.abs(truth.y - view.y)) * zoom);
  }
  return found.toSorted((one, other) => one - other);
}

describe.each([
  // Half of what is seen is 0.5: less than that, and he is in view.
  ["alpine-1", 2, 0.1, 0.15],
  ["alpine-1", 4, 0.15, 0.2],
  ["alpine-1", 8, 0.25, 0.35],
  // At the picture's edge he is at the edge of what is seen too.
  ["biathlon", 4, 0.35, 0.5],
  ["curling", 4, 0.3, 0.5],
  // A puck that is struck is faster than an eye likes to be led; the eye catches up.
  ["ice", 3, 0.35, 1],
] as const)("%s, %i times", (feed, zoom, mostly, always) => {
  test("whom it follows stays in what is seen", () => {
    const found = distances(feed, zoom, false);
    expect(found.length).toBeGreaterThan(700);
    expect(found[Math.floor(found.length * 0.95)]).toBeLessThan(mostly);
    expect(found.at(-1)).toBeLessThan(always);
  });
});

test("with reduced motion the skier stays in what is seen too", () => {
  const found = distances("alpine-1", 2, true);
  expect(found.at(-1)).toBeLessThan(0.5);
});
