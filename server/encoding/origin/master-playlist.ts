import type { LiveWindow, TrackRun } from "./live-window.ts";

/** The LL-HLS multivariant playlist (RFC 8216bis section 4.4.6) of the newest run that was announced. */
export function renderMaster(window: LiveWindow): string | undefined {
  const run = window.runs.findLast(({ isAnnounced, tracks }) => isAnnounced && tracks.size > 0);
  if (!run) return undefined;
  const tracks = [...run.tracks.values()].toSorted((a, b) => a.init.track.bitrate - b.init.track.bitrate);
  const audio = tracks.filter(({ init }) => init.track.kind === "audio");
  const video = tracks.filter(({ init }) => init.track.kind === "video");
  const lines = ["#EXTM3U", "#EXT-X-VERSION:9", "#EXT-X-INDEPENDENT-SEGMENTS"];
  audio.forEach(({ init: { track, audio: format } }, index) =>
    lines.push(
      `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="${quoted(track.label ?? track.id)}",LANGUAGE="${quoted(track.language ?? "und")}",` +
        `DEFAULT=${index === 0 ? "YES" : "NO"},AUTOSELECT=YES,CHANNELS="${format?.channels ?? 2}",URI="${track.id}/media.m3u8"`,
    ),
  );
  // Without a picture the sound is the stream itself.
  for (const each of video.length > 0 ? video : audio)
    lines.push(variant(each, video.length > 0 ? audio : []), `${each.init.track.id}/media.m3u8`);
  return `${lines.join("\n")}\n`;
}

function variant({ init, framesPerSecond }: TrackRun, audio: readonly TrackRun[]): string {
  const sound = audio.map((each) => each.init);
  const bandwidth = init.track.bitrate + Math.max(0, ...sound.map(({ track }) => track.bitrate));
  const codecs = [...new Set([init.codecs, ...sound.map((each) => each.codecs)])].join(",");
  const picture = init.video
    ? `,RESOLUTION=${init.video.width}x${init.video.height},FRAME-RATE=${framesPerSecond.toFixed(3)},` +
      `VIDEO-RANGE=${init.track.rung?.dynamicRange === "hdr10" ? "PQ" : "SDR"}`
    : "";
  return `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},CODECS="${codecs}"${picture}${audio.length > 0 ? ',AUDIO="audio"' : ""}`;
}

/** A quoted string holds neither quotes nor line breaks (section 4.2). */
const quoted = (text: string): string => text.replace(/["\r\n]/g, " ");
