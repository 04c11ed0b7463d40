import { box, fullBox, u32, u64 } from "./box.ts";
import type { Sample } from "./fragment.ts";

export interface ChunkFrame {
  /** mfhd: rises by one with each chunk of a track. */
  sequence: number;
  /** tfdt in ticks of `timescale`: UTC. */
  baseTicks: bigint;
  timescale: number;
  samples: readonly Sample[];
  /** The first chunk of a segment begins with styp. */
  first: boolean;
}

/** Seconds from NTP's epoch (1900) to Unix' (RFC 5905 figure 4). */
const NTP_OFFSET = 2_208_988_800n;
/** The time is that of capture, kept through all processing (ISO/IEC 14496-12 section 8.16.5). */
const PRFT_CAPTURED = 24;
const STYP_SEGMENT = Buffer.from("msdhmsixcmfscmfl", "latin1");

/** A CMAF chunk: [styp] prft moof mdat, one track run with every sample's own duration, size, flags and offset. */
export function chunkBytes({ sequence, baseTicks, timescale, samples, first }: ChunkFrame): Buffer {
  const data = samples.map((sample) => sample.data);
  const mdatSize = data.reduce((sum, bytes) => sum + bytes.length, 8);
  const head = [prft(baseTicks, timescale), moof(sequence, baseTicks, samples)];
  if (first) head.unshift(box("styp", Buffer.from("msdh", "latin1"), u32(0), STYP_SEGMENT));
  const mdat = Buffer.alloc(8);
  mdat.writeUInt32BE(mdatSize);
  mdat.write("mdat", 4, "latin1");
  return Buffer.concat([...head, mdat, ...data]);
}

/** As our media time is UTC, NTP and media time are one moment told in two clocks. */
function prft(baseTicks: bigint, timescale: number): Buffer {
  const scale = BigInt(timescale);
  const seconds = baseTicks / scale;
  const fraction = ((baseTicks % scale) << 32n) / scale;
  return fullBox(
    "prft",
    1,
    PRFT_CAPTURED,
    u32(1),
    u64((BigInt.asUintN(32, seconds + NTP_OFFSET) << 32n) | fraction),
    u64(baseTicks),
  );
}

function moof(sequence: number, baseTicks: bigint, samples: readonly Sample[]): Buffer {
  const mfhd = fullBox("mfhd", 0, 0, u32(sequence));
  const tfhd = fullBox("tfhd", 0, 0x020000, u32(1));
  const tfdt = fullBox("tfdt", 1, 0, u64(baseTicks));
  const shifted = samples.some(({ compositionOffset }) => compositionOffset !== 0);
  const perSample = shifted ? 16 : 12;
  const trunSize = 8 + 4 + 4 + 4 + samples.length * perSample;
  const moofSize = 8 + mfhd.length + 8 + tfhd.length + tfdt.length + trunSize;
  const rows = Buffer.alloc(samples.length * perSample);
  samples.forEach((sample, index) => {
    const offset = index * perSample;
    rows.writeUInt32BE(sample.duration, offset);
    rows.writeUInt32BE(sample.data.length, offset + 4);
    rows.writeUInt32BE(sample.flags >>> 0, offset + 8);
    if (shifted) rows.writeInt32BE(sample.compositionOffset, offset + 12);
  });
  const trun = fullBox("trun", 1, 0x701 | (shifted ? 0x800 : 0), u32(samples.length, moofSize + 8), rows);
  return box("moof", mfhd, box("traf", tfhd, tfdt, trun));
}
