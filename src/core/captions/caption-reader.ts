import { type Observable, observable } from "../observable.ts";
import { type CaptionBook, createCaptionBook } from "./caption-book.ts";
import { after, readCaptionPlaylist, SEGMENT_MS, type CaptionSegment } from "./caption-playlist.ts";
import { createFragmentReader, readWvttInit, type WvttFragment, type WvttTrack } from "./wvtt.ts";

export interface CaptionReaderOptions {
  /** Address of the track's media playlist. */
  address: string;
  /** Event time that is looked at, and the event clock, UTC ms. */
  playhead(): number;
  now(): number;
  get?: typeof fetch;
}

/**
 * Brings one track's captions of around the playhead, whatever plays the pictures, or none: the playlist once, then
 * segment after segment as they are made. Reading is as of an instant, so nothing ahead of the playhead shows by mistake.
 */
export interface CaptionReader extends Pick<CaptionBook, "at" | "nextEdge" | "knows"> {
  /** Changes when something came. */
  readonly news: Observable<number>;
  /** False while captions cannot be had. */
  readonly arrives: Observable<boolean>;
  close(): void;
}

const LOOK_MS = 250;
/** What is fetched around the playhead. */
const BEFORE_MS = 8000;
const AHEAD_MS = 12_000;
/** What is kept around it. */
const KEEP_MS = 180_000;
/** A stream of which nothing comes for so long is given up: chunks come every half second. */
const SILENT_MS = 6000;
const RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;
/** Failures in a row after which the viewer is told. */
const TELL_AFTER = 3;
const MAX_SEGMENTS = 2000;
const MAX_PLAYLIST_BYTES = 2 * 1024 * 1024;
const MAX_INIT_BYTES = 64 * 1024;
const MAX_INITS = 8;

