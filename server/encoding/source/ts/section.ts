/** Program tables of a transport stream (ISO/IEC 13818-1 section 2.4.4). */

export type Codec = "h264" | "hevc" | "mpeg2" | "aac" | "mp2" | "ac3" | "eac3" | "opus";

export interface ElementaryStream {
  pid: number;
  codec: Codec;
  kind: "video" | "audio";
}

const STREAM_TYPES: Readonly<Record<number, Codec>> = {
  0x01: "mpeg2",
  0x02: "mpeg2",
  0x03: "mp2",
  0x04: "mp2",
  0x0f: "aac",
  0x1b: "h264",
  0x24: "hevc",
  0x81: "ac3",
  0x87: "eac3",
};
const VIDEO: ReadonlySet<Codec> = new Set(["h264", "hevc", "mpeg2"]);

/** PID of the first program's map, or null where the section is not a usable PAT. */
export function readPat(section: Buffer): number | null {
  const end = sectionEnd(section, 0x00);
  for (let at = 8; at + 4 <= end; at += 4) {
    if (section.readUInt16BE(at) !== 0) return section.readUInt16BE(at + 2) & 0x1fff;
  }
  return null;
}

/** The program's streams of a known codec, in their order; null where the section is not a usable PMT. */
export function readPmt(section: Buffer): ElementaryStream[] | null {
  const end = sectionEnd(section, 0x02);
  if (end < 12) return null;
  const streams: ElementaryStream[] = [];
  let at = 12 + (section.readUInt16BE(10) & 0x0fff);
  while (at + 5 <= end) {
    const type = section[at] ?? 0;
    const pid = section.readUInt16BE(at + 1) & 0x1fff;
    const next = at + 5 + (section.readUInt16BE(at + 3) & 0x0fff);
    const codec =
      STREAM_TYPES[type] ??
      (type === 0x06 ? codecOfDescriptors(section.subarray(at + 5, Math.min(next, end))) : undefined);
    if (codec) streams.push({ pid, codec, kind: VIDEO.has(codec) ? "video" : "audio" });
    at = next;
  }
  return streams;
}

/** Private data names its codec in a registration descriptor (0x05) or in DVB's own (0x6a AC-3, 0x7a E-AC-3). */
function codecOfDescriptors(bytes: Buffer): Codec | undefined {
  for (let at = 0; at + 2 <= bytes.length; at += 2 + (bytes[at + 1] ?? 0)) {
    const tag = bytes[at];
    if (tag === 0x6a) return "ac3";
    if (tag === 0x7a) return "eac3";
    if (tag !== 0x05) continue;
    const name = bytes.toString("latin1", at + 2, at + 6);
    if (name === "HEVC") return "hevc";
    if (name === "Opus") return "opus";
    if (name === "AC-3") return "ac3";
  }
  return undefined;
}

/** Where a section's entries end (before its CRC), or 0 where it is not whole or not `tableId`. */
function sectionEnd(section: Buffer, tableId: number): number {
  if (section.length < 12 || section[0] !== tableId) return 0;
  const end = 3 + (section.readUInt16BE(1) & 0x0fff);
  return end <= section.length ? end - 4 : 0;
}
