import { service } from "../../../contracts/routes.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import { problem } from "../../platform/problem.ts";
import { SEGMENT_MS } from "../stages.ts";
import { head, problemAnswer, whole, type Answer, type OriginRequest } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { readDirectives, reloadState } from "./blocking-reload.ts";
import { readRange } from "./byte-range.ts";
import type { CompressedText } from "./compression.ts";
import { EMPTY_SEGMENT, isBeyondEnd } from "./empty-segment.ts";
import { findSegment, type LiveWindow, type Segment, type TrackWindow } from "./live-window.ts";
import { nextPart } from "./media-playlist.ts";
import { mediaType } from "./mpd.ts";
import type { Pages } from "./pages.ts";

/** A feed as the routes see it. */
export interface Site {
  window: LiveWindow;
  pages: Pages;
}

export interface RoutesOptions {
  sites: ReadonlyMap<string, Site>;
  archive: Pick<Archive, "read">;
  now: () => UtcMs;
}

/** Longest a playlist's reload is held (RFC 8216bis section 6.2.5.2: three target durations, then 503). */
const RELOAD_MS = 3 * SEGMENT_MS;
const LIVE = "/live/";
const DASH = "application/dash+xml";
const HLS = "application/vnd.apple.mpegurl";
const NO_STORE = "cache-control: no-store\r\n";
/** Sequence numbers follow UTC, so an address never gets another content within the DVR. */
const LASTING = "cache-control: public, max-age=600\r\n";

export const isOriginPath = (path: string): boolean => path.startsWith(LIVE) || path === service.time;

/** Says what a request gets; pure but for the state it reads. The same request may be asked again after a wait. */
export function createRoutes({ sites, archive, now }: RoutesOptions): (request: OriginRequest) => Answer {
  return (request) => {
    if (request.path === service.time)
      return whole(200, `content-type: text/plain\r\n${NO_STORE}`, [Buffer.from(new Date(now()).toISOString())]);
    const [feed, ...rest] = request.path.slice(LIVE.length).split("/");
    const site = sites.get(feed ?? "");
    if (!site) return notFound("There is no such feed");
    const [first, second] = rest;
    if (rest.length === 1 && first === "manifest.mpd") return manifest(request, site, DASH, mpdOf(request, site));
    if (rest.length === 1 && first === "main.m3u8") return manifest(request, site, HLS, site.pages.master());
    const track = site.window.tracks.get(first ?? "");
    if (rest.length !== 2 || !track || second === undefined) return notFound("There is no such track");
    return second === "media.m3u8" ? playlist(request, site, track) : media(request, site, track, second);
  };

  function playlist(request: OriginRequest, site: Site, track: TrackWindow): Answer {
    const directives = readDirectives(request.query);
    if ("status" in directives) return problemAnswer(directives);
    const state = reloadState(track, directives);
    if (state === "wait") return wait(site, RELOAD_MS, notYet("No new part came in time"));
    if (state !== "ready") return problemAnswer(state);
    return manifest(
      request,
      site,
      HLS,
      site.pages.media(track.plan.id, directives.skip),
      directives.msn === undefined ? undefined : RELOAD_MS / 1000,
    );
  }

  function media(request: OriginRequest, site: Site, track: TrackWindow, name: string): Answer {
    const init = /^init-(\d{1,9})\.mp4$/.exec(name);
    if (init) {
      const run = site.window.runs.findLast((each) => each.run.number === Number(init[1]));
      const found = run?.inits.get(track.plan.id);
      return found ? bytesAnswer(request, track, [found.bytes]) : notFound("There is no such run");
    }
    const numbers = /^(\d{1,9})-(\d{1,15})(?:\.(\d{1,4}))?\.m4s$/.exec(name);
    if (!numbers) return notFound("There is nothing of this name");
    const address = { run: Number(numbers[1]), sequence: Number(numbers[2]) };
    return numbers[3] === undefined
      ? segment(request, site, track, address)
      : part(request, site, track, address, Number(numbers[3]));
  }

  function segment(request: OriginRequest, site: Site, track: TrackWindow, address: SegmentAddress): Answer {
    const found = segmentAt(track, address);
    if (found) return segmentAnswer(request, site, track, found);
    if (isBeyondEnd(site.window, track.plan.id, address, now())) return bytesAnswer(request, track, [EMPTY_SEGMENT]);
    return isNext(track, address)
      ? wait(site, SEGMENT_MS, notFound("This segment has not come"))
      : notFound("This segment is not here");
  }

  function segmentAnswer(request: OriginRequest, site: Site, track: TrackWindow, found: Segment): Answer {
    if (!found.done) return { kind: "growing", head: head(200, mediaFields(track)), segment: found };
    if (found.parts.length > 0)
      return bytesAnswer(
        request,
        track,
        found.parts.map(({ bytes }) => bytes),
      );
    const range = readRange(request.range, found.size);
    if (range === "unsatisfiable") return outOfRange(found.size);
    const { start, end } = range ?? { start: 0, end: found.size };
    return {
      kind: "file",
      head: range
        ? head(206, mediaFields(track) + contentRange(start, end, found.size))
        : head(200, mediaFields(track)),
      size: end - start,
      open: () => archive.read(site.window.feed, track.plan.id, found.sequence, start, end),
    };
  }

  function part(
    request: OriginRequest,
    site: Site,
    track: TrackWindow,
    address: SegmentAddress,
    index: number,
  ): Answer {
    const found = segmentAt(track, address)?.parts[index];
    if (found) return bytesAnswer(request, track, [found.bytes]);
    const hint = nextPart(track);
    return hint?.run === address.run && hint.sequence === address.sequence && hint.part === index
      ? wait(site, RELOAD_MS, notFound("This part has not come"))
      : notFound("This part is not here");
  }
}

