import { runs, skierAt } from "../scenario/alpine.ts";
import { rangeAt, shots } from "../scenario/biathlon.ts";
import { RELEASE_MS, sheetAt } from "../scenario/curling.ts";
import { createRandom, createWander, ease, plateau, TAU } from "../scenario/curve.ts";
import type { FeedId } from "../scenario/feeds.ts";
import { puckAt, strikes } from "../scenario/ice.ts";
import { soundOf, type Tape } from "./tape.ts";

const decay = (seconds: number, tau: number): number => Math.exp(-seconds / tau);
const rattle = createRandom(77);
const hiss = (): number => rattle() * 2 - 1;

/** A bell with a clapper: partials that are no harmonics, and the knock. */
const bell = (hz: number): Float32Array =>
  soundOf(700, (t) =>
    [1, 1.51, 2.14, 2.96, 4.1].reduce(
      (sum, ratio, index) =>
        sum + (Math.sin(TAU * hz * ratio * t) * decay(t, 0.22 / (1 + index * 0.6))) / (1 + index * 0.7),
      hiss() * decay(t, 0.004),
    ),
  );
const clap = (): Float32Array => soundOf(60, (t) => hiss() * decay(t, 0.009));
const knock = (hz: number, tau: number): Float32Array =>
  soundOf(300, (t) => Math.sin(TAU * hz * t) * decay(t, tau) + hiss() * 0.5 * decay(t, 0.006));
/** A small-bore rifle: crack, and the echo from the trees. */
const rifle = soundOf(
  1400,
  (t) =>
    hiss() * (1.6 * decay(t, 0.006) + 0.3 * decay(t, 0.09)) + (t > 0.33 ? hiss() * 0.09 * decay(t - 0.33, 0.25) : 0),
);

/** Things that happen at random, `perSecond(ms)` of them. */
function scatter(
  loopMs: number,
  seed: number,
  perSecond: (ms: number) => number,
  place: (ms: number, random: () => number) => void,
): void {
  const random = createRandom(seed);
  for (let ms = 0; ms < loopMs; ms += 20) if (random() < perSecond(ms) * 0.02) place(ms + random() * 20, random);
}

function wind(tape: Tape, loopMs: number, level: number): void {
  for (const [side, seed] of [
    [-0.7, 1],
    [0.7, 2],
  ] as const) {
    const gust = createWander(60 + seed, loopMs, 6000);
    tape.noise({
      filter: { kind: "band", hz: 380, q: 0.6 },
      level: (ms) => level * (1 + 0.45 * gust(ms)),
      pan: side,
      seed,
    });
  }
}

/** Voices without words. `cheer` 0 to 1: from a murmur to a roar, with clapping. */
function crowd(tape: Tape, loopMs: number, level: number, cheer: (ms: number) => number): void {
  for (const [side, seed, hz] of [
    [-0.6, 11, 620],
    [0.5, 12, 880],
    [0, 13, 1500],
  ] as const) {
    const swell = createWander(90 + seed, loopMs, 900);
    tape.noise({
      filter: { kind: "band", hz, q: 1.1 },
      level: (ms) => level * (0.25 + 1.3 * cheer(ms)) * (1 + 0.3 * swell(ms)) * (hz > 1000 ? 0.5 : 1),
      pan: side,
      seed,
    });
  }
  const claps = Array.from({ length: 6 }, clap);
  scatter(
    loopMs,
    14,
    (ms) => 2 + 34 * cheer(ms),
    (ms, random) => {
      const one = claps[Math.floor(random() * claps.length)];
      if (one) tape.add(one, ms, level * (0.15 + random() * 0.5), random() * 1.8 - 0.9);
    },
  );
}

function bells(tape: Tape, loopMs: number, level: number, eager: (ms: number) => number): void {
  const cast = [520, 610, 745, 880].map(bell);
  scatter(
    loopMs,
    21,
    (ms) => 0.5 + 13 * eager(ms),
    (ms, random) => {
      const one = cast[Math.floor(random() * cast.length)];
      if (one) tape.add(one, ms, level * (0.2 + random() * 0.8), random() * 1.6 - 0.8);
    },
  );
}

