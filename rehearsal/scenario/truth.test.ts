import { describe, expect, test } from "vitest";
import { METRICS } from "../../contracts/metrics.ts";
import { runs } from "./alpine.ts";
import { athletes, consents } from "./athletes.ts";
import { FEED_IDS, LOOPS } from "./feeds.ts";
import { momentsBetween, STORY_MS, truthAt, type Truth } from "./truth.ts";
import { positionIn } from "./views.ts";

/** A whole number of the longest loop, near today. */
const ZERO = STORY_MS * 13_900_000;
const number = (truth: Truth, subject: string, metric: string): number => {
  const value = truth[subject]?.[metric];
  if (typeof value !== "number") throw new Error(`${subject}/${metric} is ${String(value)}`);
  return value;
};

describe("the truth", () => {
  test("is the same whenever it is asked", () => {
    for (let at = 0; at < STORY_MS; at += 1_777) {
      const once = truthAt(ZERO + at);
      truthAt(ZERO + 3 * at + 11);
      expect(truthAt(ZERO + at)).toEqual(once);
    }
  });

  test("knows only metrics of the contract, within their bounds", () => {
    const declared = new Map(METRICS.map((metric) => [metric.id, metric]));
    for (let at = 0; at < STORY_MS; at += 200) {
      for (const [subject, values] of Object.entries(truthAt(ZERO + at))) {
        for (const [metric, value] of Object.entries(values)) {
          const declaration = declared.get(metric);
          expect(declaration, `${subject}/${metric}`).toBeDefined();
          if (typeof value !== "number") continue;
          expect(value, `${subject}/${metric} at ${at}`).toBeGreaterThanOrEqual(declaration?.min ?? -Infinity);
          expect(value, `${subject}/${metric} at ${at}`).toBeLessThanOrEqual(declaration?.max ?? Infinity);
        }
      }
    }
  });

  test("closes its loops without a jump", () => {
    const last = truthAt(ZERO - 1);
    const first = truthAt(ZERO);
    for (const [subject, values] of Object.entries(first)) {
      for (const [metric, value] of Object.entries(values)) {
        const before = last[subject]?.[metric];
        if (typeof value === "number") expect(before, `${subject}/${metric}`).toBeCloseTo(value, 1);
        else expect(before, `${subject}/${metric}`).toBe(value);
      }
    }
  });

  test("changes numbers by no more than a frame can hold, but where a picture cuts or a puck is struck", () => {
    const limits: Record<string, number> = {
      speed: 0.8,
      "g-force": 0.45,
      "run-time": 0.05,
      "heart-rate": 0.5,
      "stone-speed": 0.1,
    };
    let before = truthAt(ZERO);
    for (let at = 40; at < STORY_MS; at += 40) {
      const now = truthAt(ZERO + at);
      for (const [subject, values] of Object.entries(now)) {
        for (const [metric, value] of Object.entries(values)) {
          const limit = limits[metric];
          const past = before[subject]?.[metric];
          if (limit === undefined || typeof value !== "number" || typeof past !== "number") continue;
          expect(Math.abs(value - past), `${subject}/${metric} at ${at}`).toBeLessThan(limit);
        }
      }
      before = now;
    }
  });

  test.each(runs.map((run) => [run.athlete, run] as const))(
    "%s covers the distance that the speed says",
    (athlete, run) => {
      const from = ZERO + run.startMs;
      let covered = 0;
      for (let at = 0; at < run.durationMs; at += 10)
        covered += number(truthAt(from + at + 5), `athlete:${athlete}`, "speed") * 0.01;
      const end = truthAt(from + Math.ceil(run.durationMs / 10) * 10);
      expect(number(end, `athlete:${athlete}`, "distance")).toBeCloseTo(covered, 0);
      expect(number(end, `athlete:${athlete}`, "run-time")).toBeCloseTo(run.durationMs / 1000, 6);
      for (let at = 200; at < run.durationMs; at += 370) {
        const rate =
          (number(truthAt(from + at + 20), `athlete:${athlete}`, "distance") -
            number(truthAt(from + at - 20), `athlete:${athlete}`, "distance")) /
          0.04;
        expect(rate).toBeCloseTo(number(truthAt(from + at), `athlete:${athlete}`, "speed"), 0);
      }
    },
  );

  test("has two runs of about 45 s, at a super-G's speed, one beating the other", () => {
    const [first, second] = runs;
    for (const run of runs) {
      expect(run.durationMs).toBeGreaterThan(42_000);
      expect(run.durationMs).toBeLessThan(48_000);
      const speeds = Array.from({ length: 400 }, (_, index) => run.speedAt((index / 400) * run.durationMs));
      expect(Math.max(...speeds) * 3.6).toBeGreaterThan(90);
      expect(Math.max(...speeds) * 3.6).toBeLessThan(125);
    }
    expect(Math.abs((first?.durationMs ?? 0) - (second?.durationMs ?? 0))).toBeGreaterThan(200);
    expect(truthAt(ZERO + 30_000)["venue:alpine"]).toMatchObject({
      "on-course": first?.athlete,
      "best-run": second?.athlete,
    });
    expect(truthAt(ZERO + 90_000)["venue:alpine"]).toMatchObject({
      "on-course": second?.athlete,
      "best-run": first?.athlete,
    });
    expect(truthAt(ZERO + 65_000)["venue:alpine"]).toMatchObject({ "on-course": "" });
  });
});

