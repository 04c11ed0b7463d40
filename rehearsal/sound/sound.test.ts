import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { camerasOf } from "../camera.ts";
import { FEED_IDS, LOOPS } from "../scenario/feeds.ts";
import { speakerAt } from "../scenario/studio.ts";
import { commentaryOf } from "./commentary.ts";
import { loudness } from "./loudness.ts";
import { renderSound } from "./mix.ts";
import { speechArgs, spoken } from "./speech.ts";
import { createTape, SAMPLE_RATE } from "./tape.ts";

/** What ffmpeg's EBU R 128 meter says of s16 stereo. */
function measured(pcm: Int16Array): number {
  const input = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const { stderr } = spawnSync(
    "ffmpeg",
    ["-hide_banner", "-f", "s16le", "-ar", "48000", "-ac", "2", "-i", "pipe:0", "-af", "ebur128", "-f", "null", "-"],
    { input, encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  return Number(/I:\s+(-?[\d.]+) LUFS\s+Threshold/.exec(stderr.slice(stderr.lastIndexOf("Summary")))?.[1]);
}

test.each(FEED_IDS)("the commentary of %s fits its loop, one sentence at a time", (feed) => {
  const lines = commentaryOf(feed);
  expect(lines.length).toBeGreaterThan(4);
  let end = 0;
  for (const { fromMs, toMs, text } of lines) {
    expect(fromMs).toBeGreaterThanOrEqual(end);
    expect(toMs - fromMs).toBeGreaterThan(600);
    expect(text.length).toBeLessThan(140);
    end = toMs;
  }
  expect(end).toBeLessThanOrEqual(LOOPS[feed]);
});

test("in the studio the one who moves the lips is the one who speaks", () => {
  for (const { fromMs, toMs, voice } of commentaryOf("studio"))
    expect(speakerAt((fromMs + toMs) / 2)).toBe(voice === "slt" ? 0 : 1);
});

test("speech goes through ffmpeg's filter syntax unharmed", () => {
  expect(spoken("Mei Tanabe is here")).toBe("May Tah nah bay is here");
  expect(speechArgs("It's 4:3, [a]; b=c\\d", "slt", 1)).toContain("flite=text='It s 4 3 a b c d':voice=slt");
});

test("loudness agrees with ffmpeg's meter", () => {
  const tape = createTape(8000);
  tape.noise({ filter: { kind: "band", hz: 900, q: 0.7 }, level: (ms) => (ms < 4000 ? 0.4 : 0.02), seed: 3 });
  const pcm = Int16Array.from({ length: tape.samples * 2 }, (_, at) =>
    Math.round(32_767 * ((at % 2 ? tape.right : tape.left)[at >> 1] ?? 0)),
  );
  expect(loudness(tape.left, tape.right)).toBeCloseTo(measured(pcm), 0);
});

test("noise and sounds go round the loop without a step at its seam", () => {
  const tape = createTape(1000);
  tape.noise({ filter: { kind: "low", hz: 120 }, level: () => 1, seed: 5 });
  const steps = tape.left.map((value, at) => Math.abs(value - (tape.left.at(at - 1) ?? 0)));
  expect(steps[0]).toBeLessThanOrEqual(Math.max(...steps.slice(1)));
  const clicks = createTape(1000);
  clicks.add(Float32Array.of(1, 0.5), 1000 - 1000 / SAMPLE_RATE, 1);
  expect([clicks.left.at(-1), clicks.left[0]]).toEqual([1, 0.5].map((value) => expect.closeTo(value, 5)));
});

test("a venue's sound is as long as its loop, about -23 LUFS, and nowhere clipped", async () => {
  const camera = camerasOf("rehearsal").find(({ id }) => id === "curling");
  if (!camera) throw new Error("no curling");
  const pcm = await renderSound(camera);
  expect(pcm).toHaveLength(64 * SAMPLE_RATE * 2);
  expect(Math.abs(measured(pcm) + 23)).toBeLessThan(1);
  expect(pcm.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(32_000);
}, 120_000);
