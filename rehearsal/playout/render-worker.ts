import os from "node:os";
import type { Camera } from "../camera.ts";
import { renderSound } from "../sound/mix.ts";
import { openCache } from "./cache.ts";
import { encodeLoop } from "./loop-sound.ts";
import { renderPictures } from "./render.ts";

/** What a render worker is asked, as JSON in its first argument. */
export interface RenderJob {
  root: string;
  camera: Camera;
  strip: boolean;
  what: "sound" | "pictures";
  fromSecond: number;
}
/** What it answers over its IPC channel. */
export type RenderReport = { second: number };

// Whoever watches comes first; the encoders inherit this.
os.setPriority(15);
const { root, camera, strip, what, fromSecond } = JSON.parse(process.argv[2] ?? "") as RenderJob;
// Without its parent nobody needs the work.
process.on("disconnect", () => process.exit(0));
const cache = openCache(root, camera, strip);
if (what === "sound") cache.writeSound(await encodeLoop(await renderSound(camera)));
else
  await renderPictures({ camera, cache, strip, fromSecond, onSecond: (second) => process.send?.({ second } satisfies RenderReport) });
process.disconnect?.();
