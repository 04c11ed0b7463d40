import type { Page } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";
import { utcMs } from "../contracts/units.ts";
import { runs, skierAt } from "../rehearsal/scenario/alpine.ts";
import { momentsBetween } from "../rehearsal/scenario/truth.ts";
import { hzOf, semitonesOf } from "../src/core/sonification/mapping.ts";
import { VIBRATIONS } from "../src/core/sonification/vibrations.ts";
import { expect, test } from "./stage.ts";
import { peakOf, pitchOf, semitonesBetween } from "./tone.ts";

/** What is heard and felt of a run, against the truth of the frame on screen. The camera is rendered live: no wait for it. */
test.use({ profile: "rehearsal", feeds: ["alpine-2"] });

interface Ear {
  contexts: { context: AudioContext; analyser: AnalyserNode; longer: AnalyserNode }[];
  felt: { pattern: number[]; at: number }[];
}
declare global {
  interface Window {
    ear: Ear;
  }
}

/** Listens in: every audio context is counted, what goes to its output is looked at, and vibrations are written down. */
const listenIn = (page: Page, vibrates: boolean) =>
  page.addInitScript((canVibrate) => {
    const ear: Ear = { contexts: [], felt: [] };
    window.ear = ear;
    window.AudioContext = class extends AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        ear.contexts.push({
          context: this,
          analyser: new AnalyserNode(this, { fftSize: 4096 }),
          longer: new AnalyserNode(this, { fftSize: 16_384 }),
        });
      }
    };
    // eslint-disable-next-line typescript/unbound-method
    const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
      const own = ear.contexts.find(({ context }) => context.destination === to);
      if (own) {
        connect.call(this, own.analyser);
        connect.call(this, own.longer);
      }
      return connect.call(this, to);
    } as typeof AudioNode.prototype.connect;
    const vibrate = (pattern: number | number[]) => {
      const at = document.querySelector<HTMLVideoElement>("[data-main] video")?.currentTime ?? Number.NaN;
      ear.felt.push({ pattern: [pattern].flat(), at: at * 1000 });
      return true;
    };
    Object.defineProperty(navigator, "vibrate", { value: canVibrate ? vibrate : undefined, configurable: true });
  }, vibrates);

/** The latest samples that were put out, and the instant of the picture that is shown with them. */
const hear = (page: Page) =>
  page.evaluate(() => {
    const last = window.ear.contexts.at(-1);
    const samples = new Float32Array(4096);
    last?.analyser.getFloatTimeDomainData(samples);
    const video = document.querySelector<HTMLVideoElement>("[data-main] video");
    return {
      samples: [...samples],
      rate: last?.context.sampleRate ?? 48_000,
      at: (video?.currentTime ?? Number.NaN) * 1000,
    };
  });
const states = (page: Page) => page.evaluate(() => window.ear.contexts.map(({ context }) => context.state));
/** Of the last third of a second: a knock is not missed by who looks a little later. */
const lately = (page: Page) =>
  page.evaluate(() => {
    const samples = new Float32Array(16_384);
    window.ear.contexts.at(-1)?.longer.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  });
const loudness = async (page: Page) => peakOf((await hear(page)).samples);

const open = async (page: Page, base: string) => {
  await page.goto(`${base}?layout=focus&camera=alpine-2`);
  await expect(page.locator("[data-main][data-feed=alpine-2]")).toHaveAttribute("data-face", "picture", {
    timeout: 40_000,
  });
  await expect(page.getByRole("group", { name: "Player" })).toBeVisible();
};

/** The true lead over the other run at the same place, ms; null between runs. */
function trueLeadMs(at: number): number | null {
  const skier = skierAt(utcMs(at));
  const best = runs.find(({ athlete }) => athlete !== skier.athlete);
  if (!best || skier.runMs < 300 || skier.runMs > skier.run.durationMs - 100) return null;
  let [low, high] = [0, best.durationMs];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (best.distanceAt(middle) < skier.distance) low = middle;
    else high = middle;
  }
  return low - skier.runMs;
}

