import os from "node:os";
import type { Camera } from "../camera.ts";
import { renderSound } from "../sound/mix.ts";
import { openCache, type CachePlace } from "./cache.ts";
import { encodeLoop } from "./loop-sound.ts";
import { renderPictures } from "./render.ts";

/** What a render worker is asked, as JSON in its first argument. */
export interface RenderJob {
  place: CachePlace;
  camera: Camera;
  strip: boolean;
  what: "sound" | "pictures";
  fromSecond: number;
}
/** What it answers over its IPC channel. */
export type RenderReport = { second: number };

// Whoever watches comes first; the encoders inherit this.
os.setPriority(15);
const { place, camera, strip, what, fromSecond } = JSON.parse(process.argv[2] ?? "") as RenderJob;
const stop = new AbortController();
const end = () => {
  stop.abort();
  process.exit(0);
};
// Without its parent nobody needs the work.
process.on("disconnect", end);
process.on("SIGTERM", end);
const cache = openCache(place, camera);
if (what === "sound") cache.writeSound(await encodeLoop(await renderSound(camera)));
else
  await renderPictures({
    camera,
    cache,
    strip,
    fromSecond,
    signal: stop.signal,
    onSecond: (second) => process.send?.({ second } satisfies RenderReport),
  });
process.off("disconnect", end);
process.disconnect?.();