describe("moments", () => {
  test("pass each run's twenty gates in order, at the gates' distance", () => {
    for (const run of runs) {
      const passed = momentsBetween(ZERO, ZERO + STORY_MS).filter(
        (moment) => moment.subject === `athlete:${run.athlete}` && moment.metric === "gate",
      );
      expect(passed.map((moment) => moment.value)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(passed.map((moment) => moment.utcMs)).toEqual(
        passed.map((moment) => moment.utcMs).toSorted((one, other) => one - other),
      );
      const spacing = passed.slice(1).map((moment, index) => moment.utcMs - (passed[index]?.utcMs ?? 0));
      expect(Math.min(...spacing)).toBeGreaterThan(1_000);
    }
  });

  test("come once each, however the time is cut", () => {
    const whole = momentsBetween(ZERO - 10_000, ZERO + 3 * STORY_MS);
    const pieces: typeof whole = [];
    for (let at = ZERO - 10_000; at < ZERO + 3 * STORY_MS; at += 40)
      pieces.push(...momentsBetween(at, Math.min(at + 40, ZERO + 3 * STORY_MS)));
    expect(pieces).toEqual(whole);
    expect(
      whole
        .filter((moment) => moment.subject === "athlete:b51" && moment.utcMs >= ZERO && moment.utcMs < ZERO + 64_000)
        .map((moment) => moment.value),
    ).toEqual([1, 1, 0, 1, 1]);
  });
});

describe("people and places", () => {
  test("one skier shares the heart rate with everybody and the other does not; the biathlete does", () => {
    const open = consents
      .filter((consent) => consent.metric === "heart-rate" && consent.audience === "public")
      .map((consent) => consent.athlete);
    expect(open).toEqual(["a12", "b51"]);
    for (const { athlete } of consents) expect(athletes.map(({ id }) => id)).toContain(athlete);
  });

  test("the athlete on course stays clear of the plates and in the picture", () => {
    for (let frame = 0; frame < (LOOPS["alpine-1"] / 1000) * 25; frame++) {
      const at = positionIn("alpine-1", frame);
      if (!at || !("x" in at)) throw new Error(`no athlete in frame ${frame}`);
      expect(at.x, `frame ${frame}`).toBeGreaterThan(0.4);
      expect(at.x, `frame ${frame}`).toBeLessThan(0.66);
      expect(at.y, `frame ${frame}`).toBeGreaterThan(0.3);
      expect(at.y, `frame ${frame}`).toBeLessThan(0.62);
    }
  });

  test.each(FEED_IDS)("%s: the subject's place closes the loop", (feed) => {
    const frames = (LOOPS[feed] / 1000) * 25;
    const before = positionIn(feed, frames - 0.05);
    const after = positionIn(feed, 0);
    expect(before === null).toBe(after === null);
    for (const [axis, value] of Object.entries(after ?? {}))
      expect((before as Record<string, number> | null)?.[axis]).toBeCloseTo(value, 2);
  });
});
