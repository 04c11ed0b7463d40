import os from "node:os";
import type { Camera } from "../camera.ts";
import { now } from "../clock.ts";
import { SILENCE } from "../playout/adts.ts";
import { openCache, type CachePlace } from "../playout/cache.ts";
import { createPunctuality } from "../playout/punctuality.ts";
import { openRelay } from "../playout/open-relay.ts";
import { operatorViewAt, PTZ_HOME, PTZ_LIMITS } from "../scenario/views.ts";
import { createControl } from "./control.ts";
import { createHead } from "./head.ts";

/** What the live camera's process is asked, as JSON in its first argument. */
export interface LiveJob {
  place: CachePlace;
  camera: Camera;
  strip: boolean;
  host: string;
  port: number;
  latencyMs: number;
  viscaPort: number;
}
/** What it tells over its IPC channel. */
export type LiveReport = { say: string } | { punctuality: ReturnType<ReturnType<typeof createPunctuality>["take"]> };

const SOUND_POLL_MS = 200;
const REPORT_MS = 10_000;
const { place, camera, strip, viscaPort, ...target } = JSON.parse(process.argv[2] ?? "") as LiveJob;
const report = (what: LiveReport) => process.send?.(what);

// Sending in time is a camera's right (rehearsal/main.ts); drawing and encoding are work like everybody's.
if (os.getPriority() < 0) os.setPriority(0);
// The line is dialled while the scenery is still being read.
const relay = openRelay({ carrier: camera.carrier, ...target });
const scenery = import("./station.ts");
const head = createHead({ limits: PTZ_LIMITS, home: PTZ_HOME, operator: operatorViewAt });
const control = await createControl({ port: viscaPort, head, now }).catch((error: NodeJS.ErrnoException) => {
  report({ say: `${camera.id} cannot listen for VISCA on UDP port ${viscaPort} (${error.code}); it turns by itself` });
  return undefined;
});
const cache = openCache(place, camera);
let sound: readonly Buffer[] = [SILENCE];
const soundTimer = setInterval(() => {
  if (!cache.hasSound()) return;
  clearInterval(soundTimer);
  void cache.readSound().then((frames) => (sound = frames));
}, SOUND_POLL_MS);
const punctuality = createPunctuality(now);
const { createStation } = await scenery;
const station = createStation({
  camera,
  relay,
  strip,
  viewAt: head.viewAt,
  sound: () => sound,
  onAir: (onAir) => report({ say: `${camera.id}: ${onAir ? "on air" : "off air"}` }),
  onSent: punctuality.sent,
});
const reportTimer = setInterval(() => report({ punctuality: punctuality.take() }), REPORT_MS);

const stop = () => {
  clearInterval(soundTimer);
  clearInterval(reportTimer);
  station.close();
  void Promise.all([relay.close(), control?.close()]).then(() => process.exit(0));
};
for (const event of ["SIGTERM", "SIGINT", "disconnect"] as const) process.once(event, stop);
