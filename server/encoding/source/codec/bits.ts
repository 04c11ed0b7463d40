/** Reads bits of a raw byte sequence payload: emulation prevention bytes already removed. Past the end it reads zeros. */
export interface BitReader {
  bits(count: number): number;
  flag(): boolean;
  skip(count: number): void;
  /** ue(v): unsigned Exp-Golomb. */
  ue(): number;
  /** se(v): signed Exp-Golomb. */
  se(): number;
  /** More was read than there is. */
  readonly exhausted: boolean;
}

export function createBitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  const bit = (): number => {
    const byte = bytes[at >> 3] ?? 0;
    const value = (byte >> (7 - (at & 7))) & 1;
    at++;
    return value;
  };
  const bits = (count: number): number => {
    let value = 0;
    for (let index = 0; index < count; index++) value = value * 2 + bit();
    return value;
  };
  const ue = (): number => {
    let zeros = 0;
    while (zeros < 32 && bit() === 0) zeros++;
    return 2 ** zeros - 1 + bits(zeros);
  };
  return {
    bits,
    flag: () => bit() === 1,
    skip(count) {
      at += count;
    },
    ue,
    se() {
      const code = ue();
      return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
    },
    get exhausted() {
      return at > bytes.length * 8;
    },
  };
}

/** Removes emulation prevention bytes (00 00 03 -> 00 00). */
export function withoutEmulation(nal: Uint8Array): Uint8Array {
  const out = new Uint8Array(nal.length);
  let size = 0;
  let zeros = 0;
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    out[size++] = byte;
  }
  return out.subarray(0, size);
}
