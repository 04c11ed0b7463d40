import { createBitReader, withoutEmulation } from "../source/codec/bits.ts";
import { eachNal } from "../source/codec/nal.ts";
import { readH264Sps, readHevcSps } from "../source/codec/sps.ts";
import { box, fullBox, u16, u32, u64 } from "./iso-box.ts";

/**
 * Fragmented MP4 of what passes through untouched: one moof and mdat a frame, like ffmpeg's `frag_every_frame`.
 *
 * Why not ffmpeg with `-c copy`: it writes a frame when the next has come (40 ms at 25p), and times of
 * decoding are lost on the way in. Here a frame leaves as it comes, its times exact to the tick.
 */
export interface PassThrough {
  kind: "video" | "audio";
  /** ftyp and moov. */
  init: Buffer;
  /** Ticks a second of the times below. */
  timescale: number;
  frame(frame: PassThroughFrame): Buffer;
}

export interface PassThroughFrame {
  /** Decoding time and duration, in the track's timescale. */
  dts: number;
  duration: number;
  /** Presentation minus decoding time; may be negative. */
  composition: number;
  key: boolean;
  /** A picture in Annex B form, or a raw AAC frame. */
  data: Buffer;
}

/** A video track; null where the parameter sets cannot be read. `parameterSets` are NAL units. */
export function createVideoPassThrough(codec: "h264" | "hevc", parameterSets: readonly Buffer[]): PassThrough | null {
  const sps = parameterSets.find((nal) => nalType(nal, codec) === (codec === "h264" ? 7 : 33));
  const format = sps && (codec === "h264" ? readH264Sps(sps) : readHevcSps(sps));
  if (!sps || !format) return null;
  const configuration = codec === "h264" ? avcC(sps, parameterSets, format.bitDepth) : hvcC(sps, parameterSets);
  const entry = box(
    codec === "h264" ? "avc1" : "hvc1",
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(format.width),
    u16(format.height),
    u32(0x0048_0000),
    u32(0x0048_0000),
    u32(0),
    u16(1),
    Buffer.alloc(32),
    u16(0x18),
    u16(0xffff),
    configuration,
  );
  const timescale = 90_000;
  return {
    kind: "video",
    timescale,
    init: initSegment({ handler: "vide", timescale, entry, width: format.width, height: format.height }),
    frame: createFragments((data) => lengthPrefixed(data, codec)),
  };
}

/** An AAC track; `config` is an AudioSpecificConfig. */
export function createAacPassThrough(config: Buffer, sampleRate: number, channels: number): PassThrough {
  const esds = fullBox(
    "esds",
    0,
    0,
    // ISO/IEC 14496-1 section 7.2.6: ES_Descriptor, DecoderConfigDescriptor, DecoderSpecificInfo, SLConfigDescriptor.
    descriptor(
      3,
      Buffer.concat([
        u16(1),
        Buffer.from([0]),
        descriptor(4, Buffer.concat([Buffer.from([0x40, 0x15, 0, 0, 0]), u32(0), u32(0), descriptor(5, config)])),
        descriptor(6, Buffer.from([2])),
      ]),
    ),
  );
  const entry = box(
    "mp4a",
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(8),
    u16(channels),
    u16(16),
    u32(0),
    u16(sampleRate),
    u16(0),
    esds,
  );
  return {
    kind: "audio",
    timescale: sampleRate,
    init: initSegment({ handler: "soun", timescale: sampleRate, entry, width: 0, height: 0 }),
    frame: createFragments((data) => data),
  };
}

const nalType = (nal: Buffer, codec: "h264" | "hevc"): number =>
  codec === "h264" ? (nal[0] ?? 0) & 31 : ((nal[0] ?? 0) >> 1) & 63;

/** Sample bytes (ISO/IEC 14496-15): each NAL unit behind its length; delimiters, fillers and parameter sets left out. */
function lengthPrefixed(unit: Buffer, codec: "h264" | "hevc"): Buffer {
  const parts: Buffer[] = [];
  eachNal(unit, (nal) => {
    const type = nalType(nal, codec);
    const left =
      codec === "h264"
        ? type >= 7 && type <= 12 && type !== 10 && type !== 11
        : (type >= 32 && type <= 35) || type === 38;
    if (!left) parts.push(u32(nal.length), nal);
    return true;
  });
  return Buffer.concat(parts);
}

function createFragments(sampleOf: (data: Buffer) => Buffer): (frame: PassThroughFrame) => Buffer {
  let sequence = 0;
  return ({ dts, duration, composition, key, data }) => {
    const sample = sampleOf(data);
    // sample_depends_on 2 and sync, or 1 and not sync (ISO/IEC 14496-12 section 8.8.3.1).
    const flags = key ? 0x0200_0000 : 0x0101_0000;
    const trun = (offset: number) =>
      fullBox(
        "trun",
        1,
        0x000f01,
        u32(1),
        u32(offset),
        u32(duration),
        u32(sample.length),
        u32(flags),
        u32(composition >>> 0),
      );
    const moof = (offset: number) =>
      box(
        "moof",
        fullBox("mfhd", 0, 0, u32(++sequence)),
        box("traf", fullBox("tfhd", 0, 0x020000, u32(1)), fullBox("tfdt", 1, 0, u64(dts)), trun(offset)),
      );
    const size = moof(0).length;
    sequence--;
    return Buffer.concat([moof(size + 8), u32(sample.length + 8), Buffer.from("mdat", "latin1"), sample]);
  };
}

