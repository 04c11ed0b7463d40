import { createFile, MP4BoxBuffer, type Box } from "mp4box";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBroadcast, type Broadcast } from "./broadcast.ts";
import { makeClip, type Clip } from "./clip.ts";

/** Half past a slot of UTC, so that nothing depends on a run that starts on one. */
const START_MS = 1_795_500_001_000;

interface Chunk {
  baseTicks: number;
  durationTicks: number;
  frames: number;
  prft: { ntpMs: number; mediaTime: number; flags: number } | undefined;
}

/** Reads every chunk of a track with mp4box.js, in file order. */
function chunksOf(bytes: Buffer): { timescale: number; chunks: Chunk[] } {
  const file = createFile();
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, 0), true);
  const chunks: Chunk[] = [];
  let prft: Chunk["prft"];
  for (const box of file.boxes as (Box & Record<string, never>)[]) {
    if (box.type === "prft") {
      const {
        ntp_timestamp: ntp,
        media_time: mediaTime,
        flags,
      } = box as unknown as { ntp_timestamp: number; media_time: number; flags: number };
      prft = { ntpMs: (ntp / 2 ** 32 - 2_208_988_800) * 1000, mediaTime, flags };
    }
    if (box.type !== "moof") continue;
    const [traf] = (box as unknown as Moof).trafs;
    const [trun] = traf?.truns ?? [];
    if (!traf || !trun) throw new Error("a moof without a trun");
    const durationTicks = trun.sample_duration.reduce((sum, duration) => sum + duration, 0);
    chunks.push({ baseTicks: traf.tfdt.baseMediaDecodeTime, durationTicks, frames: trun.sample_count, prft });
    prft = undefined;
  }
  return { timescale: file.moov.traks[0]?.mdia.mdhd.timescale ?? 0, chunks };
}
interface Moof {
  trafs: { tfdt: { baseMediaDecodeTime: number }; truns: { sample_duration: number[]; sample_count: number }[] }[];
}

describe.each([
  { name: "60 s of 25p", seconds: 60, fps: "25", group: 25, bFrames: 0 },
  { name: "60 s of 29.97p", seconds: 60, fps: "30000/1001", group: 30, bFrames: 0 },
  { name: "8 s of 50p", seconds: 8, fps: "50", group: 50, bFrames: 0 },
  { name: "8 s of 25p with B-frames", seconds: 8, fps: "25", group: 25, bFrames: 2 },
])("mp4box.js reads $name", ({ seconds, fps, group, bFrames }) => {
  let broadcast: Broadcast;
  let clip: Clip;
  beforeAll(async () => {
    broadcast = await createBroadcast();
    clip = await makeClip({ seconds, fps, group, bFrames });
    await broadcast.play(clip, { run: 0, startMs: START_MS, steps: 50 });
    expect(broadcast.errors).toEqual([]);
  });
  afterAll(() => broadcast.close());

  test.each(["v-high", "v-low", "a-main"])(
    "%s: no gap and no overlap, from the run's first instant to its last",
    async (track) => {
      const { timescale, chunks } = chunksOf(await broadcast.track(track, 0));
      expect(timescale).toBe(track === "a-main" ? 48_000 : 90_000);
      const startTicks = (START_MS * timescale) / 1000;
      const first = chunks[0]?.baseTicks ?? 0;
      expect(first - startTicks).toBeGreaterThanOrEqual(0);
      expect((first - startTicks) / timescale).toBeLessThan(track === "a-main" ? 0.022 : 0.001);
      let expected = first;
      for (const { baseTicks, durationTicks } of chunks) {
        expect(baseTicks).toBe(expected);
        expected += durationTicks;
      }
      expect((expected - startTicks) / timescale).toBeCloseTo(seconds, 1);
    },
  );

  test.each([
    { track: "v-high", source: "high" as const, before: 0 },
    { track: "v-low", source: "low" as const, before: 0 },
    // The encoder's priming lies before the run's first instant.
    { track: "a-main", source: "audio" as const, before: 1 },
  ])("$track: every frame that the encoder gave", async ({ track, source, before }) => {
    const frames = (bytes: Buffer) => chunksOf(bytes).chunks.reduce((sum, chunk) => sum + chunk.frames, 0);
    expect(frames(await broadcast.track(track, 0))).toBe(frames(clip[source]) - before);
  });

  test.each(["v-high", "a-main"])("%s: prft of every chunk says that its media time is UTC", async (track) => {
    const { timescale, chunks } = chunksOf(await broadcast.track(track, 0));
    for (const { baseTicks, prft } of chunks) {
      expect(prft?.mediaTime).toBe(baseTicks);
      expect(prft?.flags).toBe(24);
      expect(Math.abs((prft?.ntpMs ?? 0) - (baseTicks * 1000) / timescale)).toBeLessThan(0.5);
    }
  });
});
