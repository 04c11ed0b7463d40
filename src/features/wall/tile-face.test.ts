import { describe, expect, test } from "vitest";
import type { FeedStatus } from "../../../contracts/status.ts";
import { utcMs } from "../../../contracts/units.ts";
import type { PlaybackState } from "../../core/player/player.ts";
import { faceOf, type TileFacts } from "./tile-face.ts";

const NOW = 1_000_000;
const status = (patch: Partial<FeedStatus>): FeedStatus => ({ feed: "ice", state: "live", since: 0, ...patch });
const facts = (patch: Partial<TileFacts>): TileFacts => ({
  status: status({}),
  playback: { kind: "playing" },
  playhead: NOW - 1400,
  position: NOW - 1400,
  offMs: 0,
  now: NOW,
  ...patch,
});
const failed = (kind: "autoplay" | "network"): PlaybackState => ({
  kind: "failed",
  error: { kind, detail: "", recovery: "none" },
});

describe("a tile shows", () => {
  test.each<[string, Partial<TileFacts>, object]>([
    ["its picture", {}, { kind: "picture", behindMs: null, trouble: null }],
    ["its picture where the server says nothing", { status: null }, { kind: "picture" }],
    ["how far it is behind", { offMs: -1430 }, { kind: "picture", behindMs: 1400 }],
    ["its name alone where data is saved", { isSpared: true, playback: { kind: "idle" } }, { kind: "spared" }],
    [
      "a lost camera where data is saved",
      { isSpared: true, status: status({ state: "no-signal" }) },
      { kind: "no-signal" },
    ],
    ["nothing of being behind while paused", { offMs: -1430, playback: { kind: "paused" } }, { behindMs: null }],
    [
      "a camera being prepared",
      { status: status({ state: "waiting", ready: 0.43 }), playback: { kind: "idle" } },
      { kind: "preparing", ready: 0.43 },
    ],
    [
      "that a source cannot be reached",
      { status: status({ state: "waiting", trouble: "unreachable" }) },
      { kind: "waiting", trouble: "unreachable" },
    ],
    [
      "loading with its progress",
      { playback: { kind: "loading", readyMs: 1000, neededMs: 2000 } },
      { kind: "loading", readyMs: 1000 },
    ],
    [
      "no plate for a short hitch",
      { playback: { kind: "stalled", since: NOW - 300, starved: true } },
      { kind: "picture" },
    ],
    [
      "a stall that lasts",
      { playback: { kind: "stalled", since: NOW - 3000, starved: true } },
      { kind: "stalled", lastPictureAt: NOW - 1400 },
    ],
    [
      "reconnecting with the count of tries",
      { playback: { kind: "reconnecting", attempt: 2, of: 5, lastPictureAt: utcMs(7) } },
      { kind: "reconnecting", attempt: 2, of: 5, lastPictureAt: 7 },
    ],
    [
      "no signal at the live edge",
      { status: status({ state: "no-signal", lastPictureAt: NOW - 5000 }) },
      { kind: "no-signal", lastPictureAt: NOW - 5000 },
    ],
    [
      "the recording of a camera that stopped later",
      { status: status({ state: "no-signal", lastPictureAt: NOW - 5000 }), playhead: NOW - 60_000 },
      { kind: "picture" },
    ],
    [
      "a fault over whatever plays",
      { status: status({ state: "fault", trouble: "unreadable" }) },
      { kind: "fault", trouble: "unreadable" },
    ],
    ["a Play button where the browser wants one", { playback: failed("autoplay") }, { kind: "blocked" }],
    ["what failed", { playback: failed("network") }, { kind: "failed", error: "network" }],
    [
      "missing sound for as long as it is missing",
      { status: status({ trouble: "no-audio" }) },
      { trouble: "no-audio" },
    ],
    [
      "a change of format for a while",
      { status: status({ trouble: "format-changed", since: NOW - 1000 }) },
      { trouble: "format-changed" },
    ],
    ["but not for ever", { status: status({ trouble: "format-changed", since: NOW - 60_000 }) }, { trouble: null }],
  ])("%s", (_, patch, expected) => {
    expect(faceOf(facts(patch))).toMatchObject(expected);
  });
});
