/**
 * A writer of NUT, the container in which an encoder is fed (nut-container.org, version 4, pipe mode).
 *
 * Why not MPEG-TS all the way: ffmpeg's reader of it holds each picture until the next two have come
 * (120 ms at 25p) and loses the first GOP while it probes. NUT says where a packet ends, carries exact
 * 90 kHz times without the wrap at 2^33, and names each codec in its header, so nothing is probed.
 */

export interface NutStream {
  kind: "video" | "audio";
  /** FourCC, or the two bytes of a WAVE format tag. */
  tag: Buffer;
  /** Parameter sets (Annex B) or an AudioSpecificConfig; may be empty. */
  extradata: Buffer;
  /** Pictures between decoding and showing one, at most. */
  decodeDelay?: number;
  video?: { width: number; height: number };
  audio?: { sampleRate: number; channels: number };
}

export interface NutWriter {
  /** The bytes that open the stream. */
  header(): Buffer;
  /** Head of one packet, to be followed by `size` bytes. `pts` in 90 kHz ticks, not negative. */
  frameHead(stream: number, pts: number, key: boolean, size: number): Buffer;
}

const ID = Buffer.from("nut/multimedia container\0", "latin1");
const MAIN = 0x4e4d7a561f5f04adn;
const STREAM = 0x4e5311405bf2f9dbn;
const SYNCPOINT = 0x4e4be4adeeca4569n;

const FLAG_KEY = 1;
const FLAG_CODED_PTS = 8;
const FLAG_STREAM_ID = 16;
const FLAG_SIZE_MSB = 32;
const FLAG_CHECKSUM = 64;
const FLAG_CODED = 4096;
const FLAG_INVALID = 8192;
const PIPE_MODE = 2;
/** Times below 2^7 would be read as the low bits of a time; all others are absolute. */
const PTS_SHIFT = 7;
/** Frames of twice this size carry a checksum of their head; this bound, the format's largest, keeps that rare. */
const MAX_DISTANCE = 65_536;
/** Ticks between neighbours beyond which a checksum is wanted too: never. */
const MAX_PTS_DISTANCE = 2 ** 30;

/** Variable-length number, seven bits a byte, most significant first. */
function v(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

/** CRC-32 with polynomial 04C11DB7, most significant bit first, from zero. */
function crc32(bytes: Uint8Array): Buffer {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ byte] ?? 0)) >>> 0;
  const out = Buffer.alloc(4);
  out.writeUInt32BE(crc);
  return out;
}

function packet(startcode: bigint, payload: number[]): Buffer {
  const code = Buffer.alloc(8);
  code.writeBigUInt64BE(startcode);
  const body = Buffer.from(payload);
  const head = Buffer.concat([code, Buffer.from(v(body.length + 4))]);
  return Buffer.concat([head, ...(body.length + 4 > 4096 ? [crc32(head)] : []), body, crc32(body)]);
}

/** `firstPts`: about where the times will start; frames may lie 2^30 ticks from it and from each other. */
export function createNutWriter(streams: readonly NutStream[], firstPts: number): NutWriter {
  const main = [
    ...v(4),
    ...v(1),
    ...v(streams.length),
    ...v(MAX_DISTANCE),
    // One time base, 1/90000.
    ...v(1),
    ...v(1),
    ...v(90_000),
    // Frame code 0 says everything in the frame's own head; the other 254 (the letter N is no frame code) are invalid.
    ...[...v(FLAG_CODED), ...v(6), ...v(0), ...v(1), ...v(0), ...v(0), ...v(0), ...v(1)],
    ...[...v(FLAG_INVALID), ...v(6), ...v(0), ...v(1), ...v(0), ...v(0), ...v(0), ...v(254)],
    ...v(0),
    ...v(PIPE_MODE),
  ];
  const bytes = (data: Buffer) => [...v(data.length), ...data];
  const streamHeader = (stream: NutStream, index: number) => [
    ...v(index),
    ...v(stream.kind === "video" ? 0 : 1),
    ...bytes(stream.tag),
    ...v(0),
    ...v(PTS_SHIFT),
    ...v(MAX_PTS_DISTANCE),
    ...v(stream.decodeDelay ?? 0),
    ...v(0),
    ...bytes(stream.extradata),
    ...(stream.kind === "video"
      ? [...v(stream.video?.width ?? 1), ...v(stream.video?.height ?? 1), ...v(1), ...v(1), ...v(0)]
      : [...v(stream.audio?.sampleRate ?? 48_000), ...v(1), ...v(stream.audio?.channels ?? 2)]),
  ];
  return {
    header: () =>
      Buffer.concat([
        ID,
        packet(MAIN, main),
        ...streams.map((stream, index) => packet(STREAM, streamHeader(stream, index))),
        packet(SYNCPOINT, [...v(Math.floor(firstPts)), ...v(0)]),
      ]),
    frameHead(stream, pts, key, size) {
      const sum = size > 2 * MAX_DISTANCE ? FLAG_CHECKSUM : 0;
      const flags = FLAG_CODED_PTS | FLAG_STREAM_ID | FLAG_SIZE_MSB | sum | (key ? FLAG_KEY : 0);
      // Coded flags are XORed with those of the frame code, which are FLAG_CODED alone.
      const head = Buffer.from([0, ...v(flags), ...v(stream), ...v(pts + (1 << PTS_SHIFT)), ...v(size)]);
      return sum ? Buffer.concat([head, crc32(head)]) : head;
    },
  };
}
