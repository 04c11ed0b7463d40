import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { UtcMs } from "../../contracts/units.ts";
import type { Camera } from "../camera.ts";
import { openCache, placeOf, type CachePlace, type CameraCache } from "./cache.ts";
import { firstSecond, mayStart } from "./readiness.ts";
import type { RenderJob, RenderReport } from "./render-worker.ts";

/** What goes before all others, the last of them first. */
const EAGER: readonly Camera["kind"][] = ["placeholder", "live"];
const ATTEMPTS = 3;
/** A guess until the first camera told: seconds of loop rendered per second. */
const FIRST_RATE = 1.5;
/** A camera that renders slower than it plays, seen after this many seconds of loop, lets the others go first. */
const SLOW_RATE = 1;
const JUDGED_AFTER = 5;

export interface Renderer {
  cacheOf(camera: Camera): CameraCache;
  placeOf(camera: Camera): CachePlace;
  /** 0 to 1: how much of a camera is there. */
  readyOf(camera: Camera): number;
  /** Whether the camera may go on air at that second of its loop. */
  mayStart(camera: Camera, second: number): boolean;
  soundReady(camera: Camera): boolean;
  /** Settles when everything is rendered, or given up. */
  readonly done: Promise<void>;
  close(): void;
}

interface State {
  place: CachePlace;
  cache: CameraCache;
  seconds: boolean[];
  sound: boolean;
  /** Seconds of loop per second of work; 0 while nobody works on it. */
  rate: number;
}
type Outcome = "done" | "failed" | "deferred";

/** Renders what the cache lacks in one low-priority child process after the other. */
export function createRenderer(options: {
  root: string;
  cameras: readonly Camera[];
  strip: boolean;
  now: () => UtcMs;
  onProgress?: (camera: Camera, ready: number) => void;
  onTrouble?: (camera: Camera, words: string) => void;
}): Renderer {
  const { root, cameras, strip, now } = options;
  let lastRate = FIRST_RATE;
  let child: ChildProcess | undefined;
  let closed = false;
  const states = new Map<string, State>(
    cameras.map((camera) => {
      const place = placeOf(root, camera, strip);
      const cache = openCache(place, camera);
      return [camera.id, { place, cache, seconds: cache.ready(), sound: cache.hasSound(), rate: 0 }];
    }),
  );
  const stateOf = (camera: Camera): State => {
    const state = states.get(camera.id);
    if (!state) throw new Error(`No camera ${camera.id} here`);
    return state;
  };
  const readyOf = (camera: Camera): number => {
    const { seconds } = stateOf(camera);
    return camera.kind === "live" ? 1 : seconds.filter(Boolean).length / seconds.length;
  };

  /** One worker's life. `onSecond` says whether it should go on. */
  const work = (job: RenderJob, onSecond: (second: number) => boolean): Promise<Outcome> =>
    new Promise((resolve) => {
      let deferred = false;
      const worker = path.join(import.meta.dirname, "render-worker.ts");
      const current = fork(worker, [JSON.stringify(job)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child = current;
      current.on("message", ({ second }: RenderReport) => {
        if (onSecond(second) || deferred) return;
        deferred = true;
        current.kill("SIGTERM");
      });
      current.once("error", () => resolve("failed"));
      current.once("exit", (code) => resolve(deferred ? "deferred" : code === 0 ? "done" : "failed"));
    });

  const attempt = async (
    camera: Camera,
    what: RenderJob["what"],
    onSecond: (second: number) => boolean,
  ): Promise<Outcome> => {
    for (let count = 1; ; count++) {
      const fromSecond = firstSecond(now(), camera.loopMs / 1000, lastRate);
      const outcome = await work({ place: stateOf(camera).place, camera, strip, what, fromSecond }, onSecond);
      if (outcome !== "failed" || closed) return outcome;
      options.onTrouble?.(camera, `rendering its ${what} failed${count < ATTEMPTS ? ", trying again" : ""}`);
      if (count >= ATTEMPTS) return outcome;
    }
  };

  const renderSound = async (camera: Camera): Promise<void> => {
    const state = stateOf(camera);
    if (state.sound || camera.kind === "placeholder") return;
    await attempt(camera, "sound", () => true);
    state.sound = state.cache.hasSound();
  };

  const renderPictures = async (camera: Camera, mayDefer: boolean): Promise<Outcome> => {
    const state = stateOf(camera);
    if (camera.kind === "live" || readyOf(camera) === 1) return "done";
    let begunAt: number | undefined;
    let count = 0;
    const outcome = await attempt(camera, "pictures", (second) => {
      state.seconds[second] = true;
      options.onProgress?.(camera, readyOf(camera));
      // The first second also holds the worker's start and the encoder's look-ahead.
      if (begunAt === undefined) begunAt = now();
      else state.rate = (1000 * ++count) / Math.max(1, now() - begunAt);
      return !(mayDefer && count >= JUDGED_AFTER && state.rate < SLOW_RATE && readyOf(camera) < 0.5);
    });
    if (state.rate > 0) lastRate = state.rate;
    state.rate = 0;
    return outcome;
  };

  // The live camera needs only its sound, and a placeholder is soon drawn: they come first.
  const order = cameras.toSorted((a, b) => EAGER.indexOf(b.kind) - EAGER.indexOf(a.kind));
  const done = (async () => {
    const deferred: Camera[] = [];
    for (const [index, camera] of order.entries()) {
      if (closed) return;
      await renderSound(camera);
      if (closed) return;
      if ((await renderPictures(camera, index < order.length - 1)) === "deferred") deferred.push(camera);
    }
    for (const camera of deferred) if (!closed) await renderPictures(camera, false);
  })();

  return {
    cacheOf: (camera) => stateOf(camera).cache,
    placeOf: (camera) => stateOf(camera).place,
    readyOf,
    mayStart: (camera, second) => mayStart(stateOf(camera).seconds, second, stateOf(camera).rate),
    soundReady: (camera) => stateOf(camera).sound,
    done,
    close() {
      closed = true;
      child?.kill("SIGTERM");
    },
  };
}
