import { service } from "../../../contracts/routes.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import { SEGMENT_MS, type TrackPlan } from "../stages.ts";
import type { FeedRun, LiveWindow, TrackRun } from "./live-window.ts";

/**
 * The LL-DASH manifest (ISO/IEC 23009-1, DASH-IF low-latency modes): availabilityStartTime is 1970 and each
 * Period starts at its run's first instant, so that a player's timeline is UTC in seconds.
 */
export interface MpdOptions {
  dvrMs: number;
  publishedAt: UtcMs;
  /** Our own viewer keeps step by itself: a ServiceDescription would drive its player's rate against that. */
  serviceDescription: boolean;
}

/** Ahead of a whole segment by this much its first chunk can be had; the longest chunk of audio is 214 ms. */
export const AVAILABILITY_OFFSET_SECONDS = 1.78;
const PROFILES = [
  "urn:mpeg:dash:profile:isoff-live:2011",
  "urn:mpeg:dash:profile:cmaf:2019",
  "http://www.dashif.org/guidelines/low-latency-live-v5",
].join(",");
const TARGET_LATENCY_MS = { target: 1500, min: 900, max: 6000 };
const UTC_TIMING = `<UTCTiming schemeIdUri="urn:mpeg:dash:utc:http-xsdate:2014" value="${service.time}"/>`;

