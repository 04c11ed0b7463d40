/** Code space of CTA-708-E, clause 7: how many bytes a code takes with what belongs to it. */

export const EXT1 = 0x10;

/** Bytes of the code at `at`, itself included; null where more must come to know. */
export function lengthOfCode(bytes: Uint8Array, at: number): number | null {
  const code = bytes[at] ?? 0;
  if (code === EXT1) {
    const extended = bytes[at + 1];
    return extended === undefined ? null : lengthOfExtended(extended, bytes[at + 2]);
  }
  if (code < 0x20) return code < 0x10 ? 1 : code < 0x18 ? 2 : 3;
  return 1 + (PARAMETERS[code] ?? 0);
}

/** C2 and C3: no command of theirs is defined, their lengths are (7.1.6, 7.1.7). */
function lengthOfExtended(code: number, next: number | undefined): number | null {
  if (code < 0x20) return 2 + (code >> 3);
  if (code < 0x80 || code > 0x9f) return 2;
  if (code < 0x90) return code < 0x88 ? 6 : 7;
  return next === undefined ? null : 3 + (next & 0x1f);
}

/** C1: bytes after the command (8.10.5). */
const PARAMETERS: Readonly<Record<number, number>> = {
  0x88: 1,
  0x89: 1,
  0x8a: 1,
  0x8b: 1,
  0x8c: 1,
  0x8d: 1,
  0x90: 2,
  0x91: 3,
  0x92: 2,
  0x97: 4,
  ...Object.fromEntries(Array.from({ length: 8 }, (_, window) => [0x98 + window, 6])),
};
