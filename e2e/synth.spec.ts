import { expect, type Page, test } from "@playwright/test";
import { build, type Rolldown } from "vite";
import { resolve } from "node:path";
import { hzOf, toneOf } from "../src/core/sonification/mapping.ts";
import { SOUND_MOMENTS } from "../src/core/sonification/sound-moments.ts";
import type { createSynth } from "../src/features/sonification/synth.ts";
import { peakOf, pitchOf, semitonesBetween } from "./tone.ts";

/** The synth as a browser renders it, offline, so that every sample can be looked at. It needs no venue. */
declare global {
  interface Window {
    synth: { createSynth: typeof createSynth };
  }
}

const RATE = 48_000;
/** 10 ^ (-12 / 20) */
const MOST = 0.2512;
type Step = { at: number } & (
  | { tone: ReturnType<typeof toneOf> | null }
  | { earcon: (typeof SOUND_MOMENTS)[number] }
  | { silence: true }
);

let script = "";
test.beforeAll(async () => {
  const built = (await build({
    ...{ configFile: false, logLevel: "warn" },
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, "../src/features/sonification/synth.ts"),
        ...{ formats: ["iife"], name: "synth" },
      },
    },
  })) as Rolldown.RolldownOutput[];
  script = built[0]?.output[0].code ?? "";
});
test.beforeEach(async ({ page }) => {
  // A lib build declares a variable; the page's own scope makes it the window's.
  await page.addScriptTag({ content: script });
});

const render = (page: Page, steps: Step[], seconds: number) =>
  page.evaluate(
    async ({ steps: told, seconds: length, rate }) => {
      const context = new OfflineAudioContext(1, length * rate, rate);
      const made = window.synth.createSynth(context);
      for (const step of told) {
        if ("tone" in step) made.tone(step.tone, step.at);
        else if ("earcon" in step) made.earcon(step.earcon, step.at);
        else {
          // A silence ends what is on its way, so it is told when it is due.
          void context.suspend(step.at).then(() => {
            made.silence(step.at);
            return context.resume();
          });
        }
      }
      return [...(await context.startRendering()).getChannelData(0)];
    },
    { steps, seconds, rate: RATE },
  );
const part = (samples: number[], fromS: number, toS: number) => samples.slice(fromS * RATE, toS * RATE);
/** Told every 20 ms, as the page does. */
const held = (fromS: number, toS: number, leadMs: (atS: number) => number): Step[] =>
  Array.from({ length: Math.round((toS - fromS) / 0.02) }, (_, index) => {
    const at = fromS + index * 0.02;
    return { at, tone: toneOf(leadMs(at), at * 20) };
  });

for (const leadMs of [-1200, -500, -100, 0, 100, 500, 1200, 5000])
  test(`${leadMs} ms ahead sounds as the mapping says, to a fiftieth of a semitone`, async ({ page }) => {
    const samples = await render(
      page,
      held(0, 1, () => leadMs),
      1,
    );
    for (const from of [0.1, 0.4, 0.8]) {
      const hz = pitchOf(part(samples, from, from + 0.1), RATE) ?? 0;
      expect(Math.abs(semitonesBetween(hz, hzOf(toneOf(leadMs, 0).semitones)))).toBeLessThan(0.02);
    }
    expect(peakOf(samples)).toBeGreaterThan(0.05);
    expect(peakOf(samples)).toBeLessThanOrEqual(MOST);
  });

test("it glides: a lead that grows by a second a second is followed within half a semitone, without a click", async ({
  page,
}) => {
  const samples = await render(
    page,
    held(0, 2, (at) => (at - 1) * 1000),
    2,
  );
  for (let from = 0.1; from < 1.9; from += 0.1) {
    const hz = pitchOf(part(samples, from, from + 0.04), RATE) ?? 0;
    expect(Math.abs(semitonesBetween(hz, hzOf((from + 0.02 - 1) * 10)))).toBeLessThan(0.5);
  }
  // A click is a jump that the tone's own slope cannot make: a triangle of 0.1 at 880 Hz moves by 0.008 a sample; the saw
  // of what is behind falls by itself, so only what is ahead is looked at.
  const ahead = part(samples, 1.1, 1.95);
  const steepest = ahead.reduce(
    (most, sample, index) => Math.max(most, Math.abs(sample - (ahead[index - 1] ?? sample))),
    0,
  );
  expect(steepest).toBeLessThan(0.01);
});

test("it falls silent when told, and by itself when nobody tells it anything", async ({ page }) => {
  const told = await render(
    page,
    [...held(0, 0.5, () => 300), { at: 0.5, earcon: "finish" }, { at: 0.6, silence: true }, { at: 0.61, tone: null }],
    1.5,
  );
  expect(peakOf(part(told, 0.4, 0.6))).toBeGreaterThan(0.05);
  expect(peakOf(part(told, 0.68, 1.5))).toBeLessThan(0.001);
  const forgotten = await render(
    page,
    held(0, 0.5, () => 300),
    1.5,
  );
  expect(peakOf(part(forgotten, 0.9, 1.5))).toBeLessThan(0.001);
});

test("nothing is louder than -12 dBFS, everything at once neither", async ({ page }) => {
  const all = await render(
    page,
    [
      ...held(0, 2, (at) => -at * 500),
      ...[0.2, 0.21, 0.22].flatMap((at) => SOUND_MOMENTS.map((earcon) => ({ at, earcon }))),
    ],
    2,
  );
  expect(peakOf(all)).toBeLessThanOrEqual(MOST);
  // The limit was reached: the test would see it broken.
  expect(peakOf(all)).toBeGreaterThan(0.22);
});

test("moments differ in what they are made of: no two are alike in length, brightness and rhythm", async ({ page }) => {
  const heard = new Map<string, { seconds: number; brightness: number; parts: number }>();
  for (const earcon of SOUND_MOMENTS) {
    const samples = await render(page, [{ at: 0.05, earcon }], 2);
    expect(peakOf(samples)).toBeLessThanOrEqual(MOST);
    expect(peakOf(samples)).toBeGreaterThan(0.05);
    const loud = samples.flatMap((sample, index) => (Math.abs(sample) > 0.01 ? [index] : []));
    const seconds = ((loud.at(-1) ?? 0) - (loud[0] ?? 0)) / RATE;
    // Twenty milliseconds of quiet part two blows.
    const parts = loud.filter((index, place) => index - (loud[place - 1] ?? -Infinity) > 0.02 * RATE).length;
    const energy = samples.reduce((sum, sample) => sum + sample ** 2, 0);
    const slope = samples.reduce((sum, sample, index) => sum + (sample - (samples[index - 1] ?? 0)) ** 2, 0);
    // The mean frequency, weighed by energy, Hz.
    heard.set(earcon, { seconds, parts, brightness: (Math.sqrt(slope / energy) * RATE) / (2 * Math.PI) });
  }
  for (const [name, one] of heard)
    for (const [other, two] of heard) {
      if (name >= other) continue;
      const apart =
        Math.abs(one.parts - two.parts) +
        Math.abs(Math.log2(one.seconds / two.seconds)) +
        Math.abs(Math.log2(one.brightness / two.brightness));
      expect(apart, `${name} ${JSON.stringify(one)} and ${other} ${JSON.stringify(two)}`).toBeGreaterThan(0.5);
    }
});