const afterEach = (moments: readonly number[], ms: number, riseMs: number, tauMs: number): number =>
  moments.reduce((sum, at) => sum + (ms >= at ? Math.min(1, (ms - at) / riseMs) * decay(ms - at, tauMs) : 0), 0);

const finishes = runs.map((run) => run.startMs + run.durationMs);

function alpine(tape: Tape, loopMs: number, atFinish: boolean): void {
  wind(tape, loopMs, atFinish ? 0.1 : 0.13);
  const near = (ms: number) => {
    const { distance, stage } = skierAt(ms);
    return stage === "start-house" ? 0 : ease(550, 980, distance);
  };
  const cheer = (ms: number) =>
    Math.min(
      1,
      0.55 *
        near(ms) *
        (1 - ease(0, 9000, Math.max(0, ...finishes.map((at) => (ms > at && ms < at + 20_000 ? ms - at : 0))))) +
        afterEach(finishes, ms, 500, 3500),
    );
  crowd(tape, loopMs, atFinish ? 0.3 : 0.13, cheer);
  bells(tape, loopMs, atFinish ? 0.12 : 0.05, cheer);
  if (atFinish) return;
  // Two edges on snow: louder with speed, and each turn bites.
  const carve = (ms: number) => {
    const { speed, lateral } = skierAt(ms);
    return Math.min(1, speed / 28) * (0.25 + Math.min(1.4, Math.abs(lateral)) * 0.75);
  };
  tape.noise({ filter: { kind: "band", hz: 2600, q: 0.5 }, level: (ms) => 0.2 * carve(ms), seed: 31 });
  tape.noise({
    filter: { kind: "band", hz: 240, q: 0.9 },
    level: (ms) => 0.35 * Math.min(1, skierAt(ms).speed / 28),
    seed: 32,
  });
  const pole = knock(310, 0.05);
  for (const run of runs)
    for (const [index, gateMs] of run.gateMs.entries())
      tape.add(pole, run.startMs + gateMs, 0.2, index % 2 ? 0.4 : -0.4);
  const beep = soundOf(120, (t) => Math.sin(TAU * 900 * t) * Math.min(1, (0.12 - t) * 60));
  const go = soundOf(500, (t) => Math.sin(TAU * 1350 * t) * Math.min(1, (0.5 - t) * 30));
  for (const { startMs } of runs) {
    for (const early of [3000, 2000, 1000]) tape.add(beep, startMs - early, 0.06);
    tape.add(go, startMs, 0.07);
  }
}

function biathlon(tape: Tape, loopMs: number): void {
  wind(tape, loopMs, 0.08);
  tape.noise({
    filter: { kind: "band", hz: 1900, q: 0.6 },
    level: (ms) => 0.1 * Math.min(1, rangeAt(ms).speed / 4),
    seed: 41,
  });
  for (const shot of shots) tape.add(rifle, shot.atMs, 0.5, 0.1);
  // The other lanes, further off.
  scatter(
    loopMs,
    42,
    () => 0.35,
    (ms, random) => tape.add(rifle, ms, 0.03 + random() * 0.07, random() * 1.8 - 0.9),
  );
  const plate = knock(1750, 0.08);
  for (const shot of shots) if (shot.hit) tape.add(plate, shot.atMs + 190, 0.07, 0.3);
  const hits = shots.filter(({ hit }) => hit).map(({ atMs }) => atMs + 250);
  crowd(tape, loopMs, 0.16, (ms) => Math.min(1, 0.08 + 0.7 * afterEach(hits, ms, 300, 1100)));
  bells(tape, loopMs, 0.04, (ms) => afterEach(hits, ms, 300, 1400));
}

