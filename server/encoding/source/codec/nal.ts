/** NAL units in a byte stream (ITU-T H.264 and H.265, Annex B). */

const START = Buffer.from([0, 0, 1]);

/** Each NAL unit without its start code; `visit` returns false to look no further. */
export function eachNal(unit: Buffer, visit: (nal: Buffer) => boolean): void {
  let at = unit.indexOf(START);
  while (at >= 0) {
    const from = at + 3;
    const next = unit.indexOf(START, from);
    let end = next < 0 ? unit.length : next;
    // The zero that makes a start code four bytes long, and trailing zeros, belong to no NAL unit.
    while (end > from && unit[end - 1] === 0) end--;
    if (end > from && !visit(unit.subarray(from, end))) return;
    at = next;
  }
}

/** What the head of a picture says, before its first slice. */
export interface PictureHead {
  /** Decoding can start here: IDR, or BLA/CRA in HEVC. */
  key: boolean;
  /** Parameter sets that came with it, as NAL units. */
  parameterSets: Buffer[];
  sps: Buffer | null;
}

export function readPictureHead(unit: Buffer, codec: "h264" | "hevc"): PictureHead {
  const head: PictureHead = { key: false, parameterSets: [], sps: null };
  eachNal(unit, (nal) => {
    const first = nal[0] ?? 0;
    if (codec === "h264") {
      const type = first & 31;
      if (type === 7 || type === 8) head.parameterSets.push(nal);
      if (type === 7) head.sps ??= nal;
      if (type < 1 || type > 5) return true;
      head.key = type === 5;
      return false;
    }
    const type = (first >> 1) & 63;
    if (type >= 32 && type <= 34) head.parameterSets.push(nal);
    if (type === 33) head.sps ??= nal;
    if (type > 31) return true;
    head.key = type >= 16 && type <= 21;
    return false;
  });
  return head;
}

export const annexB = (nals: readonly Buffer[]): Buffer =>
  Buffer.concat(nals.flatMap((nal) => [Buffer.from([0, 0, 0, 1]), nal]));