test("the tone is the gap at the playhead, gates are felt with their picture, and a pause ends both", async ({
  page,
  backend,
}) => {
  test.setTimeout(300_000);
  await listenIn(page, true);
  await open(page, backend.base);
  expect(await states(page)).toEqual([]);
  expect(await page.evaluate(() => window.ear.felt)).toEqual([]);

  await page.keyboard.press("n");
  await expect(page.getByText(/^Sound of the run on\./)).toBeAttached();
  await expect.poll(() => states(page)).toEqual(["running"]);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("checkbox", { name: "Sound of the run" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Vibration" }).check();
  await page.keyboard.press("Escape");

  // A run has nobody to be compared with until the one before it was seen whole, or at the places that were seen of it.
  const off: number[] = [];
  const leads: number[] = [];
  await page.waitForTimeout(1000);
  const since = (await hear(page)).at;
  for (let look = 0; look < 800 && off.length < 60; look++) {
    const { samples, rate, at } = await hear(page);
    // The samples end now; their middle is what they sound like.
    const lead = trueLeadMs(at - (samples.length / rate) * 500);
    const hz = pitchOf(samples, rate);
    // A gate's knock lies over the tone for a moment.
    const isKnocked = momentsBetween(at - 350, at + 20).some(({ metric }) => metric === "gate");
    if (lead !== null && hz !== null && !isKnocked) {
      leads.push(lead);
      off.push(Math.abs(semitonesBetween(hz, hzOf(semitonesOf(lead)))));
    }
    await page.waitForTimeout(250);
  }
  off.sort((one, other) => one - other);
  console.log(
    `${off.length} looks, semitones off: median ${off[off.length >> 1]?.toFixed(3)}, p95 ${off[Math.floor(off.length * 0.95)]?.toFixed(3)}, most ${off.at(-1)?.toFixed(3)}; leads ${Math.min(...leads).toFixed(0)} to ${Math.max(...leads).toFixed(0)} ms`,
  );
  expect(off.length).toBe(60);
  expect(off[Math.floor(off.length * 0.5)]).toBeLessThan(0.15);
  expect(off[Math.floor(off.length * 0.9)]).toBeLessThan(0.4);

  const until = (await hear(page)).at;
  const felt = (await page.evaluate(() => window.ear.felt)).filter(
    ({ pattern, at }) => pattern.join() === VIBRATIONS.gate.join() && at > since && at < until - 200,
  );
  const gates = momentsBetween(since - 200, until)
    .filter(({ metric, subject }) => metric === "gate" && subject.startsWith("athlete:a"))
    .map(({ utcMs: at }) => at);
  const distances = felt.map(({ at }) => Math.min(...gates.map((gate) => Math.abs(at - gate))));
  console.log(`${felt.length} gates felt, ms from their moment: ${distances.map((ms) => ms.toFixed(0)).join(" ")}`);
  expect(felt.length).toBeGreaterThanOrEqual(gates.filter((at) => at > since + 100 && at < until - 400).length);
  expect(felt.length).toBeGreaterThan(2);
  expect(Math.max(...distances)).toBeLessThan(100);

  await page.keyboard.press("k");
  await expect.poll(() => loudness(page), { intervals: [100], timeout: 1000 }).toBeLessThan(0.001);
  const before = await page.evaluate(() => window.ear.felt.length);
  await page.waitForTimeout(1500);
  expect(await loudness(page)).toBeLessThan(0.001);
  expect(await page.evaluate(() => window.ear.felt.length)).toBe(before);

  await page.keyboard.press("n");
  await expect(page.getByText("Sound of the run off.")).toBeAttached();
  await expect.poll(() => states(page)).toEqual(["closed"]);
  // Vibration is kept, sound is not.
  await page.reload();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("checkbox", { name: "Sound of the run" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Vibration" })).toBeChecked();
  expect(await states(page)).toEqual([]);
});

test("every sound can be learnt by keys alone, each by its name, and nothing plays by itself", async ({
  page,
  backend,
}) => {
  await listenIn(page, false);
  await open(page, backend.base);
  await page.getByRole("button", { name: "Settings" }).press("Enter");
  await expect(page.getByText("This device does not vibrate.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Vibration" }).press("Space");
  await expect(page.getByRole("checkbox", { name: "Vibration" })).not.toBeChecked();
  await page.getByRole("button", { name: "Learn the sounds" }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "Learn the sounds" });
  await expect(sheet).toBeVisible();
  expect(await states(page)).toEqual([]);
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);

  const pitch = async () => {
    const { samples, rate } = await hear(page);
    return pitchOf(samples, rate) ?? 0;
  };
  for (const name of ["Gate", "Shot, hit", "Shot, missed", "Finish", "Goal or points"]) {
    await expect.poll(() => lately(page), { intervals: [60] }).toBeLessThan(0.002);
    await sheet.getByRole("button", { name }).first().press("Enter");
    await expect.poll(() => lately(page), { intervals: [20] }).toBeGreaterThan(0.01);
  }
  for (const [name, hz] of [
    ["0.5 s ahead", 587.33],
    ["Level", 440],
    ["0.5 s behind", 329.63],
  ] as const) {
    await sheet.getByRole("button", { name, exact: true }).first().press("Enter");
    await expect.poll(async () => Math.abs(semitonesBetween(await pitch(), hz)), { intervals: [60] }).toBeLessThan(0.1);
  }
  const slider = sheet.getByRole("slider", { name: "Gap to try" });
  for (let press = 0; press < 3; press++) await slider.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "0.3 s ahead");
  await expect
    .poll(async () => Math.abs(semitonesBetween(await pitch(), hzOf(3))), { intervals: [60] })
    .toBeLessThan(0.1);
  await sheet.getByRole("button", { name: "Play a sound" }).press("Enter");
  const answers = sheet.getByRole("group", { name: "What does it say?" });
  await answers.getByRole("button", { name: "Goal or points" }).press("Enter");
  // Shown, and told by the announcer: once each.
  await expect(sheet.getByText(/^(?:Right|No, that was): .+\. [01] of 1 right\.$/)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect.poll(() => states(page)).toEqual(["closed"]);
});
