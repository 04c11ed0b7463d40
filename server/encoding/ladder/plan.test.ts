import { describe, expect, test } from "vitest";
import type { Rung } from "../../../contracts/event.ts";
import { planLadder, type SourceFacts } from "./plan.ts";

const rung = (height: number, more: Partial<Rung> = {}): Rung => ({
  id: `${height}p`,
  height,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  bitrateKbps: 2500,
  passThrough: "auto",
  ...more,
});

interface Source extends Partial<Omit<SourceFacts, "video">> {
  height?: number;
  codec?: "h264" | "hevc" | "mpeg2";
  bitDepth?: number;
  interlaced?: boolean;
  transfer?: "sdr" | "pq";
}

const source = ({
  height = 720,
  codec = "h264",
  bitDepth = 8,
  interlaced = false,
  transfer = "sdr",
  ...more
}: Source = {}): SourceFacts => ({
  video: {
    codec,
    parameterSets: [],
    picture: {
      width: (height * 16) / 9,
      height,
      bitDepth,
      interlaced,
      transfer,
      profile: 100,
      level: 31,
      fps: 25,
      reorder: 0,
    },
  },
  audio: { codec: "aac", sampleRate: 48_000, channels: 2, config: Buffer.from([0x11, 0x90]) },
  fps: 25,
  gopMs: 1000,
  bitrateKbps: 2400,
  ...more,
});

describe("a rung passes through", () => {
  test.each<{ what: string; of?: Source; rung?: Partial<Rung>; passes: boolean }>([
    { what: "when codec, height, depth and group fit", passes: true },
    { what: "not when its group does not divide a segment", of: { gopMs: 960 }, passes: false },
    { what: "not when its group is 30 pictures at 29.97", of: { gopMs: 1001, fps: 30_000 / 1001 }, passes: false },
    { what: "with groups of half a second", of: { gopMs: 500 }, passes: true },
    { what: "with groups of two seconds", of: { gopMs: 2000 }, passes: true },
    { what: "not with groups of four seconds", of: { gopMs: 4000 }, passes: false },
    { what: "not when no second key picture was seen", of: { gopMs: null }, passes: false },
    { what: "not when the operator says never", rung: { passThrough: "never" }, passes: false },
    { what: "not in another codec", of: { codec: "hevc" }, passes: false },
    { what: "not in another depth", of: { bitDepth: 10 }, passes: false },
    { what: "not interlaced", of: { interlaced: true }, passes: false },
    { what: "not at twice the pictures that are wanted", of: { fps: 50 }, rung: { maxFps: 25 }, passes: false },
    { what: "not at many times the bitrate", of: { bitrateKbps: 20_000 }, passes: false },
  ])("$what", ({ of, rung: more, passes }) => {
    const plan = planLadder(source(of), [rung(720, more), rung(360)], undefined);
    expect(plan.passThrough?.id).toBe(passes ? "v-720p" : undefined);
    expect(plan.transcodes.map(({ track }) => track.id)).toEqual(passes ? ["v-360p"] : ["v-720p", "v-360p"]);
  });
});

describe("nothing is blown up", () => {
  test.each([
    { source: 720, ladder: [1080, 720, 360], heights: [720, 360] },
    { source: 1080, ladder: [1080, 720, 360], heights: [1080, 720, 360] },
    { source: 540, ladder: [1080, 720, 360], heights: [540, 360] },
    { source: 240, ladder: [1080, 720, 360], heights: [240] },
    { source: 2160, ladder: [720], heights: [720] },
  ])("$source lines on a ladder of $ladder gives $heights", ({ source: height, ladder, heights }) => {
    const plan = planLadder(
      source({ height }),
      ladder.map((of) => rung(of)),
      undefined,
    );
    expect(plan.tracks.flatMap((track) => track.rung?.height ?? [])).toEqual(heights);
  });
});

test("HDR rungs want an HDR source, and what is left is shown all the same", () => {
  const ladder = [rung(720, { id: "hdr", codec: "hevc", bitDepth: 10, dynamicRange: "hdr10" }), rung(360)];
  const idsOf = (of: Source) => planLadder(source(of), ladder, undefined).tracks.map(({ id }) => id);
  expect(idsOf({ transfer: "pq", codec: "hevc", bitDepth: 10 })).toEqual(["v-hdr", "v-360p", "a-main"]);
  expect(idsOf({})).toEqual(["v-360p", "a-main"]);
});

test.each([
  {
    what: "AAC-LC stereo at 48 kHz",
    audio: { codec: "aac", sampleRate: 48_000, channels: 2, config: Buffer.from([0x11, 0x90]) },
    copy: true,
  },
  {
    what: "AAC at 44.1 kHz",
    audio: { codec: "aac", sampleRate: 44_100, channels: 2, config: Buffer.from([0x12, 0x10]) },
    copy: false,
  },
  {
    what: "AAC in 5.1",
    audio: { codec: "aac", sampleRate: 48_000, channels: 6, config: Buffer.from([0x11, 0xb0]) },
    copy: false,
  },
  { what: "MP2", audio: { codec: "mp2", sampleRate: 48_000, channels: 2, config: Buffer.alloc(0) }, copy: false },
] as const)("$what is copied: $copy", ({ audio, copy }) => {
  expect(planLadder(source({ audio }), [rung(720)], undefined).audio?.copy).toBe(copy);
});

test("without sound there is no track for it", () => {
  expect(
    planLadder(source({ audio: null }), [rung(720)], { language: "it", label: "Commento" }).tracks.map(
      ({ kind }) => kind,
    ),
  ).toEqual(["video"]);
});

test.each([
  { fps: 50, maxFps: 25, step: 2 },
  { fps: 60, maxFps: 25, step: 3 },
  { fps: 25, maxFps: 25, step: 1 },
  { fps: 60_000 / 1001, maxFps: 30, step: 2 },
])("$fps pictures a second become $maxFps at most by keeping every $step.", ({ fps, maxFps, step }) => {
  expect(planLadder(source({ fps }), [rung(360, { maxFps })], undefined).transcodes[0]?.frameStep).toBe(step);
});
