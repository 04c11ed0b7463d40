import { box, BoxError, boxesIn, findBox, needBox, u32 } from "./box.ts";
import { codecsOf, VISUAL } from "./codecs.ts";

/** What a moov box says about its one track. */
export interface Header {
  codecs: string;
  /** Of the encoder's own timestamps; the init segment carries `timescale`. */
  sourceTimescale: number;
  timescale: number;
  defaults: SampleDefaults;
  video?: { width: number; height: number };
  audio?: { sampleRate: number; channels: number };
  /** ftyp + moov as viewers get it: CMAF brands, our timescale, no edit list (tfdt is UTC already). */
  init: Buffer;
}

/** Of trex; a fragment's tfhd may say otherwise (ISO/IEC 14496-12 section 8.8.3). */
export interface SampleDefaults {
  duration: number;
  size: number;
  flags: number;
}

export const VIDEO_TIMESCALE = 90_000;
const HANDLERS: Readonly<Record<string, "video" | "audio">> = { vide: "video", soun: "audio" };

/** Reads ffmpeg's moov. Throws BoxError where it does not hold exactly one track of `kind`. */
export function readHeader(moov: Buffer, kind: "video" | "audio"): Header {
  const outer = needBox(moov, ["moov"]);
  const tracks = [...boxesIn(moov, outer.body, outer.end)].filter(({ type }) => type === "trak");
  const [trak] = tracks;
  if (!trak || tracks.length > 1) throw new BoxError(`${tracks.length} tracks in one stream, expected one`);
  const inTrack = (...path: string[]) => needBox(moov, path, trak.body, trak.end);

  const handler = inTrack("mdia", "hdlr");
  const found = HANDLERS[moov.toString("latin1", handler.body + 8, handler.body + 12)];
  if (found !== kind) throw new BoxError(`a track of ${found ?? "another kind"}, expected ${kind}`);

  const mdhd = inTrack("mdia", "mdhd");
  const timescaleAt = mdhd.body + (moov[mdhd.body] === 1 ? 20 : 12);
  const sourceTimescale = moov.readUInt32BE(timescaleAt);
  if (sourceTimescale === 0) throw new BoxError("a track with timescale 0");

  const stsd = inTrack("mdia", "minf", "stbl", "stsd");
  const [entry] = boxesIn(moov, stsd.body + 8, stsd.end);
  if (!entry) throw new BoxError("a track without a sample entry");
  const trex = needBox(moov, ["mvex", "trex"], outer.body, outer.end);

  const timescale = kind === "video" ? VIDEO_TIMESCALE : sourceTimescale;
  const patched = Buffer.from(moov);
  patched.writeUInt32BE(timescale, timescaleAt);
  return {
    codecs: codecsOf(moov, entry),
    sourceTimescale,
    timescale,
    defaults: {
      duration: moov.readUInt32BE(trex.body + 12),
      size: moov.readUInt32BE(trex.body + 16),
      flags: moov.readUInt32BE(trex.body + 20),
    },
    ...(VISUAL.has(entry.type)
      ? { video: { width: moov.readUInt16BE(entry.start + 32), height: moov.readUInt16BE(entry.start + 34) } }
      : { audio: { sampleRate: moov.readUInt16BE(entry.start + 32), channels: moov.readUInt16BE(entry.start + 24) } }),
    init: Buffer.concat([ftyp(), withoutEdits(patched)]),
  };
}

/** Brands of a CMAF header (ISO/IEC 23000-19 section 7.2). */
const ftyp = (): Buffer => box("ftyp", Buffer.from("iso6", "latin1"), u32(0), Buffer.from("iso6cmfcdash", "latin1"));

/** ffmpeg's edit list hides an encoder's delay relative to zero, which means nothing on a UTC timeline. */
function withoutEdits(moov: Buffer): Buffer {
  const rebuilt = (bytes: Buffer, type: string): Buffer => {
    const outer = needBox(bytes, [type]);
    const children: Buffer[] = [];
    for (const child of boxesIn(bytes, outer.body, outer.end)) {
      if (child.type === "edts" || child.type === "udta") continue;
      const whole = bytes.subarray(child.start, child.end);
      children.push(child.type === "trak" ? rebuilt(whole, "trak") : whole);
    }
    return box(type, ...children);
  };
  return findBox(moov, ["moov"]) ? rebuilt(moov, "moov") : moov;
}
