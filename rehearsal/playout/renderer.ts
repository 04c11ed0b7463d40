import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { UtcMs } from "../../contracts/units.ts";
import type { Camera } from "../camera.ts";
import { openCache, type CameraCache } from "./cache.ts";
import { firstSecond, mayStart } from "./readiness.ts";
import type { RenderJob, RenderReport } from "./render-worker.ts";

const ATTEMPTS = 3;
/** A guess until the first camera told: seconds of loop rendered per second. */
const FIRST_RATE = 1;

export interface Renderer {
  cacheOf(camera: Camera): CameraCache;
  /** 0 to 1: how much of a camera is there. */
  readyOf(camera: Camera): number;
  /** Whether the camera may go on air at that second of its loop. */
  mayStart(camera: Camera, second: number): boolean;
  soundReady(camera: Camera): boolean;
  /** Settles when everything is rendered, or given up. */
  readonly done: Promise<void>;
  close(): void;
}

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
  let rate = FIRST_RATE;
  let child: ChildProcess | undefined;
  let closed = false;
  const states = new Map(
    cameras.map((camera) => {
      const cache = openCache(root, camera, strip);
      return [camera.id, { cache, seconds: cache.ready(), sound: cache.hasSound(), begun: false }];
    }),
  );
  const stateOf = (camera: Camera) => {
    const state = states.get(camera.id);
    if (!state) throw new Error(`No camera ${camera.id} here`);
    return state;
  };
  const readyOf = (camera: Camera): number => {
    const { seconds } = stateOf(camera);
    return camera.kind === "live" ? 1 : seconds.filter(Boolean).length / seconds.length;
  };

  const work = (job: RenderJob, onSecond: (second: number) => void): Promise<boolean> =>
    new Promise((resolve) => {
      const current = fork(path.join(import.meta.dirname, "render-worker.ts"), [JSON.stringify(job)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child = current;
      current.on("message", (report: RenderReport) => onSecond(report.second));
      current.once("error", () => resolve(false));
      current.once("exit", (code) => resolve(code === 0));
    });

  const attempt = async (camera: Camera, what: RenderJob["what"], onSecond: (second: number) => void): Promise<void> => {
    for (let count = 1; !closed; count++) {
      const fromSecond = firstSecond(now(), camera.loopMs / 1000, rate);
      if (await work({ root, camera, strip, what, fromSecond }, onSecond)) return;
      if (closed) return;
      options.onTrouble?.(camera, `rendering its ${what} failed${count < ATTEMPTS ? ", trying again" : ""}`);
      if (count >= ATTEMPTS) return;
    }
  };

  const render = async (camera: Camera): Promise<void> => {
    const state = stateOf(camera);
    if (!state.sound) {
      await attempt(camera, "sound", () => {});
      state.sound = state.cache.hasSound();
    }
    if (camera.kind === "live" || readyOf(camera) === 1) return;
    let last = now();
    await attempt(camera, "pictures", (second) => {
      const at = now();
      // The first second also holds the worker's start and the encoder's look-ahead.
      if (state.begun) rate = rate * 0.9 + 0.1 * Math.min(20, 1000 / Math.max(1, at - last));
      state.begun = true;
      last = at;
      state.seconds[second] = true;
      options.onProgress?.(camera, readyOf(camera));
    });
  };

  // The live camera needs only its sound to go on air, so it comes first.
  const order = [...cameras].sort((a, b) => Number(b.kind === "live") - Number(a.kind === "live"));
  const done = (async () => {
    for (const camera of order) if (!closed) await render(camera);
  })();

  return {
    cacheOf: (camera) => stateOf(camera).cache,
    readyOf,
    mayStart: (camera, second) => mayStart(stateOf(camera).seconds, second, stateOf(camera).begun ? rate : 0),
    soundReady: (camera) => stateOf(camera).sound,
    done,
    close() {
      closed = true;
      child?.kill("SIGTERM");
    },
  };
}