function ice(tape: Tape, loopMs: number): void {
  const hum = createWander(71, loopMs, 12_000);
  tape.noise({ filter: { kind: "low", hz: 160 }, level: (ms) => 0.25 * (1 + 0.1 * hum(ms)), seed: 51 });
  const bustle = createWander(72, loopMs, 500);
  const pace = (ms: number) => Math.min(1, puckAt(ms).speed / 9);
  tape.noise({
    filter: { kind: "band", hz: 3100, q: 0.8 },
    level: (ms) => 0.09 * (0.3 + 0.7 * pace(ms)) * (1 + 0.6 * bustle(ms)),
    pan: -0.3,
    seed: 52,
  });
  tape.noise({
    filter: { kind: "band", hz: 2100, q: 0.8 },
    level: (ms) => 0.09 * (0.3 + 0.7 * pace(ms)) * (1 - 0.6 * bustle(ms)),
    pan: 0.3,
    seed: 53,
  });
  const stick = knock(620, 0.03);
  scatter(
    loopMs,
    54,
    () => 1.6,
    (ms, random) => tape.add(stick, ms, 0.05 + random() * 0.12, random() * 1.4 - 0.7),
  );
  for (const { atMs } of strikes) tape.add(knock(420, 0.06), atMs, 0.6);
  const goals = strikes.filter(({ goal }) => goal).map(({ atMs }) => atMs + 200);
  const tries = strikes.map(({ atMs }) => atMs + 150);
  crowd(tape, loopMs, 0.3, (ms) =>
    Math.min(1, 0.12 + 0.4 * afterEach(tries, ms, 300, 1200) + afterEach(goals, ms, 500, 4200)),
  );
  const horn = soundOf(
    1800,
    (t) =>
      [233, 294, 349].reduce((sum, hz) => sum + Math.sin(TAU * hz * t + 1.5 * Math.sin(TAU * hz * t)), 0) *
      plateau(t, 0, 0.05, 1.5, 1.8) *
      0.3,
  );
  for (const at of goals) tape.add(horn, at + 600, 0.22);
}

function curling(tape: Tape, loopMs: number): void {
  tape.noise({ filter: { kind: "low", hz: 220 }, level: () => 0.12, seed: 61 });
  const rolling = (ms: number) => Math.min(1, sheetAt(ms).stone.speed / 2.3);
  // The growl of granite on pebbled ice.
  tape.noise({ filter: { kind: "band", hz: 190, q: 2.5 }, level: (ms) => 0.9 * rolling(ms), seed: 62 });
  tape.noise({ filter: { kind: "band", hz: 900, q: 0.7 }, level: (ms) => 0.08 * rolling(ms), seed: 63 });
  tape.add(knock(260, 0.04), RELEASE_MS - 1900, 0.25);
  const far = knock(340, 0.07);
  scatter(
    loopMs,
    64,
    () => 0.12,
    (ms, random) => tape.add(far, ms, 0.05 + random() * 0.08, random() * 1.6 - 0.8),
  );
  crowd(tape, loopMs, 0.09, (ms) => 0.1 + plateau(ms, 36_400, 37_200, 40_000, 44_000));
}

function studio(tape: Tape, loopMs: number): void {
  const air = createWander(81, loopMs, 9000);
  tape.noise({ filter: { kind: "low", hz: 300 }, level: (ms) => 0.035 * (1 + 0.15 * air(ms)), seed: 71 });
  // The venues, faintly, from the monitors.
  crowd(tape, loopMs, 0.02, () => 0.2);
}

/** Lays the sounds of a feed's place on the tape, in step with its story. */
export function layAmbience(tape: Tape, feed: FeedId, loopMs: number): void {
  switch (feed) {
    case "alpine-1":
      return alpine(tape, loopMs, false);
    case "alpine-2":
      return alpine(tape, loopMs, true);
    case "biathlon":
      return biathlon(tape, loopMs);
    case "ice":
      return ice(tape, loopMs);
    case "curling":
      return curling(tape, loopMs);
    case "studio":
      return studio(tape, loopMs);
  }
}