export function createCaptionReader({ address, playhead, now, get = fetch }: CaptionReaderOptions): CaptionReader {
  const book = createCaptionBook();
  const news = observable(0);
  const arrives = observable(true);
  const closing = new AbortController();
  /** By event time; `next` follows the last. */
  let segments: CaptionSegment[] = [];
  let next: CaptionSegment | null = null;
  let isListed = false;
  const tracks = new Map<string, WvttTrack>();
  /** At most one request at a time; what it reads lies between these. */
  let reading: { from: number; to: number; stop: AbortController } | null = null;
  let failures = 0;
  let restUntil = Number.NEGATIVE_INFINITY;

  const tell = () => news.set(news.get() + 1);

  /** The first instant around the playhead of which nothing is known: what is to be seen first, then what comes, then what was. */
  function wanted(): number | null {
    const at = playhead();
    const ahead = book.knows(at) ? book.unknownFrom(at) : at;
    if (ahead < at + AHEAD_MS) return ahead;
    const before = book.unknownFrom(at - BEFORE_MS);
    return before < at ? before : null;
  }

  function look(): void {
    const at = playhead();
    book.keep(at - KEEP_MS, at + KEEP_MS);
    if (closing.signal.aborted) return;
    if (reading) {
      // A seek went elsewhere: what is on the way serves nobody.
      if (reading.to < at - BEFORE_MS || reading.from > at + AHEAD_MS + BEFORE_MS) reading.stop.abort(GIVEN_UP);
      return;
    }
    if (now() < restUntil) return;
    const instant = wanted();
    if (instant === null) return;
    const segment = segmentAt(instant);
    if (segment === "nothing") return look();
    void read(segment, at);
  }

  /** The segment that speaks for an instant; null where the playlist is to be asked. */
  function segmentAt(instant: number): CaptionSegment | "nothing" | null {
    if (!isListed) return null;
    const found = segments.find(({ startMs, endMs }) => startMs <= instant && instant < endMs);
    if (found) return found;
    if (next && instant >= next.startMs && instant < next.endMs) return next;
    const later = segments.find(({ startMs }) => startMs > instant) ?? next;
    if (!later || later.startMs <= instant) return null;
    // Before the recording's beginning, or in a hole of it.
    book.addNothing(instant, later.startMs);
    return "nothing";
  }

  async function read(segment: CaptionSegment | null, at: number): Promise<void> {
    const stop = new AbortController();
    const current = { from: segment?.startMs ?? at, to: segment?.endMs ?? at, stop };
    reading = current;
    let isDone = false;
    try {
      isDone = segment ? await readSegment(segment, stop) : await readPlaylist(stop.signal);
    } catch {
      // The network, or somebody gave it up.
    }
    if (closing.signal.aborted) return;
    if (reading === current) reading = null;
    if (isDone) {
      // A playlist alone is no caption.
      if (segment) {
        failures = 0;
        arrives.set(true);
      }
      return look();
    }
    if (stop.signal.reason === GIVEN_UP) return look();
    failures += 1;
    restUntil = now() + Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (failures - 1));
    // Another run may have begun: the playlist knows.
    isListed = false;
    if (failures >= TELL_AFTER) arrives.set(false);
  }

  const ask = (url: string, signal: AbortSignal) => get(url, { signal: AbortSignal.any([signal, closing.signal]) });

  async function readPlaylist(signal: AbortSignal): Promise<boolean> {
    const response = await ask(address, AbortSignal.any([signal, AbortSignal.timeout(SILENT_MS)]));
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > MAX_PLAYLIST_BYTES) return false;
    const playlist = readCaptionPlaylist(await response.text(), address);
    if (!playlist || (playlist.segments.length === 0 && !playlist.next)) return false;
    segments = [...playlist.segments];
    next = playlist.next;
    isListed = true;
    // Where it ends before what is wanted, it is asked again, but not at once.
    const instant = wanted();
    if (instant !== null && segmentAt(instant) === null) restUntil = now() + RETRY_MS;
    return true;
  }

  async function trackOf(init: string, signal: AbortSignal): Promise<WvttTrack | null> {
    const known = tracks.get(init);
    if (known) return known;
    const response = await ask(init, AbortSignal.any([signal, AbortSignal.timeout(SILENT_MS)]));
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const track = bytes.length > MAX_INIT_BYTES ? null : readWvttInit(bytes);
    if (!track) return null;
    if (tracks.size >= MAX_INITS) tracks.clear();
    tracks.set(init, track);
    return track;
  }

  /** False where it is not to be had. */
  async function readSegment(segment: CaptionSegment, stop: AbortController): Promise<boolean> {
    const track = await trackOf(segment.init, stop.signal);
    if (!track) return false;
    const fragments = createFragmentReader(track);
    let silence: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(SILENT), SILENT_MS);
    };
    listen();
    let end = segment.startMs;
    try {
      const response = await ask(segment.url, stop.signal);
      if (!response.ok || !response.body) return false;
      const body = response.body.getReader();
      for (let part = await body.read(); !part.done; part = await body.read()) {
        listen();
        const found = fragments.push(part.value);
        if (!found) return false;
        for (const fragment of found) {
          if (!isNear(fragment, segment)) continue;
          // What lies before its segment (by rounding) belongs to it all the same.
          book.add({ ...fragment, from: Math.min(fragment.from, Math.max(end, segment.startMs)) });
          end = Math.max(end, fragment.to);
        }
        if (found.length > 0) tell();
      }
    } finally {
      clearTimeout(silence);
    }
    // A run that is over has an empty segment at its end.
    if (end === segment.startMs) return false;
    const isNewest = segment === next;
    // In a list it lasts as long as the list says; the newest ends where it ended.
    const read = { ...segment, endMs: isNewest ? end : Math.max(end, segment.endMs) };
    book.addNothing(segment.startMs, read.endMs);
    if (isNewest) {
      segments.push(read);
      if (segments.length > MAX_SEGMENTS) segments.shift();
      next = after(read);
    }
    return true;
  }

  const timer = setInterval(look, LOOK_MS);
  look();

  return {
    at: book.at,
    nextEdge: book.nextEdge,
    knows: book.knows,
    news,
    arrives,
    close() {
      clearInterval(timer);
      closing.abort();
    },
  };
}

/** Reasons why a request was stopped. */
const SILENT = "silent";
const GIVEN_UP = "given up";

/** A clock that jumps must not say of hours that there is nothing in them. */
const isNear = ({ from, to }: WvttFragment, { startMs }: CaptionSegment): boolean =>
  from < to && from >= startMs - SEGMENT_MS && to <= startMs + 3 * SEGMENT_MS;
