import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Rung } from "../../../contracts/event.ts";
import { asTransportStream, clipArguments, runFfmpeg, type Clip } from "../senders-for-tests.ts";
import { createContribution, type Picture, type Sound } from "../source/contribution.ts";
import { createHold } from "../source/hold.ts";
import { createEncoder } from "./encoder.ts";
import { readMastering } from "./mastering.ts";
import { planLadder } from "./plan.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-ladder-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Media time of the first picture; an odd number, so that any rounding shows. */
const START = 900_007;

interface Frame {
  pts: number;
  key_frame: number;
  height: number;
  pix_fmt: string;
  color_transfer?: string;
  side_data_list?: { side_data_type: string; max_luminance?: string }[];
}

/** Sends a clip through reader, hold, plan and encoder; what each track holds as ffprobe decodes it. */
async function encode(name: string, clip: Clip, ladder: Rung[]) {
  const file = join(folder, `${name}.ts`);
  await runFfmpeg([...clipArguments(clip, false), ...asTransportStream(file)]);
  const units: (Picture | Sound)[] = [];
  const hold = createHold();
  const take = (unit: Picture | Sound) => {
    units.push(unit);
    hold.add(unit);
  };
  const contribution = createContribution({
    onProgram() {},
    onPicture: take,
    onSound: take,
    onRubbish() {},
    onLoss() {},
  });
  contribution.push(await readFile(file));
  contribution.reset();
  const facts = hold.facts({ audio: clip.audio !== null, known: [] });
  const first = units.find((unit) => unit.kind === "picture");
  if (!facts || !first) throw new Error("nothing to encode");
  const plan = planLadder(facts, ladder, undefined);
  const shift = START - first.pts;
  const tracks = new Map<string, Buffer[]>();
  await new Promise<void>((resolve, reject) => {
    const encoder = createEncoder({
      facts,
      plan,
      mastering: readMastering(first.data),
      startTicks: START,
      openTrack(track) {
        const parts: Buffer[] = [];
        tracks.set(track.id, parts);
        return { push: (bytes) => void parts.push(bytes), end() {} };
      },
      onFailure: ({ reason, line }) => reject(new Error(`${reason}: ${line}`)),
      onClosed: resolve,
    });
    for (const unit of units) {
      if (unit.kind === "picture") encoder.picture(unit, unit.pts + shift, unit.dts + shift);
      else encoder.sound(unit, unit.pts + shift);
    }
    encoder.close({ patience: 60_000 });
  });
  const frames = async (id: string): Promise<Frame[]> => {
    const path = join(folder, `${name}-${id}.mp4`);
    await writeFile(path, Buffer.concat(tracks.get(id) ?? []));
    const { stdout } = await promisify(execFile)("ffprobe", ["-v", "error", "-show_frames", "-of", "json", path], {
      maxBuffer: 2 ** 26,
    });
    return (JSON.parse(stdout) as { frames: Frame[] }).frames;
  };
  const shown = units
    .filter((unit) => unit.kind === "picture")
    .map((unit) => unit.pts + shift)
    .toSorted((one, other) => one - other);
  return { plan, frames, shown };
}

const rung = (height: number, more: Partial<Rung> = {}): Rung => ({
  id: `${height}p`,
  height,
  codec: "h264",
  bitDepth: 8,
  dynamicRange: "sdr",
  bitrateKbps: 2000,
  passThrough: "auto",
  ...more,
});
const hdr = (height: number, codec: "hevc" | "av1"): Rung =>
  rung(height, { id: codec, codec, bitDepth: 10, dynamicRange: "hdr10", passThrough: "never" });
const MASTERING = "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)";
const hdrSource = [
  ...["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params"],
  `log-level=error:keyint=5:min-keyint=5:scenecut=0:bframes=0:hdr10=1:repeat-headers=1:colorprim=9:transfer=16:colormatrix=9:master-display=${MASTERING}:max-cll=1000,400`,
];

describe("every picture keeps its time to the tick", () => {
  test.each<{ what: string; clip: Clip; through: boolean }>([
    { what: "passing through and transcoded", clip: { seconds: 2.2 }, through: true },
    { what: "at 50p", clip: { seconds: 1.4, fps: 50, groupFrames: 50 }, through: true },
    {
      what: "at 29.97, transcoded throughout",
      clip: { seconds: 2.2, fps: 30_000 / 1001, groupFrames: 30 },
      through: false,
    },
  ])("$what", { timeout: 60_000 }, async ({ what, clip, through }) => {
    const { plan, frames, shown } = await encode(what.replaceAll(/\W/g, "-"), clip, [rung(180), rung(144)]);
    expect(plan.passThrough?.id).toBe(through ? "v-180p" : undefined);
    for (const id of ["v-180p", "v-144p"]) {
      const track = await frames(id);
      expect(track.map(({ pts }) => pts)).toEqual(shown);
      // Key pictures are the source's, or fall on each second.
      const keys = track.filter(({ key_frame: key }) => key === 1).map(({ pts }) => (pts - START) / 90_000);
      keys.forEach((key, index) => expect(Math.abs(key - index)).toBeLessThan(0.04));
      expect(keys.length).toBeGreaterThanOrEqual(2);
    }
  });

  test("with B-frames", { timeout: 60_000 }, async () => {
    const video = [
      "-c:v",
      "libx264",
      "-preset",
      "veryfast",
      "-bf",
      "2",
      "-g",
      "25",
      "-sc_threshold",
      "0",
      "-pix_fmt",
      "yuv420p",
    ];
    const { frames, shown } = await encode("reordered", { seconds: 2.2, video }, [rung(180), rung(144)]);
    expect((await frames("v-144p")).map(({ pts }) => pts)).toEqual(shown);
    // ffprobe counts from the earliest offset of the track where offsets are negative.
    const through = (await frames("v-180p")).map(({ pts }) => pts);
    const shift = (through[0] ?? 0) - START;
    expect(through.map((pts) => pts - shift)).toEqual(shown);
  });
});

describe("HDR10 keeps its grading", () => {
  test.each(["hevc", "av1"] as const)("in 2160p %s", { timeout: 120_000 }, async (codec) => {
    const { frames, plan } = await encode(
      `uhd-${codec}`,
      { seconds: 0.4, height: 2160, audio: null, video: hdrSource },
      [hdr(2160, codec)],
    );
    expect(plan.passThrough).toBeNull();
    const track = await frames(`v-${codec}`);
    expect(track).toHaveLength(10);
    expect(track[0]).toMatchObject({ height: 2160, pix_fmt: "yuv420p10le", color_transfer: "smpte2084" });
    const display = track[0]?.side_data_list?.find(({ side_data_type: type }) => type === "Mastering display metadata");
    const [over = 0, under = 1] = (display?.max_luminance ?? "0/1").split("/").map(Number);
    expect(over / under).toBe(1000);
  });

  test("and becomes SDR where a rung asks for it", { timeout: 60_000 }, async () => {
    const { frames } = await encode("tone-mapped", { seconds: 0.4, height: 360, audio: null, video: hdrSource }, [
      rung(180),
    ]);
    expect((await frames("v-180p"))[0]).toMatchObject({ height: 180, pix_fmt: "yuv420p", color_transfer: "bt709" });
  });
});
