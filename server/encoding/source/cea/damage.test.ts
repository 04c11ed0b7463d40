import { expect, test } from "vitest";
import { utcMs } from "../../../../contracts/units.ts";
import { CAPTION_LIMITS } from "../../../../contracts/captions.ts";
import type { VideoCodec } from "../contribution.ts";
import {
  asField,
  createLine21Encoder,
  packetPairs,
  seiNal,
  ccMessage,
  windows,
  withCaptions,
} from "./caption-encoder-for-tests.ts";
import { createCeaCaptions, type CeaService } from "./cea-captions.ts";
import type { CcPair } from "./user-data.ts";

const ALL: readonly CeaService[] = [
  ...(["CC1", "CC2", "CC3", "CC4"] as const),
  ...(["service1", "service2", "service3", "service4", "service5", "service6"] as const),
];
const SLICE = Buffer.from([0, 0, 0, 1, 0x65, 0x88, 0x84]);

/** A generator of random numbers that is the same each time (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (limit: number) => Math.floor(next() * limit), chance: (share: number) => next() < share };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("rubbish gives bounded text at times in order, never an error: seed %i", (seed) => {
  const random = createRandom(seed);
  const byte = () => random.below(256);
  const bytes = (length: number) => Array.from({ length }, byte);
  const line21 = createLine21Encoder(1, 1);
  const good = [...line21.code("RU3"), ...line21.code("CR"), ...line21.text("still here"), ...line21.popOn(["a", "b"])];
  const { define, text } = windows;
  let sequence = 0;
  const pairs = (): CcPair[] => {
    if (random.chance(0.4))
      return Array.from({ length: random.below(31) }, () => ({ type: random.below(4), first: byte(), second: byte() }));
    if (random.chance(0.5))
      return asField(random.chance(0.5) ? 1 : 2, good.slice(random.below(good.length)).slice(0, 20));
    const service = 1 + random.below(8);
    // Commands with any parameters, and any text.
    const code = [0x80 + random.below(0x20), ...bytes(random.below(7))];
    const said = random.chance(0.5)
      ? [...define(random.below(8), {}), ...text("x".repeat(10))]
      : [...code, ...bytes(8)];
    return packetPairs(random.chance(0.9) ? sequence++ : byte(), [{ service, bytes: said.slice(0, 30) }]);
  };
  const last = new Map<CeaService, number>();
  let shows = 0;
  const captions = createCeaCaptions({
    from: ALL,
    onShow(from, blocks, atMs) {
      shows++;
      expect(atMs).toBeGreaterThanOrEqual(last.get(from) ?? 0);
      last.set(from, atMs);
      expect(blocks.length).toBeLessThanOrEqual(8);
      for (const { lines, place } of blocks) {
        expect(lines.length).toBeLessThanOrEqual(CAPTION_LIMITS.lines);
        expect(place.fromTop).toBeGreaterThanOrEqual(0);
        expect(place.fromTop).toBeLessThanOrEqual(100);
        for (const { spans } of lines) {
          const line = spans.map((span) => span.text).join("");
          expect(line.trim()).toBe(line);
          expect(line.length).toBeLessThanOrEqual(CAPTION_LIMITS.lineLength);
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        }
      }
    },
  });
  const codecs: VideoCodec[] = ["h264", "hevc", "mpeg2"];
  for (let picture = 0; picture < 4000; picture++) {
    const codec = codecs[random.below(3)] ?? "h264";
    let data = withCaptions(SLICE, "h264", pairs());
    if (random.chance(0.3)) data = Buffer.from(data.map((value) => (random.chance(0.05) ? byte() : value)));
    if (random.chance(0.1)) data = data.subarray(0, random.below(data.length));
    if (random.chance(0.05)) data = Buffer.from([...bytes(50), ...Buffer.from("GA94"), ...bytes(50)]);
    if (random.chance(0.1))
      data = Buffer.concat([seiNal("h264", [ccMessage(pairs()).slice(0, random.below(40))]), SLICE]);
    const at = picture * 3000;
    captions.picture({ data, codec: random.chance(0.9) ? "h264" : codec }, at + random.below(9000), at);
    if (random.chance(0.002)) captions.end();
  }
  captions.end();
  expect(shows).toBeGreaterThan(100);
});

test("a stream whose time goes back begins anew after its end", () => {
  const shown: [number, number][] = [];
  const line21 = createLine21Encoder(1, 1);
  const captions = createCeaCaptions({
    from: ["CC1"],
    onShow: (_, blocks, atMs) => void shown.push([blocks.length, atMs]),
  });
  const play = (from: number) =>
    line21.popOn(["hello"]).forEach((pair, index) => {
      const ticks = utcMs(from + index * 3000);
      captions.picture({ data: withCaptions(SLICE, "h264", asField(1, [pair])), codec: "h264" }, ticks, ticks);
    });
  play(900_000);
  captions.end();
  play(90_000);
  captions.end();
  expect(shown.map(([blocks]) => blocks)).toEqual([1, 0, 1, 0]);
  expect(shown[2]?.[1]).toBeLessThan(shown[0]?.[1] ?? 0);
});
