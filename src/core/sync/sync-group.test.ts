import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { observable } from "../observable.ts";
import type { PlaybackState, Player, PlayerRole } from "../player/player.ts";
import { createSyncGroup } from "./sync-group.ts";

const T0 = 1_790_000_000_000;
const SEEK_TAKES_MS = 80;
/** Encoding and way: media of an instant is in the buffer this much later. */
const EDGE_MS = 300;
const DVR_MS = 600_000;

/** A player of arithmetic on the test's clock. It holds what the origin has; a seek takes a while; data may be cut off. */
function simulatedPlayer(role: PlayerRole, startsOffMs: number, { drift = 0 } = {}) {
  const state = observable<PlaybackState>({ kind: "playing" });
  const rates: number[] = [];
  let position = T0 - 1400 + startsOffMs;
  let seekEnds = 0;
  let cutSince: number | null = null;
  let dead = false;
  let breathless = false;
  const edge = () => (cutSince ?? Date.now()) - EDGE_MS;
  const element = {
    tagName: role === "sound" ? "AUDIO" : "VIDEO",
    readyState: 4,
    seeking: false,
    paused: false,
    playbackRate: 1,
  };
  const timer = setInterval(() => {
    element.seeking = Date.now() < seekEnds;
    element.readyState = position < edge() && !dead && !breathless ? 4 : 1;
    const runs = !element.seeking && !element.paused && element.readyState === 4;
    if (runs) position += element.playbackRate * (1 + drift);
    const stalled = element.readyState < 4 && !element.paused;
    if (stalled && state.get().kind === "playing")
      state.set({ kind: "stalled", since: Date.now(), starved: !breathless });
    if (!stalled && state.get().kind === "stalled") state.set({ kind: "playing" });
  }, 1);
  const player: Player = {
    element: element as unknown as HTMLMediaElement,
    state,
    load: async () => undefined,
    unload: async () => undefined,
    position: () => (dead ? null : utcMs(position)),
    eventTimeOf: () => null,
    seekTo(at) {
      position = at;
      element.seeking = true;
      seekEnds = Date.now() + SEEK_TAKES_MS;
    },
    isBuffered: (at) => at > T0 - DVR_MS && at < edge() - 40,
    setRate(rate) {
      if (rate !== element.playbackRate) rates.push(rate);
      element.playbackRate = rate;
    },
    play: () => void (element.paused = false),
    pause: () => void (element.paused = true),
    setMaxHeight: () => undefined,
    stats: () => ({ rendition: null, droppedFrames: 0, totalFrames: 0, bufferMs: 0, stalls: 0 }),
    close: async () => clearInterval(timer),
  };
  return {
    player,
    rates,
    position: () => position,
    cut: () => void (cutSince = Date.now()),
    restore: () => void (cutSince = null),
    kill: () => void (dead = true),
    /** Has its data, and no processor to decode it. */
    choke: (isChoked: boolean) => void (breathless = isChoked),
  };
}

beforeEach(() => void vi.useFakeTimers({ now: T0 }));
afterEach(() => void vi.useRealTimers());

const now = (): UtcMs => utcMs(Date.now());

function wall(offs: readonly number[], sound?: { offMs: number; drift: number }) {
  const group = createSyncGroup({ now, dvrMs: DVR_MS });
  const tiles = offs.map((off) => simulatedPlayer("picture", off));
  tiles.forEach(({ player }, index) => group.add(`tile-${index}`, player));
  const voice = sound && simulatedPlayer("sound", sound.offMs, { drift: sound.drift });
  if (voice) group.add("sound", voice.player);
  const spread = () => {
    const positions = tiles.map(({ position }) => position());
    return Math.max(...positions) - Math.min(...positions);
  };
  return { group, tiles, voice, spread };
}

