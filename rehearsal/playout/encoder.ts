import type { Camera } from "../camera.ts";

/**
 * ffmpeg arguments that turn raw RGBA pictures on stdin into H.264 with access unit delimiters on stdout
 * (recorded: Annex B; live: FLV): closed groups of exactly one second, no B-frames, no key pictures at scene cuts.
 */
export function encoderArgs(
  { width, height, fps, bitrateKbps }: Pick<Camera, "width" | "height" | "fps" | "bitrateKbps">,
  { live }: { live: boolean },
): string[] {
  const params = `keyint=${fps}:min-keyint=${fps}:scenecut=0:open-gop=0:bframes=0:aud=1:repeat-headers=1`;
  return [
    ["-hide_banner", "-loglevel", "error", "-probesize", "32", "-analyzeduration", "0"],
    [
      "-f",
      "rawvideo",
      "-pixel_format",
      "rgba",
      "-video_size",
      `${width}x${height}`,
      "-framerate",
      String(fps),
      "-i",
      "pipe:0",
    ],
    [
      "-an",
      "-vsync",
      "passthrough",
      "-vf",
      "scale=out_color_matrix=bt709:out_range=tv:flags=fast_bilinear,format=yuv420p",
    ],
    ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"],
    ["-c:v", "libx264", "-profile:v", "main", "-preset", live ? "ultrafast" : "veryfast"],
    // Six are decoded at once, without help of a GPU: fastdecode halves that for the same bits, and no eye sees it.
    ["-tune", live ? "zerolatency,fastdecode" : "fastdecode"],
    // One thread costs least in all, and drawing is the slower half.
    ["-threads", "1"],
    // Constant quality below a ceiling; the buffer keeps key pictures small enough to arrive in time.
    ["-crf", "22", "-maxrate", `${bitrateKbps}k`, "-bufsize", `${bitrateKbps}k`, "-x264-params", params],
    ["-flush_packets", "1", "-f", live ? "flv" : "h264", "pipe:1"],
  ].flat();
}

/** ffmpeg arguments that turn raw 48 kHz stereo s16le on stdin into AAC-LC in ADTS on stdout. */
export function soundEncoderArgs(): string[] {
  return [
    ["-hide_banner", "-loglevel", "error", "-f", "s16le", "-ar", "48000", "-ac", "2", "-i", "pipe:0"],
    ["-c:a", "aac", "-b:a", "96k", "-f", "adts", "pipe:1"],
  ].flat();
}
