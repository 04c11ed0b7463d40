import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { utcMs } from "../../contracts/units.ts";
import type { Camera } from "../camera.ts";
import { ticksOf } from "../clock.ts";
import { createTestCamera } from "../pictures/test-camera.ts";
import { testTone } from "../sound/test-tone.ts";
import { isKeyUnit, splitAccessUnits } from "./access-unit.ts";
import { splitAdts } from "./adts.ts";
import { encoderArgs } from "./encoder.ts";
import { encodeLoop } from "./loop-sound.ts";
import { createProgramme, frameAt, soundFramesBetween } from "./programme.ts";
import { sectionCrc } from "./transport-stream.ts";

const camera: Camera = {
  id: "test",
  name: "",
  detail: "",
  venue: "test",
  index: 2,
  kind: "test",
  carrier: "srt",
  width: 320,
  height: 180,
  fps: 25,
  loopMs: 8000,
  bitrateKbps: 500,
};
const folder = mkdtempSync(path.join(tmpdir(), "programme-"));
let units: Buffer[] = [];
let sound: Buffer[] = [];

beforeAll(async () => {
  const picture = createTestCamera(camera.index, camera);
  const frames = Array.from({ length: camera.fps * 8 }, (_, frame) =>
    picture.draw(frame * 40, { strip: { camera: camera.index, frame } }),
  );
  const encoded = spawnSync("ffmpeg", encoderArgs(camera, { live: false }), {
    input: Buffer.concat(frames),
    maxBuffer: 2 ** 28,
  });
  units = splitAccessUnits(encoded.stdout);
  sound = splitAdts(await encodeLoop(testTone(camera)));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Plays frames of the loop from an instant on, and writes what went out. */
function play(name: string, from: number, frames: number): string {
  const programme = createProgramme({ sound: () => sound, fps: camera.fps });
  const out = Array.from({ length: frames }, (_, index) => {
    const instant = utcMs(from + index * 40);
    const { frame, inSecond } = frameAt(instant, camera.loopMs, camera.fps);
    return programme.picture(units[frame] ?? Buffer.alloc(0), instant, inSecond === 0);
  });
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, Buffer.concat(out));
  return file;
}

function packets(file: string, kind: "v" | "a"): number[] {
  const out = execFileSync(
    "ffprobe",
    ["-v", "error", "-select_streams", kind, "-show_entries", "packet=pts", "-of", "json", file],
    { encoding: "utf8" },
  );
  return (JSON.parse(out) as { packets: { pts: number }[] }).packets.map(({ pts }) => pts);
}
/** Whatever ffmpeg has to complain about: lost continuity, broken tables, pictures that do not decode. */
const complaints = (file: string): string =>
  spawnSync("ffmpeg", ["-v", "warning", "-xerror", "-i", file, "-f", "null", "-"], { encoding: "utf8" }).stderr;

test("a loop is one access unit a frame, with a key picture each second and nowhere else", () => {
  expect(units).toHaveLength(200);
  expect(units.map(isKeyUnit)).toEqual(units.map((_, index) => index % 25 === 0));
  expect(sound).toHaveLength(375);
});

describe("a programme", () => {
  // 2 s before the loop's end, so that the excerpt goes over the seam.
  const start = Date.UTC(2026, 2, 7, 9, 0, 6);

  test("carries UTC as its time stamps, over the loop's seam, and ffmpeg finds nothing wrong with it", () => {
    const file = play("seam", start, 100);
    expect(packets(file, "v")).toEqual(Array.from({ length: 100 }, (_, index) => ticksOf(start + index * 40)));
    const audio = packets(file, "a");
    const { first, end } = soundFramesBetween(start, start + 4000);
    expect(audio).toEqual(Array.from({ length: end - first }, (_, index) => ((first + index) * 1920) % 2 ** 33));
    expect(complaints(file)).toBe("");
  });

  test("goes through the wrap of the 33 bit clock", () => {
    // The instant of a key picture shortly before the wrap.
    const wrap = Math.ceil((Date.UTC(2026, 2, 7) * 90) / 2 ** 33) * (2 ** 33 / 90);
    const from = Math.floor(wrap / 1000 - 1) * 1000;
    const pts = packets(play("wrap", from, 100), "v");
    const unwrapped = pts.map((value) => ((value % 2 ** 33) + 2 ** 33) % 2 ** 33);
    expect(unwrapped).toEqual(Array.from({ length: 100 }, (_, index) => ticksOf(from + index * 40)));
    expect(Math.max(...unwrapped) - Math.min(...unwrapped)).toBeGreaterThan(2 ** 32);
  });

  test("shows the frame whose number its strip says at each instant of the grid", () => {
    expect(frameAt(start, camera.loopMs, camera.fps)).toEqual({ frame: 150, second: 6, inSecond: 0 });
    expect(frameAt(start + 1960, camera.loopMs, camera.fps)).toEqual({ frame: 199, second: 7, inSecond: 24 });
    expect(frameAt(start + 2000, camera.loopMs, camera.fps)).toEqual({ frame: 0, second: 0, inSecond: 0 });
    expect(frameAt(start + 20, 8000, 50)).toEqual({ frame: 301, second: 6, inSecond: 1 });
  });
});

test("sections end with the CRC of the standard", () => {
  expect(sectionCrc(Buffer.from("123456789"))).toBe(0x0376e6e7);
});

test("the loop's sound stays in step with its samples, and its end joins its start", async () => {
  // A click at 1 s, and one on the seam.
  const pcm = new Int16Array(8 * 48_000 * 2);
  for (const at of [0, 48_000]) for (let step = 0; step < 96; step++) pcm[(at + step) * 2] = 20_000 * (1 - step / 96);
  const frames = splitAdts(await encodeLoop(pcm));
  const twice = spawnSync(
    "ffmpeg",
    ["-v", "error", "-f", "aac", "-i", "pipe:0", "-map_channel", "0.0.0", "-f", "f32le", "pipe:1"],
    {
      input: Buffer.concat([...frames, ...frames]),
      maxBuffer: 2 ** 28,
    },
  ).stdout;
  const heard = new Float32Array(twice.buffer, twice.byteOffset, twice.byteLength / 4);
  const loudestNear = (sample: number): number => {
    let best = sample - 4800;
    for (let at = best; at < sample + 4800; at++) if (Math.abs(heard[at] ?? 0) > Math.abs(heard[best] ?? 0)) best = at;
    return best;
  };
  const seam = 8 * 48_000;
  // The decoder's output for a frame is that of the frame's place: nothing is shifted by the encoder's delay.
  for (const click of [48_000, seam, seam + 48_000]) expect(Math.abs(loudestNear(click) - click)).toBeLessThan(100);
  expect(Math.abs(heard[loudestNear(seam)] ?? 0)).toBeGreaterThan(0.3);
});
