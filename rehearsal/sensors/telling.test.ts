import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../contracts/metrics.ts";
import { Channel, SENML_MAX_BYTES, SenmlPack } from "../../contracts/telemetry.ts";
import { utcMs } from "../../contracts/units.ts";
import { camerasOf } from "../camera.ts";
import { consents } from "../scenario/athletes.ts";
import { momentsBetween, truthAt } from "../scenario/truth.ts";
import { createStory, packOf, readyTelling, TICK_MS, venueOf } from "./telling.ts";
import { phaseOf } from "../scenario/feeds.ts";
import { positionIn } from "../scenario/views.ts";
import { sensorTopics } from "./topics.ts";
import { TRACKED_FEEDS, TRACKING_MS } from "./tracking.ts";

const ALL = new Set(["alpine", "biathlon", "ice", "curling", "studio"]);
/** On the grid of 40 ms, 2 s and whole loops. */
const START = Math.ceil(Date.UTC(2026, 2, 7) / 128_000) * 128_000;
const KNOWN = new Set(METRICS.map(({ id }) => id));

/** [channel, UTC ms, value] of every record. */
function resolve(pack: SenmlPack): [string, number, unknown][] {
  const base = pack[0];
  return pack.map((record) => [
    `${base?.bn ?? ""}${record.n ?? ""}`,
    ((base?.bt ?? 0) + (record.t ?? 0)) * 1000,
    record.v ?? record.vs,
  ]);
}

describe("a minute of what the sensors tell", () => {
  const story = createStory(ALL);
  const told: { topic: string; channel: string; utc: number; value: unknown }[] = [];
  for (let instant = START; instant < START + 60_000; instant += TICK_MS)
    for (const { topic, pack } of [...story.at(utcMs(instant)), ...story.momentsWithin(utcMs(instant))]) {
      expect(JSON.stringify(v.parse(SenmlPack, pack)).length).toBeLessThan(SENML_MAX_BYTES);
      for (const [channel, utc, value] of resolve(pack)) told.push({ topic, channel, utc, value });
    }
  const of = (channel: string) => told.filter((sample) => sample.channel === channel);

  test("goes to topics that the event file names, about channels and metrics that Vedetta knows", () => {
    const topics = new Set(sensorTopics(camerasOf("rehearsal")).map(({ topic }) => topic));
    for (const { topic, channel } of told) {
      expect(topics).toContain(topic);
      v.parse(Channel, channel);
      expect(KNOWN).toContain(channel.split("/")[1]);
    }
  });

  test("is true at the time it says", () => {
    for (const { channel, utc, value } of told.filter((_, index) => index % 97 === 0)) {
      const [subject = "", metric = ""] = channel.split("/");
      if (metric.startsWith("picture-")) continue;
      const truth = truthAt(utc)[subject]?.[metric];
      if (truth === undefined)
        expect(momentsBetween(utc - 0.01, utc + 0.01)).toMatchObject([{ subject, metric, value }]);
      else if (typeof truth === "number") expect(value).toBeCloseTo(truth, 2);
      else expect(value).toBe(truth);
    }
  });

  test.each(TRACKED_FEEDS)("says where %s sees what it is about, in the frame of that instant", (feed) => {
    const x = of(`feed:${feed}/picture-x`);
    const who = of(`feed:${feed}/picture-of`);
    expect(x.length).toBeGreaterThan(60_000 / TRACKING_MS / 6);
    for (const { utc, value } of x) {
      const place = positionIn(feed, (phaseOf(feed, Math.round(utc)) / 1000) * 25);
      expect(place && "x" in place ? place.x : null).toBeCloseTo(Number(value), 3);
      // Whoever is in sight has a name by then, and who has none has no place.
      expect(who.findLast((state) => state.utc <= utc)?.value).not.toBe("");
    }
    expect(who.every(({ topic }) => topic === `rehearsal/tracking/${feed}`)).toBe(true);
  });

  test("does not say where anybody is in the picture of the camera that others turn", () => {
    expect(told.filter(({ channel }) => channel.startsWith("feed:alpine-2/"))).toEqual([]);
  });

  test.each([
    ["athlete:a11/speed", 40],
    ["feed:alpine-1/picture-y", TRACKING_MS],
    ["athlete:a11/heart-rate", 1000],
    ["venue:alpine/snow-temperature", 2000],
    ["venue:curling/stone-speed", 40],
  ])("%s is measured every %i ms", (channel, period) => {
    const times = of(channel).map(({ utc }) => Math.round(utc));
    expect(times.length).toBeGreaterThan(20);
    for (const [index, time] of times.entries()) if (index > 0) expect(time - (times[index - 1] ?? 0)).toBe(period);
  });

  test("tells a state when it changes, and every 2 s", () => {
    const states = of("venue:alpine/on-course");
    const change = states.findIndex(({ value }, index) => index > 0 && value !== states[index - 1]?.value);
    expect(states[change]?.value).toBe("a11");
    const [before, at] = [truthAt((states[change]?.utc ?? 0) - TICK_MS), truthAt(states[change]?.utc ?? 0)];
    expect(before["venue:alpine"]?.["on-course"]).toBe("");
    expect(at["venue:alpine"]?.["on-course"]).toBe("a11");
    expect(states.filter(({ utc }) => Math.round(utc) % 2000 === 0)).toHaveLength(30);
  });

  test("tells each moment once, at its own time", () => {
    const moments = momentsBetween(START, START + 60_000);
    expect(moments.length).toBeGreaterThan(20);
    for (const { subject, metric, utcMs: at, value } of moments) {
      const same = of(`${subject}/${metric}`).filter((sample) => Math.abs(sample.utc - at) < 0.01);
      expect(same.map((sample) => sample.value)).toEqual([value]);
    }
  });

  test("holds the heart rate of an athlete who did not agree to show it: leaving it out is the product's duty", () => {
    expect(consents.some(({ athlete, audience }) => athlete === "a11" && audience === "public")).toBe(false);
    expect(of("athlete:a11/heart-rate").length).toBeGreaterThan(50);
  });
});

test("only the venues that are played are told about", () => {
  const story = createStory(new Set(["ice"]));
  const subjects = story.at(utcMs(START)).map(({ pack }) => pack[0]?.bn ?? "");
  expect(subjects.length).toBeGreaterThan(0);
  expect(subjects.every((subject) => venueOf(subject.slice(0, -1)) === "ice")).toBe(true);
});

test("a pack says its subject, time, unit and value once", () => {
  expect(packOf("athlete:a12", 1_772_870_400_040, { speed: 21.5, "on-course": "a12" })).toEqual([
    { bn: "athlete:a12/", bt: 1_772_870_400.04, n: "speed", u: "m/s", v: 21.5 },
    { n: "on-course", vs: "a12" },
  ]);
  expect(readyTelling("ice", 0.25, 0)).toEqual({
    topic: "rehearsal/ready/ice",
    pack: [{ bn: "feed:ice/", bt: 0, n: "ready", u: "/", v: 0.25 }],
  });
});
