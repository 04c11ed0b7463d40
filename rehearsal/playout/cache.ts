import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Camera } from "../camera.ts";
import { splitAccessUnits } from "./access-unit.ts";
import { splitAdts } from "./adts.ts";

/**
 * A rendered camera on disk: one file a second of pictures (a closed group of pictures in Annex B)
 * and one of sound for the whole loop. Their names hold a hash of all that they depend on,
 * so a change of scenery is a new folder and a second start finds the old one.
 */
export interface CameraCache {
  /** Seconds in the loop. */
  readonly seconds: number;
  hasSecond(second: number): boolean;
  /** The seconds that are there, looked up on disk. */
  ready(): boolean[];
  writeSecond(second: number, annexB: Buffer): void;
  readSecond(second: number): Promise<Buffer[]>;
  hasSound(): boolean;
  writeSound(adts: Buffer): void;
  readSound(): Promise<Buffer[]>;
}

/** Sources that decide what a camera looks like, and what it sounds like: a change of either renders only that anew. */
const LOOKS: Readonly<Record<Camera["kind"], readonly string[]>> = {
  scene: ["playout/render.ts", "playout/encoder.ts", "scenario", "pictures"],
  live: [],
  test: ["playout/render.ts", "playout/encoder.ts", "pictures/test-camera.ts", "pictures/strip.ts"],
  placeholder: ["playout/render.ts", "playout/encoder.ts", "pictures/placeholder.ts", "pictures/strip.ts"],
};
const SOUNDS: Readonly<Record<Camera["kind"], readonly string[]>> = {
  scene: ["playout/loop-sound.ts", "playout/encoder.ts", "scenario", "sound"],
  live: ["playout/loop-sound.ts", "playout/encoder.ts", "scenario", "sound"],
  test: ["playout/loop-sound.ts", "playout/encoder.ts", "sound/test-tone.ts"],
  placeholder: [],
};

function sourceFiles(at: string): string[] {
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return at.endsWith(".test.ts") ? [] : [at];
  return readdirSync(at)
    .sort()
    .flatMap((name) => sourceFiles(path.join(at, name)));
}

const hashes = new Map<string, string>();
/** One hash of some sources; computed once a process. */
function hashOf(sources: readonly string[]): string {
  const key = sources.join();
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const root = path.join(import.meta.dirname, "..");
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => sourceFiles(path.join(root, source))))
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file));
  const digest = hash.digest("hex");
  hashes.set(key, digest);
  return digest;
}
const short = (...parts: unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);

/** Where a camera's pictures and sound lie. Handed on to other processes, which might find other sources by then. */
export interface CachePlace {
  folder: string;
  soundFile: string;
}
const pictureName = (camera: Camera, strip: boolean): string => {
  const { id, index, width, height, fps, loopMs, bitrateKbps } = camera;
  return `${id}-${fps}p-${short(index, width, height, loopMs, bitrateKbps, strip, hashOf(LOOKS[camera.kind]))}`;
};
const soundName = ({ id, index, loopMs, kind }: Camera): string =>
  `${id}-sound-${short(index, loopMs, hashOf(SOUNDS[kind]))}.adts`;

export const placeOf = (root: string, camera: Camera, strip: boolean): CachePlace => ({
  folder: path.join(root, pictureName(camera, strip)),
  soundFile: path.join(root, soundName(camera)),
});

export function openCache({ folder, soundFile }: CachePlace, camera: Pick<Camera, "loopMs">): CameraCache {
  mkdirSync(folder, { recursive: true });
  const seconds = camera.loopMs / 1000;
  const secondFile = (second: number) => path.join(folder, `${String(second).padStart(3, "0")}.h264`);
  /** Written aside and renamed: a reader sees a whole file or none. */
  const write = (file: string, bytes: Buffer) => {
    const aside = `${file}.${process.pid}.part`;
    writeFileSync(aside, bytes);
    renameSync(aside, file);
  };
  return {
    seconds,
    hasSecond: (second) => existsSync(secondFile(second)),
    ready() {
      const names = new Set(readdirSync(folder));
      return Array.from({ length: seconds }, (_, second) => names.has(path.basename(secondFile(second))));
    },
    writeSecond: (second, annexB) => write(secondFile(second), annexB),
    readSecond: async (second) => splitAccessUnits(await readFile(secondFile(second))),
    hasSound: () => existsSync(soundFile),
    writeSound: (adts) => write(soundFile, adts),
    readSound: async () => splitAdts(await readFile(soundFile)),
  };
}

/** Removes what earlier scenery left of these cameras: those that play, and those of every profile. Unfinished new folders stay. */
export function removeStale(root: string, cameras: readonly Camera[]): void {
  if (!existsSync(root)) return;
  const names = new Set(
    cameras.flatMap((camera) => [pictureName(camera, true), pictureName(camera, false), soundName(camera)]),
  );
  const isOurs = (name: string) =>
    cameras.some(({ id, fps }) => name.startsWith(`${id}-${fps}p-`) || name.startsWith(`${id}-sound-`));
  for (const name of readdirSync(root))
    if (isOurs(name) && !names.has(name)) rmSync(path.join(root, name), { recursive: true, force: true });
}
