import type { PictureFormat } from "./sps.ts";

const SEQUENCE_HEADER = Buffer.from([0, 0, 1, 0xb3]);
const RATES = [0, 24_000 / 1001, 24, 25, 30_000 / 1001, 30, 50, 60_000 / 1001, 60];

/** The sequence header before a picture (ITU-T H.262 section 6.2.2.1), where decoding can start; null for other pictures. */
export function readMpeg2Head(unit: Buffer): PictureFormat | null {
  const at = unit.subarray(0, 1024).indexOf(SEQUENCE_HEADER);
  if (at < 0 || at + 8 > unit.length) return null;
  const sizes = unit.readUIntBE(at + 4, 3);
  const fps = RATES[(unit[at + 7] ?? 0) & 15] ?? 0;
  return {
    width: sizes >> 12,
    height: sizes & 0xfff,
    bitDepth: 8,
    profile: 0,
    level: 0,
    fps: fps > 0 ? fps : null,
    reorder: null,
    // Broadcast MPEG-2 is interlaced more often than not, and is never passed through.
    interlaced: true,
    transfer: "sdr",
  };
}
