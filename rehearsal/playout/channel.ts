import type { UtcMs } from "../../contracts/units.ts";
import type { Camera } from "../camera.ts";
import type { CameraCache } from "./cache.ts";
import { createProgramme, frameAt, type Programme } from "./programme.ts";
import type { Relay } from "./relay.ts";

/**
 * Plays one rendered camera: at each instant of its frame grid it sends the picture of that phase of the loop.
 * Each connection begins with tables and a key picture, and so does the return after a gap.
 */
export interface Channel {
  onInstant(instant: UtcMs): void;
}

export function createChannel(options: {
  camera: Camera;
  cache: CameraCache;
  relay: Relay;
  mayStart: (second: number) => boolean;
  soundReady: () => boolean;
  onAir?: (onAir: boolean) => void;
}): Channel {
  const { camera, cache, relay } = options;
  /** Seconds in memory: the one that plays and the next. */
  const seconds = new Map<number, readonly Buffer[]>();
  const loading = new Set<number>();
  const isSilent = camera.kind === "placeholder";
  let sound: readonly Buffer[] | undefined = isSilent ? [] : undefined;
  let programme: Programme | undefined;
  let connection = -1;
  let onAir = false;

  const setOnAir = (value: boolean) => {
    if (onAir === value) return;
    onAir = value;
    options.onAir?.(value);
  };

  const load = (second: number) => {
    if (seconds.has(second) || loading.has(second) || !cache.hasSecond(second)) return;
    loading.add(second);
    void cache
      .readSecond(second)
      .then((units) => {
        if (units.length === camera.fps) seconds.set(second, units);
      })
      // A file that vanished is a second that is not there; the camera pauses until one is.
      .catch(() => {})
      .finally(() => loading.delete(second));
  };
  const loadSound = () => {
    if (sound || loading.has(-1) || !options.soundReady()) return;
    loading.add(-1);
    void cache
      .readSound()
      .then((frames) => (sound = frames))
      .catch(() => {})
      .finally(() => loading.delete(-1));
  };

  return {
    onInstant(instant) {
      if (!relay.open) return setOnAir(false);
      loadSound();
      const { second, inSecond } = frameAt(instant, camera.loopMs, camera.fps);
      const next = (second + 1) % cache.seconds;
      load(next);
      for (const held of seconds.keys()) if (held !== second && held !== next) seconds.delete(held);
      if (connection !== relay.connection) setOnAir(false);
      const units = seconds.get(second);
      if (!units || !sound) return setOnAir(false);
      if (inSecond === 0 && !onAir && options.mayStart(second)) {
        connection = relay.connection;
        const frames = sound;
        programme = createProgramme({ sound: isSilent ? null : () => frames, fps: camera.fps });
        setOnAir(true);
      }
      const unit = units[inSecond];
      if (onAir && unit && programme) relay.send(programme.picture(unit, instant, inSecond === 0));
    },
  };
}
