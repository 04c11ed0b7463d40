import { withoutEmulation } from "../source/codec/bits.ts";
import { eachNal } from "../source/codec/nal.ts";

/** How an HDR10 picture was graded (SMPTE ST 2086, CTA-861.3), in the words of the encoders. */
export interface MasteringMetadata {
  /** x265's `master-display`: G(x,y)B(x,y)R(x,y)WP(x,y)L(max,min). */
  display: string;
  /** SVT-AV1's `mastering-display`: the same in decimals. */
  displayAv1: string;
  /** `max-cll,max-fall` in cd/m². */
  lightLevel: string;
}

const PREFIX_SEI = 39;
const MASTERING_DISPLAY = 137;
const CONTENT_LIGHT = 144;

/** Reads it from the SEI messages of an HEVC key picture (ITU-T H.265 sections D.2.28 and D.2.35); null where there are none. */
export function readMastering(unit: Buffer): MasteringMetadata | null {
  let display: Pick<MasteringMetadata, "display" | "displayAv1"> | null = null;
  let lightLevel = "0,0";
  eachNal(unit, (nal) => {
    const type = ((nal[0] ?? 0) >> 1) & 63;
    if (type < 32) return false;
    if (type !== PREFIX_SEI) return true;
    const bytes = Buffer.from(withoutEmulation(nal.subarray(2)));
    let at = 0;
    while (at + 2 < bytes.length) {
      let kind = 0;
      while (bytes[at] === 0xff) kind += bytes[at++] ?? 0;
      kind += bytes[at++] ?? 0;
      let size = 0;
      while (bytes[at] === 0xff) size += bytes[at++] ?? 0;
      size += bytes[at++] ?? 0;
      const body = bytes.subarray(at, at + size);
      if (kind === MASTERING_DISPLAY && body.length >= 24) display = readDisplay(body);
      if (kind === CONTENT_LIGHT && body.length >= 4) lightLevel = `${body.readUInt16BE(0)},${body.readUInt16BE(2)}`;
      at += size;
    }
    return true;
  });
  return display && { ...(display as Pick<MasteringMetadata, "display" | "displayAv1">), lightLevel };
}

function readDisplay(body: Buffer): Pick<MasteringMetadata, "display" | "displayAv1"> {
  const points = ["G", "B", "R", "WP"].map((name, index) => ({
    name,
    x: body.readUInt16BE(index * 4),
    y: body.readUInt16BE(index * 4 + 2),
  }));
  const brightest = body.readUInt32BE(16);
  const darkest = body.readUInt32BE(20);
  const spell = (coordinate: (value: number) => string, luminance: (value: number) => string) =>
    `${points.map(({ name, x, y }) => `${name}(${coordinate(x)},${coordinate(y)})`).join("")}L(${luminance(brightest)},${luminance(darkest)})`;
  return {
    display: spell(String, String),
    displayAv1: spell(
      (value) => (value / 50_000).toFixed(5),
      (value) => (value / 10_000).toFixed(4),
    ),
  };
}
