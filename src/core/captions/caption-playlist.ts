/** A segment of captions: where it is, and the event time that it speaks for, UTC ms. */
export interface CaptionSegment {
  url: string;
  init: string;
  run: number;
  sequence: number;
  startMs: number;
  endMs: number;
}

/** What a media playlist says (RFC 8216bis; contracts/routes.ts `live`). */
export interface CaptionPlaylist {
  segments: readonly CaptionSegment[];
  /** The one that is being made, or comes next. */
  next: CaptionSegment | null;
}

export const SEGMENT_MS = 2000;
const MAX_LENGTH = 2 * 1024 * 1024;
const MAX_SEGMENTS = 2000;
/** Dates are written in whole milliseconds. */
const SNAP_MS = 50;

/** Reads a playlist; null where it is none. */
export function readCaptionPlaylist(text: string, address: string): CaptionPlaylist | null {
  if (text.length > MAX_LENGTH || !text.startsWith("#EXTM3U")) return null;
  const segments: CaptionSegment[] = [];
  let init: string | null = null;
  let startMs = Number.NaN;
  let durationMs = Number.NaN;
  let next: CaptionSegment | null = null;

  for (const line of text.split(/\r?\n/)) {
    const tag = (name: string) => (line.startsWith(name) ? line.slice(name.length) : null);
    const map = tag("#EXT-X-MAP:");
    const date = tag("#EXT-X-PROGRAM-DATE-TIME:");
    const length = tag("#EXTINF:");
    const open = tag("#EXT-X-PART:") ?? tag("#EXT-X-PRELOAD-HINT:");
    if (map !== null) init = addressIn(/URI="([^"]+)"/.exec(map)?.[1], address);
    else if (date !== null) {
      startMs = Date.parse(date);
      const last = segments.at(-1);
      if (last && Math.abs(last.endMs - startMs) <= SNAP_MS) startMs = last.endMs;
    } else if (length !== null) durationMs = Number.parseFloat(length) * 1000;
    else if (open !== null) {
      const name = /URI="([^"]+)"/.exec(open)?.[1];
      const numbers = /^(.*?)(\d{1,9})-(\d{1,15})\.\d{1,4}\.m4s$/.exec(name ?? "");
      const at = Number.isNaN(startMs) ? (segments.at(-1)?.endMs ?? Number.NaN) : startMs;
      const url = addressIn(numbers ? `${numbers[1]}${numbers[2]}-${numbers[3]}.m4s` : undefined, address);
      const [run, sequence] = [Number(numbers?.[2]), Number(numbers?.[3])];
      // Of the parts of one segment, and of what is hinted at after it, the first names what is still open.
      if (url !== null && init !== null && !Number.isNaN(at) && (next === null || sequence < next.sequence))
        next = { url, init, run, sequence, startMs: at, endMs: at + SEGMENT_MS };
    } else if (line !== "" && !line.startsWith("#")) {
      const numbers = /(?:^|\/)(\d{1,9})-(\d{1,15})\.m4s$/.exec(line);
      const url = addressIn(line, address);
      if (numbers && url !== null && init !== null && durationMs > 0 && !Number.isNaN(startMs)) {
        const [run, sequence] = [Number(numbers[1]), Number(numbers[2])];
        segments.push({ url, init, run, sequence, startMs, endMs: startMs + durationMs });
        if (segments.length > MAX_SEGMENTS) segments.shift();
      }
      // Where the next one has no date of its own it follows.
      startMs += durationMs;
      durationMs = Number.NaN;
      next = null;
    }
  }
  const last = segments.at(-1);
  return { segments, next: next ?? (last ? after(last) : null) };
}

/** The one after a segment, of the same run. */
export function after({ url, init, run, sequence, endMs }: CaptionSegment): CaptionSegment {
  return {
    url: url.replace(/\d+-\d+\.m4s$/, `${run}-${sequence + 1}.m4s`),
    init,
    run,
    sequence: sequence + 1,
    startMs: endMs,
    endMs: endMs + SEGMENT_MS,
  };
}

function addressIn(name: string | undefined, base: string): string | null {
  if (name === undefined || !URL.canParse(name, base)) return null;
  const url = new URL(name, base);
  // A playlist names what lies beside it, and nothing else.
  return url.origin === new URL(base).origin ? url.href : null;
}