/** AVCDecoderConfigurationRecord (ISO/IEC 14496-15 section 5.3.3.1). */
function avcC(sps: Buffer, sets: readonly Buffer[], bitDepth: number): Buffer {
  const pps = sets.filter((nal) => nalType(nal, "h264") === 8);
  const profile = sps[1] ?? 0;
  const high = profile === 100 || profile === 110 || profile === 122 || profile === 144;
  const chroma = profile === 122 ? 2 : 1;
  return box(
    "avcC",
    Buffer.from([1, profile, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
    u16(sps.length),
    sps,
    Buffer.from([pps.length]),
    ...pps.flatMap((nal) => [u16(nal.length), nal]),
    high ? Buffer.from([0xfc | chroma, 0xf8 | (bitDepth - 8), 0xf8 | (bitDepth - 8), 0]) : Buffer.alloc(0),
  );
}

/** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15 section 8.3.3.1); the profile's bytes are the SPS's own. */
function hvcC(sps: Buffer, sets: readonly Buffer[]): Buffer {
  const raw = Buffer.from(withoutEmulation(sps.subarray(2)));
  const profileTierLevel = raw.subarray(1, 13);
  const r = createBitReader(raw);
  r.skip(4);
  const subLayers = r.bits(3) + 1;
  const nested = r.bits(1);
  const depth = (readHevcSps(sps)?.bitDepth ?? 8) - 8;
  const arrays = [32, 33, 34].map((type) =>
    sets.filter((nal) => nalType(nal, "hevc") === type).map((nal) => ({ type, nal })),
  );
  return box(
    "hvcC",
    Buffer.from([1]),
    profileTierLevel,
    Buffer.from([0xf0, 0, 0xfc, 0xfd, 0xf8 | depth, 0xf8 | depth, 0, 0, (subLayers << 3) | (nested << 2) | 3]),
    Buffer.from([arrays.filter((list) => list.length > 0).length]),
    ...arrays
      .filter((list) => list.length > 0)
      .flatMap((list) => [
        Buffer.from([0x80 | (list[0]?.type ?? 0)]),
        u16(list.length),
        ...list.flatMap(({ nal }) => [u16(nal.length), nal]),
      ]),
  );
}

const descriptor = (tag: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([tag, body.length]), body]);

const MATRIX = Buffer.concat([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000].map(u32));

function initSegment(track: {
  handler: "vide" | "soun";
  timescale: number;
  entry: Buffer;
  width: number;
  height: number;
}): Buffer {
  const video = track.handler === "vide";
  const stbl = box(
    "stbl",
    fullBox("stsd", 0, 0, u32(1), track.entry),
    fullBox("stts", 0, 0, u32(0)),
    fullBox("stsc", 0, 0, u32(0)),
    fullBox("stsz", 0, 0, u32(0), u32(0)),
    fullBox("stco", 0, 0, u32(0)),
  );
  const minf = box(
    "minf",
    video ? fullBox("vmhd", 0, 1, Buffer.alloc(8)) : fullBox("smhd", 0, 0, u32(0)),
    box("dinf", fullBox("dref", 0, 0, u32(1), fullBox("url ", 0, 1))),
    stbl,
  );
  const mdia = box(
    "mdia",
    fullBox("mdhd", 0, 0, u32(0), u32(0), u32(track.timescale), u32(0), u16(0x55c4), u16(0)),
    fullBox(
      "hdlr",
      0,
      0,
      u32(0),
      Buffer.from(track.handler, "latin1"),
      Buffer.alloc(12),
      Buffer.from("Vedetta\0", "latin1"),
    ),
    minf,
  );
  const tkhd = fullBox(
    "tkhd",
    0,
    7,
    ...[
      u32(0),
      u32(0),
      u32(1),
      u32(0),
      u32(0),
      Buffer.alloc(8),
      u16(0),
      u16(0),
      u16(video ? 0 : 0x100),
      u16(0),
      MATRIX,
    ],
    u32(track.width * 65_536),
    u32(track.height * 65_536),
  );
  const mvhd = fullBox(
    "mvhd",
    0,
    0,
    ...[
      u32(0),
      u32(0),
      u32(1000),
      u32(0),
      u32(0x10000),
      u16(0x100),
      Buffer.alloc(10),
      MATRIX,
      Buffer.alloc(24),
      u32(2),
    ],
  );
  const trex = fullBox("trex", 0, 0, u32(1), u32(1), u32(0), u32(0), u32(0));
  return Buffer.concat([
    box("ftyp", Buffer.from("cmf2", "latin1"), u32(0), Buffer.from("cmf2cmfciso6mp41", "latin1")),
    box("moov", mvhd, box("trak", tkhd, mdia), box("mvex", trex)),
  ]);
}
