import { BoxError, needBox, type Box } from "./box.ts";

/** The codecs parameter (RFC 6381) of a sample entry. Throws BoxError for what browsers would not know either. */
export function codecsOf(moov: Buffer, entry: Box): string {
  const children = entry.start + (VISUAL.has(entry.type) ? 86 : 36);
  const config = (type: string) => {
    const found = needBox(moov, [type], children, entry.end);
    return moov.subarray(found.body, found.end);
  };
  switch (entry.type) {
    case "avc1":
    case "avc3":
      return `${entry.type}.${config("avcC").subarray(1, 4).toString("hex")}`;
    case "hvc1":
    case "hev1":
      return `${entry.type}.${hevc(config("hvcC"))}`;
    case "av01":
      return `av01.${av1(config("av1C"))}`;
    case "mp4a":
      return `mp4a.${aac(config("esds").subarray(4))}`;
    default:
      throw new BoxError(`a track of ${entry.type}, expected H.264, HEVC, AV1 or AAC`);
  }
}

export const VISUAL: ReadonlySet<string> = new Set(["avc1", "avc3", "hvc1", "hev1", "av01"]);

const byteAt = (bytes: Buffer, index: number): number => {
  const value = bytes[index];
  if (value === undefined) throw new BoxError("a decoder configuration that ends too early");
  return value;
};

/** ISO/IEC 14496-15 annex E.3. */
function hevc(hvcC: Buffer): string {
  const profile = byteAt(hvcC, 1);
  const space = ["", "A", "B", "C"][profile >> 6] ?? "";
  let compatibility = 0;
  for (let bits = hvcC.readUInt32BE(2), n = 0; n < 32; n++, bits >>>= 1)
    compatibility = ((compatibility << 1) | (bits & 1)) >>> 0;
  const constraints = [...hvcC.subarray(6, 12)];
  while (constraints.at(-1) === 0) constraints.pop();
  const tier = profile & 0x20 ? "H" : "L";
  const parts = [`${space}${profile & 0x1f}`, compatibility.toString(16), `${tier}${byteAt(hvcC, 12)}`];
  return [...parts, ...constraints.map((value) => value.toString(16))].join(".");
}

/** AV1 Codec ISO Media File Format Binding, section 5. */
function av1(av1C: Buffer): string {
  const first = byteAt(av1C, 1);
  const second = byteAt(av1C, 2);
  const depth = second & 0x40 ? (second & 0x20 ? 12 : 10) : 8;
  const level = String(first & 0x1f).padStart(2, "0");
  return `${first >> 5}.${level}${second & 0x80 ? "H" : "M"}.${String(depth).padStart(2, "0")}`;
}

/** Walks the descriptors of ISO/IEC 14496-1 section 7.2.6 down to the AudioSpecificConfig's object type. */
function aac(esds: Buffer): string {
  let offset = 0;
  const descriptor = (): { tag: number; body: number } => {
    const tag = byteAt(esds, offset++);
    while (byteAt(esds, offset++) & 0x80);
    return { tag, body: offset };
  };
  const es = descriptor();
  if (es.tag !== 3) throw new BoxError("an esds box without an ES descriptor");
  const flags = byteAt(esds, es.body + 2);
  offset = es.body + 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x20 ? 2 : 0);
  if (flags & 0x40) offset += 1 + byteAt(esds, offset);
  const config = descriptor();
  const objectType = byteAt(esds, config.body);
  if (objectType !== 0x40) return objectType.toString(16);
  offset = config.body + 13;
  const specific = descriptor();
  const audioObject = byteAt(esds, specific.body) >> 3;
  return `40.${audioObject === 31 ? 32 + (((byteAt(esds, specific.body) & 7) << 3) | (byteAt(esds, specific.body + 1) >> 5)) : audioObject}`;
}
