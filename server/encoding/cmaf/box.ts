/** ISO base media file format boxes (ISO/IEC 14496-12 section 4.2), read in place and built whole. */

export interface Box {
  type: string;
  /** Offsets into the buffer it was read from: of its header, of its content, one past its end. */
  start: number;
  body: number;
  end: number;
}

/** Thrown where bytes contradict the format; a track turns it into its `onError`. */
export class BoxError extends Error {}

export function* boxesIn(bytes: Buffer, start = 0, end = bytes.length): Generator<Box> {
  for (let offset = start; offset < end;) {
    if (end - offset < 8) throw new BoxError(`expected a box at byte ${offset}, found ${end - offset} stray bytes`);
    const size = bytes.readUInt32BE(offset);
    if (size < 8 || offset + size > end) throw new BoxError(`a box at byte ${offset} says it has ${size} bytes`);
    yield {
      type: bytes.toString("latin1", offset + 4, offset + 8),
      start: offset,
      body: offset + 8,
      end: offset + size,
    };
    offset += size;
  }
}

/** The first box at `path`, each name looked for among the children of the one before. */
export function findBox(bytes: Buffer, path: readonly string[], start = 0, end = bytes.length): Box | undefined {
  const [type, ...rest] = path;
  for (const box of boxesIn(bytes, start, end)) {
    if (box.type !== type) continue;
    return rest.length === 0 ? box : findBox(bytes, rest, box.body, box.end);
  }
  return undefined;
}

export function needBox(bytes: Buffer, path: readonly string[], start = 0, end = bytes.length): Box {
  const box = findBox(bytes, path, start, end);
  if (!box) throw new BoxError(`expected a box ${path.join("/")}`);
  return box;
}

export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 8),
    0,
  );
  header.write(type, 4, "latin1");
  return Buffer.concat([header, ...parts]);
}

export const fullBox = (type: string, version: number, flags: number, ...parts: readonly Buffer[]): Buffer =>
  box(type, u32((version << 24) | flags), ...parts);

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, 4 * index));
  return bytes;
}

export function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
