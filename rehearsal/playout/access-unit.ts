/**
 * Cuts an H.264 byte stream (Annex B) into access units. It relies on the access unit delimiter
 * (NAL unit type 9) that our encoders are told to write before each picture.
 */
const NAL_DELIMITER = 9;
const NAL_IDR = 5;

/** Offset of the next start code whose NAL unit is a delimiter, from `from` on; -1 if there is none. */
function nextDelimiter(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf("\0\0\x01", from, "latin1"); at >= 0; at = bytes.indexOf("\0\0\x01", at + 3, "latin1")) {
    const header = bytes[at + 3];
    if (header === undefined) return -1;
    if ((header & 31) === NAL_DELIMITER) return at > 0 && bytes[at - 1] === 0 ? at - 1 : at;
  }
  return -1;
}

/** True where a decoder may start: an IDR picture. */
export function isKeyUnit(unit: Buffer): boolean {
  for (let at = unit.indexOf("\0\0\x01", 0, "latin1"); at >= 0; at = unit.indexOf("\0\0\x01", at + 3, "latin1")) {
    const type = (unit[at + 3] ?? 0) & 31;
    if (type === NAL_IDR) return true;
    if (type >= 1 && type < NAL_IDR) return false;
  }
  return false;
}

export function splitAccessUnits(bytes: Buffer): Buffer[] {
  const splitter = createAccessUnitSplitter();
  return [...splitter.push(bytes), ...splitter.end()];
}

/** The same for a stream that comes in pieces. A unit is complete when the next one begins, or at the end. */
export function createAccessUnitSplitter(): { push(piece: Buffer): Buffer[]; end(): Buffer[] } {
  let held: Buffer = Buffer.alloc(0);
  let searched = 0;
  return {
    push(piece) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      const units: Buffer[] = [];
      let start = 0;
      for (;;) {
        const next = nextDelimiter(held, Math.max(start + 4, searched));
        if (next < 0) break;
        units.push(held.subarray(start, next));
        start = next;
        searched = 0;
      }
      held = held.subarray(start);
      searched = Math.max(0, held.length - 4);
      return units;
    },
    end: () => (held.length > 0 ? [held] : []),
  };
}
