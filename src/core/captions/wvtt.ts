import { readCaptionCue } from "../../../contracts/caption-text.ts";
import { CAPTION_LIMITS, type CaptionCue } from "../../../contracts/captions.ts";
import { utcMs } from "../../../contracts/units.ts";
import { boxAt, boxesIn, boxIn, type Box } from "./boxes.ts";

/**
 * WebVTT in fragmented MP4 (ISO/IEC 14496-30 section 7), as the origin sends it chunk by chunk. Nothing that a sender can
 * write makes it read beyond its bytes, and markup becomes text (contracts/caption-text.ts).
 */

/** What a track's init segment says. */
export interface WvttTrack {
  /** Ticks a second. */
  timescale: number;
  /** Of a sample, where its fragment does not say. */
  duration: number;
  size: number;
}

/** Cues of a fragment, in order, and the stretch of event time that it speaks for, UTC ms. */
export interface WvttFragment {
  from: number;
  to: number;
  cues: readonly CaptionCue[];
}

export interface FragmentReader {
  /** Fragments that these bytes made whole; null where what came cannot be read, after which nothing can. */
  push(bytes: Uint8Array): WvttFragment[] | null;
}

/** A chunk of captions is some hundred bytes. */
const MAX_FRAGMENT = 1024 * 1024;
const MAX_SAMPLES = 5000;
const MAX_PAYLOAD = 16 * 1024;

/** Reads an init segment; null where it is none of a WebVTT track. */
export function readWvttInit(bytes: Uint8Array): WvttTrack | null {
  const view = viewOf(bytes);
  const end = view.byteLength;
  const media = boxIn(view, 0, end, "moov", "trak", "mdia");
  if (!media) return null;
  const header = boxIn(view, media.body, media.end, "mdhd");
  const table = boxIn(view, media.body, media.end, "minf", "stbl", "stsd");
  // stsd: version, flags and a count before its entries.
  if (!header || !table || !boxesIn(view, table.body + 8, table.end).some(({ type }) => type === "wvtt")) return null;
  // Version 1 has 64-bit dates before its timescale.
  if (header.body + 16 > header.end) return null;
  const at = header.body + (view.getUint8(header.body) === 1 ? 20 : 12);
  if (at + 4 > header.end) return null;
  const timescale = view.getUint32(at);
  if (timescale === 0) return null;
  const defaults = boxIn(view, 0, end, "moov", "mvex", "trex");
  if (!defaults || defaults.body + 20 > defaults.end) return { timescale, duration: 0, size: 0 };
  return { timescale, duration: view.getUint32(defaults.body + 12), size: view.getUint32(defaults.body + 16) };
}

/** Takes a segment's bytes as they come. */
export function createFragmentReader(track: WvttTrack): FragmentReader {
  let pending = new Uint8Array(0);
  let broken = false;
  return {
    push(bytes) {
      if (broken) return null;
      const all = new Uint8Array(pending.length + bytes.length);
      all.set(pending);
      all.set(bytes, pending.length);
      const view = viewOf(all);
      const fragments: WvttFragment[] = [];
      let moof: Box | null = null;
      let kept = 0;
      for (let at = 0; at < all.length;) {
        const box = boxAt(view, at);
        if (box === "broken") broken = true;
        if (typeof box === "string") break;
        at = box.end;
        if (box.type === "moof") moof = box;
        else if (box.type === "mdat" && moof) {
          const fragment = readFragment(view, moof, box, track);
          if (fragment) fragments.push(fragment);
          moof = null;
        }
        // A fragment's head waits for its data.
        kept = moof ? moof.start : at;
      }
      pending = all.slice(kept);
      if (pending.length > MAX_FRAGMENT) broken = true;
      return broken && fragments.length === 0 ? null : fragments;
    },
  };
}

