/** A box of the ISO base media file format (ISO/IEC 14496-12 section 4.2); offsets into the view it was read from. */
export interface Box {
  /** Four characters. */
  type: string;
  start: number;
  /** Where its content begins. */
  body: number;
  end: number;
}

const HEADER = 8;
const LARGE_HEADER = 16;

/**
 * The box that begins at `at`: "cut" where its end, or its header's, is not there yet; "broken" where no box has such a
 * size. `room` is where the bytes end that it may take.
 */
export function boxAt(view: DataView, at: number, room = view.byteLength): Box | "cut" | "broken" {
  if (at + HEADER > room) return "cut";
  const size = view.getUint32(at);
  const type = String.fromCharCode(
    view.getUint8(at + 4),
    view.getUint8(at + 5),
    view.getUint8(at + 6),
    view.getUint8(at + 7),
  );
  if (size === 0) return { type, start: at, body: at + HEADER, end: room };
  if (size !== 1) return size < HEADER ? "broken" : whole({ type, start: at, body: at + HEADER, end: at + size }, room);
  if (at + LARGE_HEADER > room) return "cut";
  const large = view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12);
  if (large < LARGE_HEADER || large > Number.MAX_SAFE_INTEGER - at) return "broken";
  return whole({ type, start: at, body: at + LARGE_HEADER, end: at + large }, room);
}

const whole = (box: Box, room: number): Box | "cut" => (box.end > room ? "cut" : box);

/** The whole boxes between two offsets, until one does not fit. */
export function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const box = boxAt(view, at, to);
    if (typeof box === "string") break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The first box at the end of a path of types, each inside the one before. */
export function boxIn(view: DataView, from: number, to: number, ...path: readonly string[]): Box | null {
  const [type, ...rest] = path;
  const found = boxesIn(view, from, to).find((box) => box.type === type);
  if (!found) return null;
  return rest.length === 0 ? found : boxIn(view, found.body, found.end, ...rest);
}
