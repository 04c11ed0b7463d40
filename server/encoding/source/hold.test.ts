import { expect, test } from "vitest";
import type { Picture, Sound } from "./contribution.ts";
import { createHold } from "./hold.ts";

const FRAME = 3600;
const video = {
  codec: "h264" as const,
  picture: {
    width: 320,
    height: 180,
    profile: 66,
    level: 12,
    fps: 25,
    bitDepth: 8,
    interlaced: false,
    transfer: "sdr" as const,
    reorder: 0,
  },
  parameterSets: [Buffer.from("sps"), Buffer.from("pps")],
};
const audio = { codec: "aac" as const, sampleRate: 48_000, channels: 2, config: Buffer.from([0x11, 0x90]) };
const picture = (index: number): Picture => ({
  ...{ kind: "picture", pts: index * FRAME, dts: index * FRAME, key: index % 25 === 0, damaged: false },
  ...{ format: video, data: Buffer.alloc(1000) },
});
const sound = (index: number): Sound => ({
  kind: "sound",
  pts: index * FRAME,
  format: audio,
  frames: [Buffer.alloc(9)],
});

test("what is skipped leaves its latest sounds, for they may belong to the next key picture", () => {
  const hold = createHold();
  for (let index = 0; index < 50; index++) {
    hold.add(picture(index));
    hold.add(sound(index));
  }
  const known = hold.facts({ audio: true, known: [] });
  if (!known) throw new Error("two groups are enough to know a source");
  hold.skip();
  expect(hold.facts({ audio: true, known: [known] })).toBeNull();
  hold.add(picture(50));
  expect(hold.facts({ audio: true, known: [known] })).toEqual(known);
  const units = hold.take(false);
  expect(units.filter(({ kind }) => kind === "picture").map(({ pts }) => pts)).toEqual([50 * FRAME]);
  expect(units[0]).toMatchObject({ kind: "sound" });
  expect(units.at(-2)).toMatchObject({ kind: "sound", pts: 49 * FRAME });
});

test("a format that was seen before is known by its first key picture, another only by its second", () => {
  const smaller = { ...video, parameterSets: [Buffer.from("smaller"), Buffer.from("pps")] };
  const known = [video, smaller].map((format) => ({
    video: format,
    audio: null,
    fps: 25,
    gopMs: 1000,
    bitrateKbps: 9,
  }));
  const begun = createHold();
  begun.add({ ...picture(0), format: smaller });
  expect(begun.facts({ audio: false, known })).toEqual(known[1]);
  expect(begun.facts({ audio: false, known: known.slice(0, 1) })).toBeNull();
});
