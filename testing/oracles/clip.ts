import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** What an encoder's pipes would have carried: one fragmented MP4 per track. */
export interface Clip {
  seconds: number;
  high: Buffer;
  low: Buffer;
  audio: Buffer;
}

export interface ClipOptions {
  seconds: number;
  /** As ffmpeg says it: `25`, `30000/1001`. */
  fps: string;
  /** Frames between sync samples. */
  group: number;
  bFrames?: number;
}

const FRAGMENTED = ["-f", "mp4", "-movflags", "+cmaf+frag_every_frame+empty_moov+default_base_moof+frag_discont"];

/** Two rungs and a tone, encoded by ffmpeg as fast as it can. */
export async function makeClip({ seconds, fps, group, bFrames = 0 }: ClipOptions): Promise<Clip> {
  const folder = await mkdtemp(join(tmpdir(), "vedetta-clip-"));
  const rung = (height: number) => [
    ...["-map", "0:v", "-vf", `scale=-2:${height}`, "-c:v", "libx264", "-preset", "ultrafast", "-threads", "1"],
    ...["-g", String(group), "-keyint_min", String(group), "-sc_threshold", "0", "-bf", String(bFrames)],
    ...["-video_track_timescale", "90000", ...FRAGMENTED, join(folder, `${height}.mp4`)],
  ];
  const length = ["-t", String(seconds)];
  try {
    await promisify(execFile)("ffmpeg", [
      ...["-v", "error", "-nostdin"],
      ...["-f", "lavfi", ...length, "-i", `testsrc2=s=160x90:r=${fps}`],
      ...["-f", "lavfi", ...length, "-i", "sine=f=440:r=48000"],
      ...rung(90),
      ...rung(46),
      ...["-map", "1:a", "-c:a", "aac", "-b:a", "64k", ...FRAGMENTED, join(folder, "audio.mp4")],
    ]);
    const read = (name: string) => readFile(join(folder, name));
    return { seconds, high: await read("90.mp4"), low: await read("46.mp4"), audio: await read("audio.mp4") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
