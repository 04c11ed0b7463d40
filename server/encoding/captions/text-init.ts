import { box, fullBox, u32 } from "../cmaf/box.ts";

export interface TextInit {
  /** `text` for WebVTT, `subt` for TTML. */
  handler: "text" | "subt";
  mediaHeader: "nmhd" | "sthd";
  /** CMAF media profile (ISO/IEC 23000-19 sections 11.2, 11.3). */
  brand: "cwvt" | "im1t";
  /** BCP 47. */
  language: string;
  entry: Buffer;
}

const TIMESCALE = 90_000;
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000);
/** `mdhd` has three letters of ISO 639-2 only; the whole tag stands in `elng`. */
const UNDETERMINED = 0x55c4;
const text = (value: string): Buffer => Buffer.from(value, "latin1");

/** ftyp and moov of a text track (ISO/IEC 14496-12; a track without extent, volume or edits). */
export function textInit({ handler, mediaHeader, brand, language, entry }: TextInit): Buffer {
  const stbl = box(
    "stbl",
    fullBox("stsd", 0, 0, u32(1), entry),
    ...["stts", "stsc"].map((type) => fullBox(type, 0, 0, u32(0))),
    fullBox("stsz", 0, 0, u32(0, 0)),
    fullBox("stco", 0, 0, u32(0)),
  );
  const mdia = box(
    "mdia",
    fullBox("mdhd", 0, 0, u32(0, 0, TIMESCALE, 0, UNDETERMINED << 16)),
    fullBox("hdlr", 0, 0, u32(0), text(handler), Buffer.alloc(12), text("Vedetta\0")),
    fullBox("elng", 0, 0, text(`${language}\0`)),
    box("minf", fullBox(mediaHeader, 0, 0), box("dinf", fullBox("dref", 0, 0, u32(1), fullBox("url ", 0, 1))), stbl),
  );
  const tkhd = fullBox("tkhd", 0, 7, u32(0, 0, 1, 0, 0), Buffer.alloc(16), MATRIX, u32(0, 0));
  const mvhd = fullBox(
    "mvhd",
    0,
    0,
    u32(0, 0, 1000, 0, 0x10000),
    Buffer.from([1, 0, ...Array<number>(10).fill(0)]),
    MATRIX,
    Buffer.alloc(24),
    u32(2),
  );
  return Buffer.concat([
    box("ftyp", text("iso6"), u32(0), text(`iso6cmfcdash${brand}`)),
    box("moov", mvhd, box("trak", tkhd, mdia), box("mvex", fullBox("trex", 0, 0, u32(1, 1, 0, 0, 0)))),
  ]);
}