function readFragment(view: DataView, moof: Box, mdat: Box, track: WvttTrack): WvttFragment | null {
  const traf = boxIn(view, moof.body, moof.end, "traf");
  const time = traf && boxIn(view, traf.body, traf.end, "tfdt");
  const header = traf && boxIn(view, traf.body, traf.end, "tfhd");
  if (!traf || !time || !header) return null;
  const isLong = time.body < time.end && view.getUint8(time.body) === 1;
  if (time.body + (isLong ? 12 : 8) > time.end) return null;
  let ticks = isLong
    ? view.getUint32(time.body + 4) * 2 ** 32 + view.getUint32(time.body + 8)
    : view.getUint32(time.body + 4);
  const defaults = fragmentDefaults(view, header, track);
  const toMs = (at: number) => utcMs((at * 1000) / track.timescale);
  const from = toMs(ticks);
  const cues: CaptionCue[] = [];
  let dataAt = mdat.body;
  for (const run of boxesIn(view, traf.body, traf.end).filter(({ type }) => type === "trun")) {
    const { samples, offset } = readRun(view, run, defaults);
    if (offset !== null) dataAt = moof.start + offset;
    for (const { duration, size } of samples) {
      if (dataAt < mdat.body || dataAt + size > mdat.end) break;
      const span = { startMs: toMs(ticks), endMs: toMs(ticks + duration) };
      if (duration > 0) cues.push(...cuesOf(view, dataAt, dataAt + size, span));
      dataAt += size;
      ticks += duration;
    }
  }
  return { from, to: toMs(ticks), cues };
}

/** tfhd (ISO/IEC 14496-12 section 8.8.7): what the track's own defaults give way to. */
function fragmentDefaults(view: DataView, { body, end }: Box, track: WvttTrack): Pick<WvttTrack, "duration" | "size"> {
  if (body + 8 > end) return track;
  const flags = view.getUint32(body) & 0xffffff;
  let at = body + 8 + ((flags & 0x1) === 0 ? 0 : 8) + ((flags & 0x2) === 0 ? 0 : 4);
  const next = (flag: number, otherwise: number) => {
    if ((flags & flag) === 0 || at + 4 > end) return otherwise;
    at += 4;
    return view.getUint32(at - 4);
  };
  const duration = next(0x8, track.duration);
  return { duration, size: next(0x10, track.size) };
}

/** trun (section 8.8.8). */
function readRun(
  view: DataView,
  { body, end }: Box,
  defaults: Pick<WvttTrack, "duration" | "size">,
): { samples: { duration: number; size: number }[]; offset: number | null } {
  if (body + 8 > end) return { samples: [], offset: null };
  const flags = view.getUint32(body) & 0xffffff;
  const count = Math.min(view.getUint32(body + 4), MAX_SAMPLES);
  let at = body + 8;
  const take = (flag: number): number | null => {
    if ((flags & flag) === 0) return null;
    at += 4;
    return at <= end ? view.getUint32(at - 4) : null;
  };
  const offset = take(0x1);
  take(0x4);
  const samples: { duration: number; size: number }[] = [];
  for (let index = 0; index < count; index++) {
    const duration = take(0x100) ?? defaults.duration;
    const size = take(0x200) ?? defaults.size;
    take(0x400);
    take(0x800);
    if (at > end) break;
    samples.push({ duration, size });
  }
  return { samples, offset: offset === null ? null : offset | 0 };
}

const utf8 = new TextDecoder();

/** A sample's `vttc` boxes; `vtte` says that there is nothing, and what else there may be is not for showing. */
function cuesOf(
  view: DataView,
  from: number,
  to: number,
  span: Pick<CaptionCue, "startMs" | "endMs">,
): readonly CaptionCue[] {
  return boxesIn(view, from, to)
    .filter(({ type }) => type === "vttc")
    .slice(0, CAPTION_LIMITS.lines)
    .flatMap((cue) => {
      const text = (type: string, most: number) => {
        const box = boxIn(view, cue.body, cue.end, type);
        if (!box) return "";
        return utf8.decode(new Uint8Array(view.buffer, view.byteOffset + box.body, Math.min(box.end - box.body, most)));
      };
      const source = boxIn(view, cue.body, cue.end, "vsid");
      const id = text("iden", CAPTION_LIMITS.idLength * 4).slice(0, CAPTION_LIMITS.idLength);
      const found = readCaptionCue(
        {
          // Samples with one source id are parts of one cue, even where it has no id of its own.
          id: id !== "" || !source || source.body + 4 > source.end ? id : `#${view.getUint32(source.body)}`,
          ...span,
        },
        text("payl", MAX_PAYLOAD),
        text("sttg", 512),
      );
      return found ? [found] : [];
    });
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
