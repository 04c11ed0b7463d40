import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Camera } from "../camera.ts";
import { createAccessUnitSplitter, isKeyUnit } from "./access-unit.ts";
import type { CameraCache } from "./cache.ts";
import { encoderArgs } from "./encoder.ts";
import { openPicture } from "./picture.ts";

/**
 * Renders the seconds of a camera's loop that its cache lacks, from `fromSecond` on and round the loop.
 * Groups of pictures are closed, so seconds encoded in different runs join without a seam.
 */
export async function renderPictures(options: {
  camera: Camera;
  cache: CameraCache;
  strip: boolean;
  fromSecond: number;
  /** Ends the encoder at once, without a word about pictures that nobody takes. */
  signal?: AbortSignal;
  onSecond?: (second: number) => void;
}): Promise<void> {
  const picture = openPicture(options.camera);
  try {
    for (const run of missingRuns(options.cache.ready(), options.fromSecond))
      await renderRun({ ...options, run, picture });
  } finally {
    picture.close();
  }
}

/** Consecutive seconds that are missing, in the order of the loop from `from` on. */
export function missingRuns(ready: readonly boolean[], from: number): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let step = 0; step < ready.length; step++) {
    const second = (from + step) % ready.length;
    if (!ready[second]) run.push(second);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

async function renderRun({
  camera,
  cache,
  strip,
  signal,
  onSecond,
  run,
  picture,
}: Parameters<typeof renderPictures>[0] & {
  run: readonly number[];
  picture: ReturnType<typeof openPicture>;
}): Promise<void> {
  const encoder = spawn("ffmpeg", encoderArgs(camera, { live: false }), { stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(encoder, "exit");
  signal?.addEventListener("abort", () => encoder.kill("SIGKILL"), { once: true });
  const splitter = createAccessUnitSplitter();
  let units: Buffer[] = [];
  let done = 0;
  const take = (more: readonly Buffer[]) => {
    for (const unit of more) {
      units.push(unit);
      if (units.length < camera.fps) continue;
      const second = run[done++];
      if (second === undefined || !units[0] || !isKeyUnit(units[0]))
        throw new Error(`${camera.id}: the encoder broke the grid of one second`);
      cache.writeSecond(second, Buffer.concat(units));
      units = [];
      onSecond?.(second);
    }
  };
  encoder.stdout.on("data", (piece: Buffer) => take(splitter.push(piece)));
  const drained = once(encoder.stdout, "end");
  encoder.stdin.on("error", () => {});
  for (const second of run)
    for (let frame = 0; frame < camera.fps; frame++) {
      const timecode = { camera: camera.index, frame: second * camera.fps + frame };
      const pixels = picture.draw(second * 1000 + (frame * 1000) / camera.fps, { strip: strip ? timecode : null });
      if (!encoder.stdin.write(pixels)) await Promise.race([once(encoder.stdin, "drain"), exited]);
      // The canvas gets its buffers back between turns of the event loop.
      else await setImmediate();
      if (encoder.exitCode !== null) throw new Error(`${camera.id}: the encoder ended with ${encoder.exitCode}`);
    }
  encoder.stdin.end();
  await Promise.all([drained, exited]);
  take(splitter.end());
  if (done !== run.length) throw new Error(`${camera.id}: ${done} of ${run.length} seconds came back from the encoder`);
}
