import type { UtcMs } from "../contracts/units.ts";
import { startCaptions, type CaptionsJob } from "./captions/live.ts";
import { camerasOf, PROFILES, type Camera } from "./camera.ts";
import { createPace, now } from "./clock.ts";
import { portOf, SRT_LATENCY_MS, VISCA_PORT_OFFSET } from "./event.ts";
import { removeStale } from "./playout/cache.ts";
import { createChannel } from "./playout/channel.ts";
import { createPunctuality } from "./playout/punctuality.ts";
import { openRelay } from "./playout/open-relay.ts";
import { createRenderer } from "./playout/renderer.ts";
import { startLive } from "./ptz/live.ts";
import { startResults } from "./results/live.ts";
import type { ResultsJob } from "./results/results-worker.ts";
import { createPublisher } from "./sensors/publisher.ts";

export interface PlayOptions {
  basePort: number;
  cameras: readonly Camera[];
  cacheRoot: string;
  strip: boolean;
  mqttUrl: string;
  /** Where the day's results go; absent: nowhere. */
  results?: ResultsJob;
  /** Where captions go; absent: nowhere. */
  captions?: CaptionsJob;
  say: (line: string) => void;
  /** Figures of a camera with a process of its own, each 10 s. */
  onFigures?: (feed: string, figures: object) => void;
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
export function startPlay({
  basePort,
  cameras,
  cacheRoot,
  strip,
  mqttUrl,
  results,
  captions,
  say,
  onFigures,
}: PlayOptions): Play {
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
      publisher.ready(camera.id);
    },
    onTrouble: (camera, words) => say(`${camera.id}: ${words}`),
  });
  const cameraOf = new Map(cameras.map((camera) => [camera.id, camera]));
  const publisher = createPublisher({
    url: mqttUrl,
    venues: new Set(cameras.map(({ venue }) => venue)),
    feeds: cameras.map(({ id }) => id),
    readyOf: (feed) => {
      const camera = cameraOf.get(feed);
      return camera ? renderer.readyOf(camera) : 0;
    },
    now,
  });
  const punctuality = createPunctuality(now);
  const recorded = cameras.filter(({ kind }) => kind !== "live");
  const relays = recorded.map((camera) =>
    openRelay({
      carrier: camera.carrier,
      host: "127.0.0.1",
      port: portOf(basePort, camera),
      latencyMs: SRT_LATENCY_MS,
    }),
  );
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
  const live = cameras
    .filter(({ kind }) => kind === "live")
    .map((camera) =>
      startLive(
        {
          place: renderer.placeOf(camera),
          camera,
          strip,
          host: "127.0.0.1",
          port: portOf(basePort, camera),
          latencyMs: SRT_LATENCY_MS,
          viscaPort: basePort + VISCA_PORT_OFFSET,
        },
        { say, onPunctuality: (figures) => onFigures?.(camera.id, figures) },
      ),
    );
  const sending = results && startResults(results, say);
  const captioning = captions && startCaptions(captions, { feeds: cameras.map(({ id }) => id), now, say });
  void renderer.done.then(() => removeStale(cacheRoot, [...cameras, ...PROFILES.flatMap(camerasOf)]));

  return {
    rendered: renderer.done,
    punctuality: punctuality.take,
    async close() {
      renderer.close();
      for (const pace of paces) pace.close();
      captioning?.close();
      await Promise.all([
        publisher.close(),
        sending?.close(),
        ...live.map((camera) => camera.close()),
        ...relays.map((relay) => relay.close()),
      ]);
    },
  };
}
