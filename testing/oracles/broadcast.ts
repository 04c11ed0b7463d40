import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { live } from "../../contracts/routes.ts";
import { utcMs, type UtcMs } from "../../contracts/units.ts";
import { createCaptionSink, type BookedCaptions } from "../../server/encoding/captions/caption-sink.ts";
import { createCmafTrack, type CmafError } from "../../server/encoding/cmaf/cmaf-track.ts";
import { createOrigin, type Origin, type OriginLimits } from "../../server/encoding/origin/origin.ts";
import type { Run, EncodedPlan } from "../../server/encoding/stages.ts";
import type { Clip } from "./clip.ts";

export const FEED = "ice";
export const TRACKS: readonly EncodedPlan[] = [
  { id: "v-low", kind: "video", bitrate: 200_000 },
  { id: "v-high", kind: "video", bitrate: 600_000 },
  { id: "a-main", kind: "audio", bitrate: 64_000, language: "en", label: "Commentary" },
];

/** A real origin on a port of its own, fed by clips as fast as they can be read; its clock stands where they are. */
export interface Broadcast {
  origin: Origin;
  errors: CmafError[];
  nowMs: number;
  /** Plays a clip as one run that starts at `startMs`; calls back after each of `steps` portions. */
  play(
    clip: Clip,
    options: { run: number; startMs: number; steps: number; onStep?: (step: number) => Promise<void> },
  ): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  text(path: string): Promise<string>;
  bytes(path: string): Promise<Buffer>;
  /** init and every whole segment of a run, one file as a player would see it. */
  track(id: string, run: number): Promise<Buffer>;
  close(): Promise<void>;
}

export async function createBroadcast(
  limits: Partial<OriginLimits> = {},
  captions: readonly BookedCaptions[] = [],
): Promise<Broadcast> {
  const folder = await mkdtemp(join(tmpdir(), "vedetta-origin-"));
  let nowMs: UtcMs = utcMs(0);
  const troubles: string[] = [];
  const errors: CmafError[] = [];
  const origin = await createOrigin({
    feeds: [FEED],
    dataDir: folder,
    now: () => nowMs,
    onTrouble: (sentence) => troubles.push(sentence),
    limits,
  });
  const port = await origin.listen(0, "127.0.0.1");
  const sink = createCaptionSink(captions, origin.sink);

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const ok = async (path: string) => {
    const response = await get(path);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const text = async (path: string) => (await ok(path)).text();
  const bytes = async (path: string) => Buffer.from(await (await ok(path)).arrayBuffer());

  return {
    origin,
    errors,
    get nowMs() {
      return nowMs;
    },
    set nowMs(value) {
      nowMs = utcMs(value);
    },
    async play(clip, { run: number, startMs, steps, onStep }) {
      const run: Run = { feed: FEED, number, startMs: utcMs(startMs), tracks: TRACKS };
      sink.openRun(run);
      const sources = [clip.low, clip.high, clip.audio];
      const tracks = TRACKS.map((track) =>
        createCmafTrack({ run, track, baseMs: run.startMs, sink, onError: (error) => errors.push(error) }),
      );
      for (let step = 0; step < steps; step++) {
        nowMs = utcMs(startMs + ((step + 1) / steps) * clip.seconds * 1000);
        tracks.forEach((track, index) => {
          const source = sources[index] ?? Buffer.alloc(0);
          track.push(
            source.subarray(
              Math.floor((source.length * step) / steps),
              Math.floor((source.length * (step + 1)) / steps),
            ),
          );
        });
        await onStep?.(step);
      }
      for (const track of tracks) track.end();
      sink.closeRun(run);
    },
    get,
    text,
    bytes,
    async track(id, run) {
      const playlist = await text(live.playlist(FEED, id));
      const inRun = playlist.split("#EXT-X-MAP:").find((part) => part.startsWith(`URI="init-${run}.mp4"`)) ?? "";
      const names = [`init-${run}.mp4`, ...[...inRun.matchAll(/^\d+-\d+\.m4s$/gm)].map(([name]) => name)];
      const files: Buffer[] = [];
      for (const name of names) files.push(await bytes(`/live/${FEED}/${id}/${name}`));
      return Buffer.concat(files);
    },
    async close() {
      await origin.close();
      await rm(folder, { recursive: true, force: true });
      if (troubles.length > 0) throw new Error(troubles.join("\n"));
    },
  };
}
