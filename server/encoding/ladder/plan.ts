import type { Feed, Rung } from "../../../contracts/event.ts";
import type { AudioFormat, VideoFormat } from "../source/contribution.ts";
import { SEGMENT_MS, type EncodedPlan } from "../stages.ts";

/** What is known of a source before its first run. */
export interface SourceFacts {
  video: VideoFormat;
  audio: AudioFormat | null;
  /** Frames a second, measured where the stream does not say. */
  fps: number;
  /** Distance of key pictures in ms; null where they are farther apart than was watched. */
  gopMs: number | null;
  bitrateKbps: number;
}

export interface LadderPlan {
  /** In the ladder's order, the sound last. */
  tracks: EncodedPlan[];
  /** The video track that is taken as it comes. */
  passThrough: EncodedPlan | null;
  transcodes: { track: EncodedPlan; rung: Rung; frameStep: number }[];
  audio: { track: EncodedPlan; copy: boolean } | null;
}

/** A contribution may bring this much more than the rung's bitrate and still stand for it. */
const GENEROSITY = 2;
const AUDIO_BITRATE = 128_000;

/** Which renditions are made of a source, and which need no making. */
export function planLadder(facts: SourceFacts, ladder: readonly Rung[], audio: Feed["audio"]): LadderPlan {
  const rungs = fitting(facts, ladder);
  const through = rungs.find((rung) => passes(facts, rung));
  const video = rungs.map((rung): { track: EncodedPlan; rung: Rung } => {
    const bitrate = Math.round(
      (rung === through ? Math.max(rung.bitrateKbps, facts.bitrateKbps * 1.1) : rung.bitrateKbps) * 1000,
    );
    return { track: { id: `v-${rung.id}`, kind: "video", bitrate, rung }, rung };
  });
  const sound: EncodedPlan = {
    id: "a-main",
    kind: "audio",
    bitrate: AUDIO_BITRATE,
    language: audio?.language ?? "en",
    label: audio?.label ?? "Commentary",
  };
  const plannedSound = facts.audio && { track: sound, copy: isCopied(facts.audio) };
  return {
    tracks: [...video.map(({ track }) => track), ...(plannedSound ? [sound] : [])],
    passThrough: video.find(({ rung }) => rung === through)?.track ?? null,
    transcodes: video
      .filter(({ rung }) => rung !== through)
      .map(({ track, rung }) => ({ track, rung, frameStep: frameStep(facts.fps, rung) })),
    audio: plannedSound,
  };
}

/**
 * Nothing is blown up: of the rungs higher than the source the nearest stays, at the source's own height,
 * unless one of that height is there. HDR needs a source that is.
 */
function fitting(facts: SourceFacts, ladder: readonly Rung[]): Rung[] {
  const { height } = facts.video.picture;
  const possible = ladder.filter(({ dynamicRange }) => dynamicRange === "sdr" || facts.video.picture.transfer === "pq");
  const rungs = possible.length > 0 ? possible : ladder.map((rung): Rung => ({ ...rung, dynamicRange: "sdr" }));
  const fits = rungs.filter((rung) => rung.height <= height);
  const highest = Math.max(0, ...fits.map((rung) => rung.height));
  if (highest === height) return fits;
  const above = rungs.filter((rung) => rung.height > height).toSorted((one, other) => one.height - other.height)[0];
  return above ? [{ ...above, height: height - (height % 2) }, ...fits] : fits;
}

function passes({ video, fps, gopMs, bitrateKbps }: SourceFacts, rung: Rung): boolean {
  const { picture, codec } = video;
  return (
    rung.passThrough === "auto" &&
    codec === rung.codec &&
    picture.height === rung.height &&
    picture.bitDepth === rung.bitDepth &&
    !picture.interlaced &&
    (rung.dynamicRange === "hdr10") === (picture.transfer === "pq") &&
    (rung.maxFps === undefined || fps <= rung.maxFps + 0.01) &&
    bitrateKbps <= rung.bitrateKbps * GENEROSITY &&
    gopMs !== null &&
    dividesSegment(gopMs)
  );
}

/** A key picture falls on each boundary of segments, to the millisecond. */
function dividesSegment(gopMs: number): boolean {
  const groups = Math.round(SEGMENT_MS / gopMs);
  return groups >= 1 && Math.abs(groups * gopMs - SEGMENT_MS) <= 1;
}

/** AAC-LC at 48 kHz, mono or stereo, is what every player takes. */
function isCopied({ codec, sampleRate, channels, config }: AudioFormat): boolean {
  return codec === "aac" && sampleRate === 48_000 && (channels === 1 || channels === 2) && (config[0] ?? 0) >> 3 === 2;
}

/** Every n-th picture is kept, so that those that stay keep their times. */
const frameStep = (fps: number, rung: Rung): number =>
  rung.maxFps === undefined ? 1 : Math.max(1, Math.ceil(fps / rung.maxFps - 0.01));
