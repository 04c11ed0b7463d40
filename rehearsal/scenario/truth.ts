import { bestRunFor, heartRateOf, runs, skierAt } from "./alpine.ts";
import { BIATHLETE, rangeAt, shots } from "./biathlon.ts";
import { sheetAt } from "./curling.ts";
import { FEED_IDS, LOOPS } from "./feeds.ts";
import { puckAt, strikes } from "./ice.ts";
import { curlingIceCel, hallAir, hockeyIceCel, weatherAt } from "./weather.ts";

/** The true value of every continuous and state metric, by subject and metric (contracts/metrics.ts). Units as there. */
export type Truth = Record<string, Record<string, number | string>>;

export interface Moment {
  utcMs: number;
  subject: string;
  metric: "gate" | "shot";
  /** gate: its number, from 1. shot: 1 a hit or a goal, 0 not. */
  value: number;
}

/** An athlete on whom no camera is has no values: his sensors are off. */
export function truthAt(utc: number): Truth {
  const skier = skierAt(utc);
  const racing = skier.stage !== "start-house";
  const range = rangeAt(utc);
  const outside = weatherAt(utc);
  const hall = hallAir(utc);
  const snow = {
    "snow-temperature": outside.snowCel,
    "air-temperature": outside.airCel,
    humidity: outside.humidity,
    "wind-speed": outside.windMs,
  };
  const truth: Truth = {
    [`athlete:${skier.athlete}`]: {
      speed: skier.speed,
      "g-force": skier.gForce,
      distance: skier.distance,
      "run-time": Math.min(Math.max(0, skier.runMs), skier.run.durationMs) / 1000,
      "heart-rate": skier.heartRate,
    },
    [`athlete:${BIATHLETE}`]: { speed: range.speed, "heart-rate": range.heartRate },
    "venue:alpine": { "on-course": racing ? skier.athlete : "", "best-run": bestRunFor(skier.athlete), ...snow },
    "venue:biathlon": { ...snow, "wind-speed": outside.windMs * 0.7 },
    "venue:ice": {
      "puck-speed": puckAt(utc).speed,
      "ice-temperature": hockeyIceCel(utc),
      "air-temperature": hall.airCel,
      humidity: hall.humidity,
    },
    "venue:curling": {
      "stone-speed": sheetAt(utc).stone.speed,
      "ice-temperature": curlingIceCel(utc),
      "air-temperature": hall.airCel - 1.5,
      humidity: hall.humidity + 4,
    },
  };
  for (const run of runs) {
    const heartRate = heartRateOf(run.athlete, utc);
    if (run.athlete !== skier.athlete && heartRate !== undefined)
      truth[`athlete:${run.athlete}`] = { "heart-rate": heartRate };
  }
  return truth;
}

/** One loop's moments, by loop length; `utcMs` is a phase here. */
const STORY: readonly { loopMs: number; moments: readonly Moment[] }[] = [
  {
    loopMs: LOOPS["alpine-1"],
    moments: runs.flatMap((run) =>
      run.gateMs.map((gateMs, index): Moment => ({
        utcMs: run.startMs + gateMs,
        subject: `athlete:${run.athlete}`,
        metric: "gate",
        value: index + 1,
      })),
    ),
  },
  {
    loopMs: LOOPS.biathlon,
    moments: shots.map((shot): Moment => ({
      utcMs: shot.atMs,
      subject: `athlete:${BIATHLETE}`,
      metric: "shot",
      value: shot.hit ? 1 : 0,
    })),
  },
  {
    loopMs: LOOPS.ice,
    moments: strikes.map((strike): Moment => ({
      utcMs: strike.atMs,
      subject: `athlete:${strike.athlete}`,
      metric: "shot",
      value: strike.goal ? 1 : 0,
    })),
  },
];

/** Moments in [fromUtc, toUtc), in order, with fractions of a ms where they fall so. */
export function momentsBetween(fromUtc: number, toUtc: number): Moment[] {
  const found: Moment[] = [];
  for (const { loopMs, moments } of STORY) {
    for (let loop = Math.floor(fromUtc / loopMs); loop * loopMs < toUtc; loop++) {
      for (const moment of moments) {
        const utcMs = moment.utcMs + loop * loopMs;
        if (utcMs >= fromUtc && utcMs < toUtc) found.push({ ...moment, utcMs });
      }
    }
  }
  return found.sort((one, other) => one.utcMs - other.utcMs);
}

/** Every metric of `truthAt` repeats with this, the conditions apart. */
export const STORY_MS = Math.max(...FEED_IDS.map((feed) => LOOPS[feed]));
