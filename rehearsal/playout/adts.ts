/** AAC in ADTS framing (ISO/IEC 13818-7 clause 6.2): cut a stream into its frames. */
export const AAC_FRAME_SAMPLES = 1024;
/** 1024 samples at 48 kHz, in 90 kHz ticks: exact. */
export const AAC_FRAME_TICKS = 1920;

/** @throws Error where the bytes are not whole ADTS frames: our own encoder wrote them. */
export function splitAdts(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 7 > bytes.length || bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xf6) !== 0xf0)
      throw new Error(`No ADTS frame at byte ${at}`);
    const length = ((bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff) >>> 0;
    if (length < 7 || at + length > bytes.length) throw new Error(`ADTS frame at byte ${at} is cut short`);
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** A frame of silence, as our encoder writes it. */
export const SILENCE = Buffer.from("fff14c8001bffc211004608c1c", "hex");
