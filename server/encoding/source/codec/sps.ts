import { createBitReader, withoutEmulation, type BitReader } from "./bits.ts";

/** What a sequence parameter set says. */
export interface PictureFormat {
  width: number;
  height: number;
  bitDepth: number;
  profile: number;
  level: number;
  /** Frames a second where the stream says so. */
  fps: number | null;
  /** Pictures held back for reordering, at most; null where it is not said. */
  reorder: number | null;
  interlaced: boolean;
  /** From the transfer characteristics (ITU-T H.273: 16 is PQ, 18 is HLG). */
  transfer: "sdr" | "pq" | "hlg";
}

const HIGH_PROFILES: ReadonlySet<number> = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);
const UNSPECIFIED = 2;
const transferOf = (code: number): PictureFormat["transfer"] => (code === 16 ? "pq" : code === 18 ? "hlg" : "sdr");

/** ITU-T H.264 section 7.3.2.1.1; null where it cannot be one. */
export function readH264Sps(nal: Buffer): PictureFormat | null {
  const r = createBitReader(withoutEmulation(nal.subarray(1)));
  const profile = r.bits(8);
  r.skip(8);
  const level = r.bits(8);
  r.ue();
  let chroma = 1;
  let bitDepth = 8;
  if (HIGH_PROFILES.has(profile)) {
    chroma = r.ue();
    if (chroma === 3) r.skip(1);
    bitDepth = 8 + r.ue();
    r.ue();
    r.skip(1);
    if (r.flag())
      for (let list = 0; list < (chroma === 3 ? 12 : 8); list++) if (r.flag()) skipScalingList(r, list < 6 ? 16 : 64);
  }
  r.ue();
  const orderType = r.ue();
  if (orderType === 0) r.ue();
  if (orderType === 1) {
    r.skip(1);
    r.se();
    r.se();
    const cycle = r.ue();
    for (let index = 0; index < cycle && !r.exhausted; index++) r.se();
  }
  r.ue();
  r.skip(1);
  const widthBlocks = r.ue() + 1;
  const heightUnits = r.ue() + 1;
  const framesOnly = r.flag();
  if (!framesOnly) r.skip(1);
  r.skip(1);
  const crop = r.flag() ? [r.ue(), r.ue(), r.ue(), r.ue()] : [0, 0, 0, 0];
  const fields = framesOnly ? 1 : 2;
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const width = widthBlocks * 16 - (left + right) * (chroma === 1 || chroma === 2 ? 2 : 1);
  const height = heightUnits * 16 * fields - (top + bottom) * (chroma === 1 ? 2 : 1) * fields;
  let fps: number | null = null;
  let transfer = 2;
  // Without reordering declared, order type 2 means output order is decoding order (section 8.2.1.3).
  let reorder: number | null = orderType === 2 ? 0 : null;
  if (r.flag()) {
    if (r.flag() && r.bits(8) === 255) r.skip(32);
    if (r.flag()) r.skip(1);
    transfer = readColour(r);
    if (r.flag()) {
      r.ue();
      r.ue();
    }
    if (r.flag()) {
      const unit = r.bits(32);
      const scale = r.bits(32);
      r.skip(1);
      if (unit > 0 && scale > 0) fps = scale / unit / 2;
    }
    const nalHrd = r.flag();
    if (nalHrd) skipH264Hrd(r);
    const vclHrd = r.flag();
    if (vclHrd) skipH264Hrd(r);
    if (nalHrd || vclHrd) r.skip(1);
    r.skip(1);
    if (r.flag()) {
      r.skip(1);
      r.ue();
      r.ue();
      r.ue();
      r.ue();
      reorder = r.ue();
    }
  }
  return finish(r, {
    width,
    height,
    bitDepth,
    profile,
    level,
    fps,
    reorder,
    interlaced: !framesOnly,
    transfer: transferOf(transfer),
  });
}

