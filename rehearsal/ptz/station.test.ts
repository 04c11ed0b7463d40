import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { readStrip, STRIP_CELLS, stripHeight } from "../../contracts/timecode.ts";
import { utcMs, type UtcMs } from "../../contracts/units.ts";
import { camerasOf, type Camera } from "../camera.ts";
import { SILENCE } from "../playout/adts.ts";
import { isKeyUnit } from "../playout/access-unit.ts";
import { encoderArgs } from "../playout/encoder.ts";
import type { Relay } from "../playout/relay.ts";
import { createFlashVideoReader } from "./flash-video.ts";
import { createStation, stampStrip } from "./station.ts";

const size = { width: 320, height: 180 };
const found = camerasOf("rehearsal").find(({ kind }) => kind === "live");
if (!found) throw new Error("The rehearsal has no live camera");
const camera: Camera = { ...found, ...size };

test("a strip stamped into finished pixels reads back", () => {
  const pixels = Buffer.alloc(size.width * size.height * 4, 0x60);
  stampStrip(pixels, size, { camera: 1, frame: 2345 });
  const y = size.height - Math.ceil(stripHeight(size.height) / 2);
  const luma = Array.from(
    { length: STRIP_CELLS },
    (_, cell) => pixels[(y * size.width + Math.floor(((cell + 0.5) * size.width) / STRIP_CELLS)) * 4] ?? 0,
  );
  expect(readStrip(luma)).toEqual({ camera: 1, frame: 2345 });
  expect(pixels[0]).toBe(0x60);
});

test.each([1, 100, 4096])(
  "each picture of the live encoder is complete without the next one: pieces of %i bytes",
  (piece) => {
    const encoded = spawnSync("ffmpeg", encoderArgs(camera, { live: true }), {
      input: Buffer.alloc(size.width * size.height * 4 * 30, 90),
      maxBuffer: 2 ** 26,
    }).stdout;
    const reader = createFlashVideoReader();
    const units = [];
    for (let at = 0; at < encoded.length; at += piece) units.push(...reader.push(encoded.subarray(at, at + piece)));
    expect(units.map(({ key }) => key)).toEqual(Array.from({ length: 30 }, (_, index) => index % 25 === 0));
    for (const { bytes, key } of units) {
      expect(bytes.subarray(0, 5)).toEqual(Buffer.from([0, 0, 0, 1, 9]));
      expect(isKeyUnit(bytes)).toBe(key);
    }
  },
);

test("pictures are drawn as the head looks at their instant, and sent as transport stream from a whole second on", async () => {
  const seen: UtcMs[] = [];
  const sent: UtcMs[] = [];
  const chunks: Buffer[] = [];
  const relay: Relay = {
    open: true,
    connection: 1,
    send: (bytes) => chunks.push(bytes),
    close: () => Promise.resolve(),
  };
  await new Promise<void>((resolve) => {
    const station = createStation({
      camera,
      relay,
      strip: true,
      viewAt: (instant) => {
        seen.push(instant);
        return { panDeg: 0, tiltDeg: 0, zoom: 1 };
      },
      sound: () => [SILENCE],
      onSent: (instant) => {
        if (sent.push(instant) < 30) return;
        station.close();
        resolve();
      },
    });
  });
  expect(sent[0]! % 1000).toBe(0);
  expect(sent).toEqual(sent.map((_, index) => utcMs(sent[0]! + index * 40)));
  expect(sent.every((instant) => seen.includes(instant) || seen.length < sent.length)).toBe(true);
  const stream = spawnSync("ffmpeg", ["-v", "warning", "-xerror", "-f", "mpegts", "-i", "pipe:0", "-f", "null", "-"], {
    input: Buffer.concat(chunks),
    encoding: "utf8",
  });
  expect(stream.stderr).toBe("");
}, 60_000);