export function renderMpd(window: LiveWindow, { dvrMs, publishedAt, serviceDescription }: MpdOptions): string {
  const described = serviceDescription ? ` suggestedPresentationDelay="${duration(TARGET_LATENCY_MS.target)}"` : "";
  const { target, min, max } = TARGET_LATENCY_MS;
  return lines([
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="${PROFILES}" type="dynamic" availabilityStartTime="1970-01-01T00:00:00Z" ` +
      `publishTime="${iso(publishedAt)}" minimumUpdatePeriod="PT2S" minBufferTime="PT1S" maxSegmentDuration="${duration(SEGMENT_MS)}" ` +
      `timeShiftBufferDepth="${duration(dvrMs)}"${described}>`,
    serviceDescription &&
      `<ServiceDescription id="0"><Latency referenceId="0" target="${target}" min="${min}" max="${max}"/>` +
        '<PlaybackRate min="0.96" max="1.04"/></ServiceDescription>',
    ...window.runs.filter(({ isAnnounced, tracks }) => isAnnounced && tracks.size > 0).map(period),
    UTC_TIMING,
    "</MPD>",
  ]);
}

function period(run: FeedRun): string {
  const { startMs, number } = run.run;
  const endMs = Math.max(...[...run.tracks.values()].map((track) => track.endMs));
  const lasted = run.isOpen ? "" : ` duration="${duration(Math.max(1, endMs - startMs))}"`;
  return lines([
    `<Period id="${number}" start="${duration(startMs)}"${lasted}>`,
    ...adaptationSets(run).map((tracks, index) => adaptationSet(run, tracks, index)),
    "</Period>",
  ]);
}

/** Video by codec and dynamic range (a player cannot switch across those), then each track of sound and of text. */
function adaptationSets(run: FeedRun): TrackRun[][] {
  const sets = new Map<string, TrackRun[]>();
  const ordered = [...run.tracks.values()].toSorted(
    (a, b) =>
      KINDS.indexOf(a.init.track.kind) - KINDS.indexOf(b.init.track.kind) ||
      a.init.track.bitrate - b.init.track.bitrate,
  );
  for (const track of ordered) {
    const { kind, id, rung } = track.init.track;
    const key = kind !== "video" ? id : `${track.init.codecs.split(".")[0]} ${rung?.dynamicRange ?? "sdr"}`;
    sets.set(key, [...(sets.get(key) ?? []), track]);
  }
  return [...sets.values()];
}

function adaptationSet(run: FeedRun, tracks: readonly TrackRun[], index: number): string {
  const [first] = tracks;
  if (!first) return "";
  const { track, timescale, audio } = first.init;
  const isVideo = track.kind === "video";
  const chunkTicks = Math.round(timescale * (SEGMENT_MS / 1000 - AVAILABILITY_OFFSET_SECONDS));
  const language = isVideo ? "" : ` lang="${escapeXml(track.language ?? "und")}"`;
  return lines([
    `<AdaptationSet id="${index}" contentType="${track.kind}" mimeType="${mediaType(track)}" segmentAlignment="true" startWithSAP="1"${language}>`,
    audio &&
      `<AudioChannelConfiguration schemeIdUri="urn:mpeg:mpegB:cicp:ChannelConfiguration" value="${audio.channels}"/>`,
    isVideo &&
      track.rung?.dynamicRange === "hdr10" &&
      '<SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:ColourPrimaries" value="9"/>' +
        '<SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:TransferCharacteristics" value="16"/>' +
        '<SupplementalProperty schemeIdUri="urn:mpeg:mpegB:cicp:MatrixCoefficients" value="9"/>',
    track.label && `<Label>${escapeXml(track.label)}</Label>`,
    `<ProducerReferenceTime id="${index}" inband="true" type="captured" wallClockTime="${iso(run.run.startMs)}" presentationTime="${offsetTicks(run, timescale)}">${UTC_TIMING}</ProducerReferenceTime>`,
    `<Resync type="0" dT="${chunkTicks}"/>`,
    !isVideo && `<Role schemeIdUri="urn:mpeg:dash:role:2011" value="${roleOf(track)}"/>`,
    ...tracks.map((each) => representation(run, each)),
    "</AdaptationSet>",
  ]);
}

function representation(run: FeedRun, { init, startNumber, framesPerSecond }: TrackRun): string {
  const { track, codecs, timescale, video, audio } = init;
  const shape = video
    ? ` width="${video.width}" height="${video.height}" frameRate="${frameRate(framesPerSecond)}"`
    : track.kind === "audio"
      ? ` audioSamplingRate="${audio?.sampleRate ?? timescale}"`
      : "";
  return lines([
    `<Representation id="${track.id}" codecs="${codecs}" bandwidth="${track.bitrate}"${shape}>`,
    `<SegmentTemplate timescale="${timescale}" duration="${(timescale * SEGMENT_MS) / 1000}" startNumber="${startNumber}" ` +
      `presentationTimeOffset="${offsetTicks(run, timescale)}" availabilityTimeOffset="${AVAILABILITY_OFFSET_SECONDS}" availabilityTimeComplete="false" ` +
      `initialization="$RepresentationID$/init-${run.run.number}.mp4" media="$RepresentationID$/${run.run.number}-$Number$.m4s"/>`,
    "</Representation>",
  ]);
}

/** RFC 6381's type of a track's segments; text in MP4 is an application's (ISO/IEC 14496-30). */
export const mediaType = ({ kind }: TrackPlan): string => `${kind === "text" ? "application" : kind}/mp4`;
const KINDS: readonly TrackPlan["kind"][] = ["video", "audio", "text"];
/** ISO/IEC 23009-1 table 35. */
const roleOf = ({ text }: TrackPlan): string => {
  if (!text) return "main";
  return text.kind === "easy" ? "easyreader" : "caption";
};

const offsetTicks = (run: FeedRun, timescale: number): number => Math.round((run.run.startMs * timescale) / 1000);

/** DASH's FrameRateType is a whole number or a fraction: 29.97 is 30000/1001. */
export function frameRate(framesPerSecond: number): string {
  const whole = Math.round(framesPerSecond);
  if (Math.abs(framesPerSecond - whole) < 0.005) return String(whole);
  if (Math.abs(framesPerSecond - (whole * 1000) / 1001) < 0.005) return `${whole * 1000}/1001`;
  return `${Math.round(framesPerSecond * 1000)}/1000`;
}

const duration = (ms: number): string => `PT${Number((ms / 1000).toFixed(6))}S`;
const iso = (ms: number): string => new Date(ms).toISOString();
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
const lines = (parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join("\n");
