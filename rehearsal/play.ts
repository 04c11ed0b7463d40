import type { UtcMs } from "../contracts/units.ts";
import type { Camera } from "./camera.ts";
import { createPace, now } from "./clock.ts";
import { portOf, SRT_LATENCY_MS } from "./event.ts";
import { removeStale } from "./playout/cache.ts";
import { createChannel } from "./playout/channel.ts";
import { createPunctuality } from "./playout/punctuality.ts";
import { createRelay } from "./playout/relay.ts";
import { createRenderer } from "./playout/renderer.ts";

export interface PlayOptions {
  basePort: number;
  cameras: readonly Camera[];
  cacheRoot: string;
  strip: boolean;
  mqttUrl: string;
  say: (line: string) => void;
}

export interface Play {
  /** Settles when every camera is rendered. */
  readonly rendered: Promise<void>;
  /** How late pictures left, since the last call. */
  punctuality(): { sent: number; p50Ms: number; p95Ms: number; maxMs: number };
  close(): Promise<void>;
}

const SAY_EACH = 0.25;

/** Renders what is missing and plays every camera, until closed. */
export function startPlay({ basePort, cameras, cacheRoot, strip, say }: PlayOptions): Play {
  const said = new Map<string, number>();
  const renderer = createRenderer({
    root: cacheRoot,
    cameras,
    strip,
    now,
    onProgress: (camera, ready) => {
      const step = Math.floor(ready / SAY_EACH);
      if (step > (said.get(camera.id) ?? 0)) say(`${camera.id}: ${Math.round(ready * 100)} % rendered`);
      said.set(camera.id, step);
    },
    onTrouble: (camera, words) => say(`${camera.id}: ${words}`),
  });
  const punctuality = createPunctuality(now);
  const recorded = cameras.filter(({ kind }) => kind !== "live");
  const relays = recorded.map((camera) => createRelay({ host: "127.0.0.1", port: portOf(basePort, camera), latencyMs: SRT_LATENCY_MS }));
  const channels = recorded.map((camera, index) => {
    const relay = relays[index];
    if (!relay) throw new Error(`No relay for ${camera.id}`);
    const channel = createChannel({
      camera,
      cache: renderer.cacheOf(camera),
      relay,
      mayStart: (second) => renderer.mayStart(camera, second),
      soundReady: () => renderer.soundReady(camera),
      onAir: (onAir) => say(`${camera.id}: ${onAir ? "on air" : "off air"}`),
    });
    return { fps: camera.fps, channel };
  });
  const paces = [...new Set(recorded.map(({ fps }) => fps))].map((fps) => {
    const due = channels.filter((entry) => entry.fps === fps);
    return createPace({
      periodMs: 1000 / fps,
      onInstant: (instant: UtcMs) => {
        for (const { channel } of due) {
          channel.onInstant(instant);
          punctuality.sent(instant);
        }
      },
    });
  });
  void renderer.done.then(() => removeStale(cacheRoot, cameras, strip));

  return {
    rendered: renderer.done,
    punctuality: punctuality.take,
    async close() {
      renderer.close();
      for (const pace of paces) pace.close();
      await Promise.all(relays.map((relay) => relay.close()));
    },
  };
}
