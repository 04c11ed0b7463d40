import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createCmafTrack } from "../../server/encoding/cmaf/cmaf-track.ts";
import type { Chunk, ChunkSink, InitSegment, Run, EncodedPlan } from "../../server/encoding/stages.ts";
import { utcMs } from "../../contracts/units.ts";

export const FEED = "bench";
export const RUN = 0;
export const TRACK: EncodedPlan = { id: "v-main", kind: "video", bitrate: 2_500_000 };
const SECONDS = 10;

/** What a viewer of one big picture loads, and what a tile of a wall does. */
export const BIG = { size: "1280x720", kbps: 2000 };
export const TILE = { size: "854x480", kbps: 1000 };

/** Ten seconds of footage, encoded by ffmpeg and packaged by cmaf as the product does it. */
export async function packagedFootage(
  startMs: number,
  { size, kbps }: typeof BIG,
): Promise<{ run: Run; init: InitSegment; chunks: Chunk[] }> {
  const args = ["-v", "error", "-nostdin", "-f", "lavfi", "-t", String(SECONDS), "-i", `testsrc2=s=${size}:r=25`];
  args.push("-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-sc_threshold", "0", "-bf", "0");
  args.push(
    "-b:v",
    `${kbps}k`,
    "-minrate",
    `${kbps}k`,
    "-maxrate",
    `${kbps}k`,
    "-bufsize",
    `${kbps / 2}k`,
    "-x264-params",
    "nal-hrd=cbr",
  );
  args.push(
    "-video_track_timescale",
    "90000",
    "-f",
    "mp4",
    "-movflags",
    "+cmaf+frag_every_frame+empty_moov+default_base_moof+frag_discont",
    "pipe:1",
  );
  const { stdout } = await promisify(execFile)("ffmpeg", args, { encoding: "buffer", maxBuffer: 64 * 1024 * 1024 });

  const run: Run = { feed: FEED, number: RUN, startMs: utcMs(startMs), tracks: [TRACK] };
  const chunks: Chunk[] = [];
  let init: InitSegment | undefined;
  const sink: ChunkSink = {
    openRun() {},
    init: (segment) => void (init = segment),
    chunk: (chunk) => void chunks.push(chunk),
    segmentDone() {},
    closeRun() {},
  };
  const onError = (error: { message: string }) => {
    throw new Error(error.message);
  };
  const track = createCmafTrack({ run, track: TRACK, baseMs: run.startMs, sink, onError });
  track.push(stdout);
  track.end();
  if (!init) throw new Error("ffmpeg gave no footage");
  return { run, init, chunks };
}
