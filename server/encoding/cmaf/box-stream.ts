import { BoxError } from "./box.ts";

export interface BoxStream {
  /** Takes bytes as they come; throws BoxError where they are no boxes or one is larger than `maxBytes`. */
  push(bytes: Buffer): void;
  /** Bytes of an unfinished box. */
  readonly pending: number;
}

/** Cuts a byte stream into its top-level boxes. Memory is bounded by one box; nothing is copied that came whole. */
export function createBoxStream(maxBytes: number, onBox: (type: string, bytes: Buffer) => void): BoxStream {
  let pieces: Buffer[] = [];
  let held = 0;

  const sizeOf = (bytes: Buffer, offset: number): number => {
    const size = bytes.readUInt32BE(offset);
    if (size < 8 || size > maxBytes) throw new BoxError(`a box says it has ${size} bytes, expected 8 to ${maxBytes}`);
    return size;
  };

  return {
    get pending() {
      return held;
    },
    push(incoming) {
      let bytes = incoming;
      if (held > 0) {
        // The header of an unfinished box lies in the first piece, save when that has fewer than 8 bytes.
        const first = pieces[0];
        if (first && first.length >= 8 && held + bytes.length < sizeOf(first, 0)) {
          pieces.push(bytes);
          held += bytes.length;
          return;
        }
        bytes = Buffer.concat([...pieces, bytes]);
        pieces = [];
        held = 0;
      }
      let offset = 0;
      while (bytes.length - offset >= 8) {
        const size = sizeOf(bytes, offset);
        if (bytes.length - offset < size) break;
        onBox(bytes.toString("latin1", offset + 4, offset + 8), bytes.subarray(offset, offset + size));
        offset += size;
      }
      if (offset < bytes.length) {
        pieces = [offset === 0 ? bytes : bytes.subarray(offset)];
        held = bytes.length - offset;
      }
    },
  };
}
