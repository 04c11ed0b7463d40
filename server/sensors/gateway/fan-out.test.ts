import { expect, test } from "vitest";
import * as v from "valibot";
import { GatewayMessage } from "../../../contracts/telemetry.ts";
import { utcMs } from "../../../contracts/units.ts";
import type { Placed } from "../align/align.ts";
import { createFanOut } from "./fan-out.ts";
import { createViewer } from "./viewer.ts";

const t0 = 1_700_000_000_000;
const placed = (channel: string, at: number, value: Placed["value"] = at, changes: Partial<Placed> = {}): Placed => ({
  channel,
  kind: "continuous",
  feeds: ["top"],
  utc: utcMs(t0 + at),
  value,
  ...changes,
});
const phase = (at: number, value: string) => placed("venue:slope/phase", at, value, { kind: "state" });

function watcher() {
  const frames: Buffer[] = [];
  const outlet = { waiting: 0, cut: false, write: (frame: Buffer) => void frames.push(frame) };
  const viewer = createViewer({
    get waiting() {
      return outlet.waiting;
    },
    write: outlet.write,
    cut: () => (outlet.cut = true),
  });
  return {
    viewer,
    outlet,
    frames,
    /** What came since the last time, numbers read as the channels they were announced for. */
    read(): unknown[] {
      return frames.splice(0).map((frame) => {
        const message = v.parse(GatewayMessage, JSON.parse(frame.subarray((frame[1] ?? 0) < 126 ? 2 : 4).toString()));
        if (message.type === "channels") for (const { number, channel } of message.channels) known.set(number, channel);
        if (message.type === "channels") return message.channels.map(({ channel }) => `+${channel}`);
        if (message.type === "samples")
          return message.samples.map(([number, utc, value]) => [known.get(number), utc - t0, value]);
        return message;
      });
    },
  };
}
const known = new Map<number, string>();

test("one message a tick, with the channel's name before its first sample; another feed hears nothing", () => {
  const fanOut = createFanOut();
  const top = watcher();
  const ice = watcher();
  fanOut.subscribe(top.viewer, ["top"], t0);
  fanOut.subscribe(ice.viewer, ["ice"], t0);
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.push(placed("athlete:a1/speed", 2));
  fanOut.push(placed("athlete:a2/speed", 2));
  fanOut.tick(t0 + 40);
  expect(top.read()).toEqual([
    ["+athlete:a1/speed", "+athlete:a2/speed"],
    [
      ["athlete:a1/speed", 1, 1],
      ["athlete:a1/speed", 2, 2],
      ["athlete:a2/speed", 2, 2],
    ],
  ]);
  fanOut.tick(t0 + 80);
  expect(top.read()).toEqual([]);
  expect(ice.read()).toEqual([]);
});

test("viewers of one set of feeds are written the same bytes", () => {
  const fanOut = createFanOut();
  const [one, two] = [watcher(), watcher()];
  fanOut.subscribe(one.viewer, ["ice", "top"], t0);
  fanOut.subscribe(two.viewer, ["top", "ice", "top"], t0);
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.tick(t0 + 40);
  expect(one.frames.at(-1)).toBe(two.frames.at(-1));
});

test("a joiner gets the last seconds, and what held before them, but no moment of before", () => {
  const fanOut = createFanOut();
  fanOut.push(phase(-9000, "warm-up"));
  fanOut.push(phase(-5000, "start"));
  fanOut.push(placed("athlete:a1/speed", -5000));
  fanOut.push(placed("athlete:a1/gate", -5000, 7, { kind: "moment" }));
  fanOut.push(placed("athlete:a1/gate", -2000, 8, { kind: "moment" }));
  fanOut.push(phase(-1000, "run"));
  fanOut.push(placed("athlete:a1/speed", -900));
  fanOut.push(placed("athlete:a1/speed", -1100));
  fanOut.tick(t0);
  const joiner = watcher();
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.subscribe(joiner.viewer, ["top"], t0);
  expect(joiner.read()).toEqual([
    ["+venue:slope/phase", "+athlete:a1/speed", "+athlete:a1/gate"],
    [
      ["venue:slope/phase", -5000, "start"],
      ["venue:slope/phase", -1000, "run"],
      ["athlete:a1/speed", -5000, -5000],
      ["athlete:a1/speed", -1100, -1100],
      ["athlete:a1/speed", -900, -900],
      ["athlete:a1/gate", -2000, 8],
    ],
  ]);
  fanOut.tick(t0 + 40);
  expect(joiner.read()).toEqual([[["athlete:a1/speed", 1, 1]]]);
});