interface SegmentAddress {
  run: number;
  sequence: number;
}

function segmentAt(track: TrackWindow, { run, sequence }: SegmentAddress): Segment | undefined {
  const found = findSegment(track, sequence);
  return found?.run.run.number === run ? found : undefined;
}

/** The segment after the newest one, while it can still come. */
function isNext({ segments, nextSequence }: TrackWindow, { run, sequence }: SegmentAddress): boolean {
  const last = segments.at(-1)?.run;
  return nextSequence === sequence && last?.isOpen === true && last.run.number === run;
}

const mpdOf = (request: OriginRequest, { pages }: Site): CompressedText | undefined =>
  pages.mpd(new URLSearchParams(request.query).get("sd") !== "0");

function manifest(
  request: OriginRequest,
  site: Site,
  type: string,
  text: CompressedText | undefined,
  fixedForSeconds?: number,
): Answer {
  if (!text) return wait(site, SEGMENT_MS, notYet("This feed has no pictures yet"));
  // A cache for many may keep what changes for a second; a viewer's own must not, or he would load a run that is over.
  const freshness = fixedForSeconds === undefined ? "max-age=0, s-maxage=1" : `max-age=${fixedForSeconds}`;
  const encoded = request.encoding === "identity" ? "" : `content-encoding: ${request.encoding}\r\n`;
  return whole(
    200,
    `content-type: ${type}\r\ncache-control: public, ${freshness}\r\nvary: accept-encoding\r\n${encoded}`,
    [text.as(request.encoding)],
  );
}

const mediaFields = (track: TrackWindow): string =>
  `content-type: ${mediaType(track.plan)}\r\naccept-ranges: bytes\r\n${LASTING}`;
const contentRange = (start: number, end: number, size: number) =>
  `content-range: bytes ${start}-${end - 1}/${size}\r\n`;

function bytesAnswer(request: OriginRequest, track: TrackWindow, pieces: readonly Buffer[]): Answer {
  if (request.range === undefined) return whole(200, mediaFields(track), pieces);
  const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
  const range = readRange(request.range, bytes.length);
  if (range === "unsatisfiable") return outOfRange(bytes.length);
  if (!range) return whole(200, mediaFields(track), pieces);
  return whole(206, mediaFields(track) + contentRange(range.start, range.end, bytes.length), [
    bytes.subarray(range.start, range.end),
  ]);
}

const outOfRange = (size: number): Answer =>
  problemAnswer(problem(416, "This range lies outside the segment"), `content-range: bytes */${size}\r\n`);
const notFound = (title: string): Answer => problemAnswer(problem(404, title));
const notYet = (title: string): Answer => problemAnswer(problem(503, title), "retry-after: 1\r\n");
const wait = (site: Site, forMs: number, late: Answer): Answer => ({
  kind: "wait",
  feed: site.window.feed,
  forMs,
  late,
});
