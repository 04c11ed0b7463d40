import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBroadcast, type Broadcast } from "./broadcast.ts";
import { makeClip } from "./clip.ts";

const PACKAGER = join(
  dirname(createRequire(import.meta.url).resolve("shaka-packager/package.json")),
  "bin",
  `packager-linux-${process.arch === "arm64" ? "arm64" : "x64"}`,
);
const START_MS = 1_795_500_001_000;

describe.each([
  { name: "25p", fps: "25", group: 25 },
  { name: "29.97p", fps: "30000/1001", group: 60 },
])("Shaka Packager takes what we packaged of $name", ({ fps, group }) => {
  let broadcast: Broadcast;
  let folder: string;
  beforeAll(async () => {
    broadcast = await createBroadcast();
    folder = await mkdtemp(join(tmpdir(), "vedetta-packager-"));
    // Two runs: the second begins a minute after the first one has ended.
    await broadcast.play(await makeClip({ seconds: 8, fps, group }), { run: 0, startMs: START_MS, steps: 20 });
    await broadcast.play(await makeClip({ seconds: 4, fps, group }), { run: 1, startMs: START_MS + 68_000, steps: 20 });
  });
  afterAll(async () => {
    await broadcast.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([
    { track: "v-high", run: 0, kind: "video", says: /codec: H264[\s\S]*width: 160[\s\S]*height: 90/ },
    { track: "v-low", run: 1, kind: "video", says: /codec: H264[\s\S]*height: 46/ },
    { track: "a-main", run: 0, kind: "audio", says: /codec: AAC[\s\S]*sampling_frequency: 48000/ },
    { track: "a-main", run: 1, kind: "audio", says: /codec: AAC/ },
  ])("$track of run $run: its stream is understood and packaged again", async ({ track, run, kind, says }) => {
    const input = join(folder, `${track}-${run}.mp4`);
    const output = join(folder, `${track}-${run}-again.mp4`);
    await writeFile(input, await broadcast.track(track, run));
    const { stdout, stderr } = await promisify(execFile)(PACKAGER, [
      `in=${input},stream=${kind},output=${output}`,
      "--dump_stream_info",
    ]);
    expect(stdout + stderr).toMatch(says);
    expect(stdout + stderr).toContain("Packaging completed successfully");
    expect((await stat(output)).size).toBeGreaterThan(10_000);
  });
});