function skipScalingList(r: BitReader, size: number): void {
  let next = 8;
  for (let index = 0, last = 8; index < size; index++) {
    if (next !== 0) next = (last + r.se() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function skipH264Hrd(r: BitReader): void {
  const count = r.ue() + 1;
  r.skip(8);
  for (let index = 0; index < count && !r.exhausted; index++) {
    r.ue();
    r.ue();
    r.skip(1);
  }
  r.skip(20);
}

/** video_signal_type_present_flag and what follows; the transfer characteristics. */
function readColour(r: BitReader): number {
  if (!r.flag()) return UNSPECIFIED;
  r.skip(4);
  if (!r.flag()) return UNSPECIFIED;
  r.skip(8);
  const transfer = r.bits(8);
  r.skip(8);
  return transfer;
}

/** ITU-T H.265 section 7.3.2.2; null where it cannot be one. */
export function readHevcSps(nal: Buffer): PictureFormat | null {
  const r = createBitReader(withoutEmulation(nal.subarray(2)));
  r.skip(4);
  const maxSubLayers = r.bits(3);
  r.skip(1);
  r.skip(3);
  const profile = r.bits(5);
  r.skip(32);
  const progressive = r.flag();
  const interlacedSource = r.flag();
  r.skip(46);
  const level = r.bits(8);
  const present = Array.from({ length: maxSubLayers }, () => [r.flag(), r.flag()] as const);
  if (maxSubLayers > 0) r.skip(2 * (8 - maxSubLayers));
  for (const [profilePresent, levelPresent] of present) r.skip((profilePresent ? 88 : 0) + (levelPresent ? 8 : 0));
  r.ue();
  const chroma = r.ue();
  if (chroma === 3) r.skip(1);
  let width = r.ue();
  let height = r.ue();
  if (r.flag()) {
    width -= (r.ue() + r.ue()) * (chroma === 1 || chroma === 2 ? 2 : 1);
    height -= (r.ue() + r.ue()) * (chroma === 1 ? 2 : 1);
  }
  const bitDepth = 8 + r.ue();
  r.ue();
  const orderBits = r.ue() + 4;
  const allLayers = r.flag();
  let reorder = 0;
  for (let layer = allLayers ? 0 : maxSubLayers; layer <= maxSubLayers; layer++) {
    r.ue();
    reorder = r.ue();
    r.ue();
  }
  const format = { width, height, bitDepth, profile, level, reorder, interlaced: interlacedSource && !progressive };
  const vui = readHevcVui(r, orderBits);
  return finish(r, { ...format, fps: vui?.fps ?? null, transfer: transferOf(vui?.transfer ?? UNSPECIFIED) });
}

/** Reads on to the VUI; null where there is none or what lies before it is not followed (scaling lists, predicted sets). */
function readHevcVui(r: BitReader, orderBits: number): { fps: number | null; transfer: number } | null {
  for (let index = 0; index < 6; index++) r.ue();
  if (r.flag() && r.flag()) return null;
  r.skip(2);
  if (r.flag()) {
    r.skip(8);
    r.ue();
    r.ue();
    r.skip(1);
  }
  const sets = r.ue();
  const pictures: number[] = [];
  for (let set = 0; set < sets && !r.exhausted; set++) {
    if (set > 0 && r.flag()) {
      // Predicted from the set before (section 7.3.7).
      r.skip(1);
      r.ue();
      let count = 0;
      for (let index = 0; index <= (pictures[set - 1] ?? 0); index++) if (r.flag() || r.flag()) count++;
      pictures.push(count);
      continue;
    }
    const count = r.ue() + r.ue();
    for (let index = 0; index < count && !r.exhausted; index++) {
      r.ue();
      r.skip(1);
    }
    pictures.push(count);
  }
  if (r.flag()) {
    const count = r.ue();
    for (let index = 0; index < count && !r.exhausted; index++) r.skip(orderBits + 1);
  }
  r.skip(2);
  if (!r.flag()) return null;
  if (r.flag() && r.bits(8) === 255) r.skip(32);
  if (r.flag()) r.skip(1);
  const transfer = readColour(r);
  if (r.flag()) {
    r.ue();
    r.ue();
  }
  r.skip(3);
  if (r.flag()) for (let index = 0; index < 4; index++) r.ue();
  if (!r.flag()) return { fps: null, transfer };
  const unit = r.bits(32);
  const scale = r.bits(32);
  return { fps: unit > 0 && scale > 0 ? scale / unit : null, transfer };
}

function finish(r: BitReader, format: PictureFormat): PictureFormat | null {
  const { width, height, bitDepth } = format;
  if (r.exhausted || width < 16 || height < 16 || width > 16_384 || height > 16_384 || bitDepth > 16) return null;
  return { ...format, fps: format.fps !== null && format.fps > 0.5 && format.fps < 1000 ? format.fps : null };
}