describe("a wall that is live", () => {
  test("comes in step within a second and plays at its latency", () => {
    const { group, tiles, spread } = wall([-2000, -90, 0, 35, 140, 800]);
    vi.advanceTimersByTime(1000);
    expect(spread()).toBeLessThan(20);
    vi.advanceTimersByTime(3000);
    expect(spread()).toBeLessThan(2.5);
    expect(group.spreadMs()).toBeLessThan(2.5);
    expect(Math.abs(Date.now() - 1400 - (tiles[0]?.position() ?? 0))).toBeLessThan(3);
    expect(group.readings().every(({ locked }) => locked)).toBe(true);
  });

  test("a dead tile, a feed that stalls and one that joins do not move the others", () => {
    const { group, tiles } = wall([0, 0, 0, 0]);
    vi.advanceTimersByTime(3000);
    const steady = tiles.slice(2);
    for (const { rates } of steady) rates.length = 0;
    tiles[0]?.kill();
    tiles[1]?.cut();
    vi.advanceTimersByTime(3000);
    tiles[1]?.restore();
    group.add("late", simulatedPlayer("picture", -1500).player);
    vi.advanceTimersByTime(1000);
    const readings = group.readings();
    expect(readings.find(({ id }) => id === "tile-0")?.offMs).toBeNull();
    expect(Math.abs(readings.find(({ id }) => id === "tile-1")?.offMs ?? Number.NaN)).toBeLessThan(10);
    expect(Math.abs(readings.find(({ id }) => id === "late")?.offMs ?? Number.NaN)).toBeLessThan(10);
    expect(steady.flatMap(({ rates }) => rates)).toEqual([]);
    expect(group.state.get().behindMs).toBe(1400);
  });

  test("short stalls of a tile in step give all tiles more latency, at most three percent slower", () => {
    const { group, tiles, spread } = wall([0, 0, 0]);
    vi.advanceTimersByTime(3000);
    for (let times = 0; times < 2; times++) {
      tiles[0]?.cut();
      vi.advanceTimersByTime(1700);
      tiles[0]?.restore();
      vi.advanceTimersByTime(3000);
    }
    expect(group.state.get().behindMs).toBe(1600);
    vi.advanceTimersByTime(8000);
    expect(Math.abs(Date.now() - 1600 - (tiles[2]?.position() ?? 0))).toBeLessThan(5);
    expect(spread()).toBeLessThan(2.5);
    expect(Math.min(...(tiles[2]?.rates ?? [0]))).toBeGreaterThanOrEqual(0.95);
  });

  test("a tile that had its data and stood still for want of processor asks nobody to wait", () => {
    const { group, tiles } = wall([0, 0, 0]);
    vi.advanceTimersByTime(3000);
    for (let times = 0; times < 4; times++) {
      tiles[0]?.choke(true);
      vi.advanceTimersByTime(500);
      tiles[0]?.choke(false);
      vi.advanceTimersByTime(3000);
    }
    expect(group.state.get().behindMs).toBe(1400);
    expect(Math.abs(Date.now() - 1400 - (tiles[0]?.position() ?? 0))).toBeLessThan(5);
  });
});

describe("sound", () => {
  test("that drifts is followed by the pictures and never touched", () => {
    const { group, tiles, voice } = wall([0, 0], { offMs: 5, drift: 3e-4 });
    vi.advanceTimersByTime(150_000);
    expect(voice?.rates).toEqual([]);
    const apart = (voice?.position() ?? 0) - (tiles[0]?.position() ?? 0);
    expect(Math.abs(apart)).toBeLessThan(20);
    expect(group.state.get().behindMs).toBe(1400);
  });
});

describe("a wall that is moved by the viewer", () => {
  test("pauses on one picture, and goes on from it", () => {
    const { group, tiles } = wall([0, 3, -4]);
    vi.advanceTimersByTime(2000);
    group.pause();
    vi.advanceTimersByTime(500);
    const at = group.playhead();
    expect(tiles.map(({ position }) => position())).toEqual([at, at, at]);
    expect(Math.abs(Date.now() - 500 - 1400 - at)).toBeLessThan(25);
    expect(group.state.get()).toMatchObject({ paused: true, live: false });
    vi.advanceTimersByTime(10_000);
    group.play();
    vi.advanceTimersByTime(2000);
    expect(Math.abs(group.playhead() - at - 2000)).toBeLessThan(60);
    expect(tiles.every(({ position }) => Math.abs(position() - group.playhead()) < 3)).toBe(true);
    expect(group.state.get()).toMatchObject({ paused: false, live: false });
  });

  test("seeks back together, no further than the recording, and returns to live", () => {
    const { group, tiles, spread } = wall([0, 0, 0]);
    vi.advanceTimersByTime(2000);
    group.seekBy(-60_000);
    vi.advanceTimersByTime(1500);
    expect(Math.abs(Date.now() - 1400 - 60_000 - (tiles[0]?.position() ?? 0))).toBeLessThan(300);
    expect(spread()).toBeLessThan(2.5);
    group.seekTo(utcMs(T0 - 3_600_000));
    expect(group.playhead()).toBeGreaterThanOrEqual(group.window().start - 20);
    group.goLive();
    vi.advanceTimersByTime(1000);
    expect(group.state.get()).toMatchObject({ live: true, paused: false });
    expect(spread()).toBeLessThan(10);
    expect(Math.abs(Date.now() - 1400 - (tiles[0]?.position() ?? 0))).toBeLessThan(12);
  });

  test("while paused a seek shows the other instant and stays paused", () => {
    const { group, tiles } = wall([0, 0]);
    vi.advanceTimersByTime(2000);
    group.pause();
    group.seekBy(-5000);
    vi.advanceTimersByTime(2000);
    const [first, second] = tiles.map(({ position }) => position());
    expect(first).toBe(second);
    expect(first).toBe(group.playhead());
    expect(group.state.get().paused).toBe(true);
  });

  test("a seek to near now means live", () => {
    const { group } = wall([0]);
    group.seekBy(-30_000);
    vi.advanceTimersByTime(2000);
    group.seekTo(utcMs(Date.now() - 1500));
    expect(group.state.get().live).toBe(true);
  });
});
