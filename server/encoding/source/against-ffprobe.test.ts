import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asTransportStream, clipArguments, runFfmpeg, type Clip } from "../senders-for-tests.ts";
import { createContribution, type Picture, type Sound } from "./contribution.ts";
import { createHold } from "./hold.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vedetta-source-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Probed {
  packets: { codec_type: string; pts: number; dts: number; flags: string }[];
  streams: {
    codec_type: string;
    codec_name: string;
    width?: number;
    height?: number;
    profile?: string;
    avg_frame_rate?: string;
    sample_rate?: string;
    channels?: number;
  }[];
}

async function probe(file: string): Promise<Probed> {
  const entries =
    "packet=codec_type,pts,dts,flags:stream=codec_type,codec_name,width,height,profile,avg_frame_rate,sample_rate,channels";
  const { stdout } = await promisify(execFile)(
    "ffprobe",
    ["-v", "error", "-show_entries", entries, "-of", "json", file],
    { maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout) as Probed;
}

function read(bytes: Buffer, piece: (at: number) => number) {
  const pictures: Picture[] = [];
  const sounds: Sound[] = [];
  let rubbish = 0;
  let losses = 0;
  const contribution = createContribution({
    onProgram() {},
    onPicture: (picture) => void pictures.push(picture),
    onSound: (sound) => void sounds.push(sound),
    onRubbish: (count) => void (rubbish += count),
    onLoss: () => void losses++,
  });
  for (let at = 0; at < bytes.length;) {
    const size = piece(at);
    contribution.push(bytes.subarray(at, at + size));
    at += size;
  }
  contribution.reset();
  return { pictures, sounds, rubbish, losses };
}

const makeClip = async (name: string, clip: Clip): Promise<string> => {
  const file = join(folder, `${name}.ts`);
  await runFfmpeg([...clipArguments({ seconds: 2.2, ...clip }, false), ...asTransportStream(file)]);
  return file;
};
const x265 = (depth: 8 | 10) => [
  ...["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", depth === 10 ? "yuv420p10le" : "yuv420p"],
  ...[
    "-x265-params",
    `log-level=error:keyint=25:min-keyint=25:scenecut=0:bframes=0${depth === 10 ? ":hdr10=1:colorprim=9:transfer=16:colormatrix=9" : ""}`,
  ],
];

describe("what we read of a contribution is what ffprobe reads", () => {
  test.each<{ what: string; clip: Clip; gopMs: number; fps: number; bitDepth?: number; transfer?: string }>([
    { what: "H.264 25p", clip: {}, gopMs: 1000, fps: 25 },
    { what: "H.264 50p, groups of half a second", clip: { fps: 50, groupFrames: 25 }, gopMs: 500, fps: 50 },
    {
      what: "H.264 with B-frames",
      clip: {
        bFrames: 2,
        video: [
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
        ],
      },
      gopMs: 1000,
      fps: 25,
    },
    { what: "HEVC", clip: { video: x265(8) }, gopMs: 1000, fps: 25 },
    { what: "HEVC HDR10", clip: { video: x265(10) }, gopMs: 1000, fps: 25, bitDepth: 10, transfer: "pq" },
    {
      what: "MPEG-2 and MP2",
      clip: { video: ["-c:v", "mpeg2video", "-g", "25", "-bf", "0", "-b:v", "2M"], audio: ["-c:a", "mp2"] },
      gopMs: 1000,
      fps: 25,
    },
    { what: "times about to wrap", clip: { offset: 2 ** 33 / 90_000 - 1 }, gopMs: 1000, fps: 25 },
  ])("$what", async ({ what, clip, gopMs, fps, bitDepth = 8, transfer = "sdr" }) => {
    const file = await makeClip(what.replaceAll(/\W/g, "-"), clip);
    const [{ packets, streams }, bytes] = await Promise.all([probe(file), readFile(file)]);
    // Pieces as a network would cut them, never at the same place of a packet.
    const { pictures, sounds, rubbish, losses } = read(bytes, (at) => 500 + ((at * 7919) % 1600));
    expect({ rubbish, losses }).toEqual({ rubbish: 0, losses: 0 });

    const stated = packets.filter(({ codec_type }) => codec_type === "video");
    const modulo = (ticks: number) => ((ticks % 2 ** 33) + 2 ** 33) % 2 ** 33;
    expect(pictures.map(({ pts, dts, key }) => [pts, dts, key])).toEqual(
      stated.map(({ pts, dts, flags }) => [modulo(pts), modulo(dts), flags.startsWith("K")]),
    );
    const video = streams.find(({ codec_type }) => codec_type === "video");
    const audio = streams.find(({ codec_type }) => codec_type === "audio");
    const { format } = pictures[0] ?? {};
    expect(format?.picture).toMatchObject({ width: video?.width, height: video?.height, bitDepth, transfer });
    expect(sounds[0]?.format).toMatchObject({
      codec: audio?.codec_name,
      sampleRate: Number(audio?.sample_rate),
      channels: audio?.channels,
    });
    expect(sounds[0]?.pts).toBe(modulo(packets.find(({ codec_type }) => codec_type === "audio")?.pts ?? NaN));

    const hold = createHold();
    for (const unit of [...pictures, ...sounds]) hold.add(unit);
    const facts = hold.facts({ audio: true, known: [] });
    expect(facts).toMatchObject({ gopMs, fps });
  });
});

describe("a transport stream that is damaged", () => {
  test("is found again after rubbish, and only what lay beside it is lost", async () => {
    const bytes = await readFile(await makeClip("clean", {}));
    const whole = read(bytes, () => 1316).pictures.length;
    const middle = Math.floor(bytes.length / 2 / 188) * 188;
    const rubbish = Buffer.alloc(1001, 0x47);
    const { pictures, rubbish: skipped } = read(
      Buffer.concat([
        Buffer.from("GET / HTTP/1.1\r\n\r\n"),
        bytes.subarray(0, middle),
        rubbish,
        bytes.subarray(middle),
      ]),
      () => 1316,
    );
    expect(skipped).toBeGreaterThan(0);
    expect(pictures.length).toBeGreaterThanOrEqual(whole - 3);
  });

  test("has its lost packets counted and the picture marked", async () => {
    const bytes = await readFile(await makeClip("lossy", {}));
    const { pictures } = read(bytes, () => 1316);
    // A packet in the middle of a large picture.
    const at = Math.floor(bytes.indexOf(pictures[0]?.data.subarray(400, 500) ?? Buffer.alloc(0)) / 188) * 188;
    const { pictures: left, losses } = read(
      Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 188)]),
      () => 1316,
    );
    expect(losses).toBe(1);
    expect(left.filter(({ damaged }) => damaged)).toHaveLength(1);
  });

  test("that is no such thing gives nothing and keeps nothing", () => {
    let seed = 7;
    const noise = Buffer.from(
      Uint8Array.from({ length: 2_000_000 }, () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16),
    );
    const { pictures, sounds } = read(noise, () => 1316);
    expect([...pictures, ...sounds]).toEqual([]);
  });
});