test("a new subscription replaces the old one and repeats nothing; an empty one pauses", () => {
  const fanOut = createFanOut();
  const { viewer, read } = watcher();
  const speed = (at: number) => placed("athlete:a1/speed", at);
  const ice = (at: number) => placed("venue:rink/ice-temperature", at, -5, { feeds: ["ice"] });
  fanOut.subscribe(viewer, ["top"], t0);
  fanOut.push(speed(1));
  fanOut.push(ice(1));
  fanOut.tick(t0 + 40);
  read();
  fanOut.subscribe(viewer, ["top", "ice"], t0 + 50);
  expect(read()).toEqual([["+venue:rink/ice-temperature"], [["venue:rink/ice-temperature", 1, -5]]]);
  fanOut.subscribe(viewer, [], t0 + 60);
  fanOut.push(speed(2));
  fanOut.tick(t0 + 80);
  expect(read()).toEqual([]);
});

test("a channel that more feeds come to share gets a new number, told before it is used", () => {
  const fanOut = createFanOut();
  const [top, ice] = [watcher(), watcher()];
  fanOut.subscribe(top.viewer, ["top"], t0);
  fanOut.subscribe(ice.viewer, ["ice"], t0);
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.tick(t0 + 40);
  top.read();
  fanOut.push(placed("athlete:a1/speed", 2, 2, { feeds: ["ice"] }));
  fanOut.tick(t0 + 80);
  const both = [["+athlete:a1/speed"], [["athlete:a1/speed", 2, 2]]];
  expect(top.read()).toEqual(both);
  expect(ice.read()).toEqual(both);
});

test("a slow viewer loses old samples, then gets the newest of each channel once", () => {
  let skipped = 0;
  const fanOut = createFanOut({ onSkipped: () => skipped++ });
  const { viewer, outlet, read } = watcher();
  fanOut.subscribe(viewer, ["top"], t0);
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.push(placed("athlete:a2/speed", 1));
  fanOut.tick(t0 + 40);
  read();
  outlet.waiting = 40_000;
  for (let at = 2; at < 100; at++) {
    fanOut.push(placed("athlete:a1/speed", at));
    fanOut.tick(t0 + at * 40);
  }
  expect([read(), skipped]).toEqual([[], 98]);
  outlet.waiting = 0;
  fanOut.push(phase(100, "run"));
  fanOut.tick(t0 + 4000);
  expect(read().at(-1)).toEqual([
    ["athlete:a1/speed", 99, 99],
    ["venue:slope/phase", 100, "run"],
  ]);
  fanOut.push(placed("athlete:a1/speed", 101));
  fanOut.tick(t0 + 4040);
  expect(read()).toEqual([[["athlete:a1/speed", 101, 101]]]);
});

test("a viewer who takes nothing at all is cut off", () => {
  const fanOut = createFanOut();
  const { viewer, outlet } = watcher();
  fanOut.subscribe(viewer, ["top"], t0);
  outlet.waiting = 2_000_000;
  fanOut.push(placed("athlete:a1/speed", 1));
  fanOut.tick(t0 + 40);
  expect(outlet.cut).toBe(true);
});

test("a withdrawal reaches those who knew, those who come later, and what was about to be sent", () => {
  const fanOut = createFanOut();
  const [knows, knew, never] = [watcher(), watcher(), watcher()];
  const viewers = [knows.viewer, knew.viewer, never.viewer];
  fanOut.subscribe(knows.viewer, ["top"], t0);
  fanOut.subscribe(knew.viewer, ["top"], t0);
  fanOut.subscribe(never.viewer, ["ice"], t0);
  fanOut.push(placed("athlete:a1/heart-rate", 1, 160));
  fanOut.tick(t0 + 40);
  fanOut.subscribe(knew.viewer, [], t0 + 50);
  for (const { read } of [knows, knew]) read();
  fanOut.push(placed("athlete:a1/heart-rate", 50, 161));
  fanOut.withdraw("athlete:a1/heart-rate", viewers, t0 + 60);
  fanOut.tick(t0 + 80);
  const withdrawn = { type: "withdrawn", channel: "athlete:a1/heart-rate" };
  expect([knows.read(), knew.read(), never.read()]).toEqual([[withdrawn], [withdrawn], []]);
  const later = watcher();
  fanOut.subscribe(later.viewer, ["top"], t0 + 90);
  expect(later.read()).toEqual([withdrawn]);
  fanOut.restore("athlete:a1/heart-rate");
  fanOut.subscribe(never.viewer, ["top"], t0 + 100);
  expect(never.read()).toEqual([]);
});

test("a flood of good samples is cut, not kept", () => {
  let lost = 0;
  const fanOut = createFanOut({ onOverflow: () => lost++ });
  for (let at = 0; at < 10_000; at++) fanOut.push(placed("athlete:a1/speed", at));
  expect(lost).toBe(10_000 - 8192);
});
