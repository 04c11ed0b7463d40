/** AAC in ADTS (ISO/IEC 13818-7 section 6.2). */

export interface AacFormat {
  sampleRate: number;
  channels: number;
  /** AudioSpecificConfig (ISO/IEC 14496-3 section 1.6.2.1). */
  config: Buffer;
}

export interface AdtsFrame {
  format: AacFormat;
  data: Buffer;
}

export const AAC_FRAME_SAMPLES = 1024;
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];

/** The frames of a PES packet, without their headers; stops where a header is none. */
export function readAdtsFrames(bytes: Buffer): AdtsFrame[] {
  const frames: AdtsFrame[] = [];
  let at = 0;
  while (at + 7 <= bytes.length) {
    if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0) break;
    const protectionAbsent = (bytes[at + 1] ?? 0) & 1;
    const third = bytes[at + 2] ?? 0;
    const profile = third >> 6;
    const rateIndex = (third >> 2) & 15;
    const channels = ((third & 1) << 2) | ((bytes[at + 3] ?? 0) >> 6);
    const size = (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
    const header = protectionAbsent ? 7 : 9;
    const sampleRate = RATES[rateIndex];
    if (sampleRate === undefined || size <= header || at + size > bytes.length) break;
    const type = profile + 1;
    const config = Buffer.from([(type << 3) | (rateIndex >> 1), ((rateIndex & 1) << 7) | (channels << 3)]);
    frames.push({ format: { sampleRate, channels, config }, data: bytes.subarray(at + header, at + size) });
    at += size;
  }
  return frames;
}
