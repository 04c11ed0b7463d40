import type { TrackPlan } from "../stages.ts";
import type { LiveWindow, TrackRun } from "./live-window.ts";

/** The LL-HLS multivariant playlist (RFC 8216bis section 4.4.6) of the newest run that was announced. */
export function renderMaster(window: LiveWindow): string | undefined {
  const run = window.runs.findLast(({ isAnnounced, tracks }) => isAnnounced && tracks.size > 0);
  if (!run) return undefined;
  const tracks = [...run.tracks.values()].toSorted((a, b) => a.init.track.bitrate - b.init.track.bitrate);
  const audio = tracks.filter(({ init }) => init.track.kind === "audio");
  const video = tracks.filter(({ init }) => init.track.kind === "video");
  // HLS has no WebVTT in MP4; IMSC1 it has.
  const text = tracks.filter(({ init }) => init.track.text?.format === "imsc");
  const lines = ["#EXTM3U", "#EXT-X-VERSION:9", "#EXT-X-INDEPENDENT-SEGMENTS"];
  audio.forEach(({ init: { track, audio: format } }, index) =>
    lines.push(
      `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="${quoted(track.label ?? track.id)}",LANGUAGE="${quoted(track.language ?? "und")}",` +
        `DEFAULT=${index === 0 ? "YES" : "NO"},AUTOSELECT=YES,CHANNELS="${format?.channels ?? 2}",URI="${track.id}/media.m3u8"`,
    ),
  );
  for (const { init } of text) lines.push(subtitles(init.track));
  // Without a picture the sound is the stream itself.
  for (const each of video.length > 0 ? video : audio)
    lines.push(variant(each, video.length > 0 ? audio : [], text), `${each.init.track.id}/media.m3u8`);
  return `${lines.join("\n")}\n`;
}

/** What Apple's players take for captions for the deaf, and for plain language (HLS authoring, "characteristics"). */
const CHARACTERISTICS = {
  verbatim: "public.accessibility.transcribes-spoken-dialog",
  easy: "public.easy-to-read,public.accessibility.transcribes-spoken-dialog",
} as const;

const subtitles = ({ id, label, language, text }: TrackPlan): string =>
  `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="${quoted(label ?? id)}",LANGUAGE="${quoted(language ?? "und")}",` +
  `DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS="${CHARACTERISTICS[text?.kind ?? "verbatim"]}",URI="${id}/media.m3u8"`;

function variant({ init, framesPerSecond }: TrackRun, audio: readonly TrackRun[], text: readonly TrackRun[]): string {
  const groups = [audio, text].map((group) => group.map((each) => each.init));
  const bandwidth = groups.reduce(
    (sum, group) => sum + Math.max(0, ...group.map(({ track }) => track.bitrate)),
    init.track.bitrate,
  );
  const codecs = [...new Set([init.codecs, ...groups.flat().map((each) => each.codecs)])].join(",");
  const picture = init.video
    ? `,RESOLUTION=${init.video.width}x${init.video.height},FRAME-RATE=${framesPerSecond.toFixed(3)},` +
      `VIDEO-RANGE=${init.track.rung?.dynamicRange === "hdr10" ? "PQ" : "SDR"}`
    : "";
  return `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},CODECS="${codecs}"${picture}${audio.length > 0 ? ',AUDIO="audio"' : ""}${text.length > 0 ? ',SUBTITLES="captions"' : ""}`;
}

/** A quoted string holds neither quotes nor line breaks (section 4.2). */
const quoted = (text: string): string => text.replace(/["\r\n]/g, " ");
