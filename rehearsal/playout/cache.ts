import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Camera } from "../camera.ts";
import { splitAccessUnits } from "./access-unit.ts";
import { splitAdts } from "./adts.ts";

/**
 * A rendered camera on disk: one file a second of pictures (a closed group of pictures in Annex B)
 * and one of sound for the whole loop. The folder's name holds a hash of all that the pictures depend on,
 * so a change of scenery is a new folder and a second start finds the old one.
 */
export interface CameraCache {
  readonly folder: string;
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

/** Sources that decide what a camera looks and sounds like. */
const ENCODING = ["playout/render.ts", "playout/encoder.ts", "playout/loop-sound.ts", "sound"];
const SOURCES: Readonly<Record<Camera["kind"], readonly string[]>> = {
  scene: [...ENCODING, "scenario", "pictures"],
  live: [...ENCODING, "scenario"],
  test: [...ENCODING, "pictures"],
};

function sourceFiles(at: string): string[] {
  if (!existsSync(at)) return [];
  if (/\.[a-z0-9]+$/i.test(at)) return /\.test\.ts$/.test(at) ? [] : [at];
  return readdirSync(at)
    .sort()
    .flatMap((name) => sourceFiles(path.join(at, name)));
}

const hashes = new Map<Camera["kind"], string>();
/** One hash of what a kind of camera depends on; computed once a process. */
function sourcesHash(kind: Camera["kind"]): string {
  const known = hashes.get(kind);
  if (known !== undefined) return known;
  const root = path.join(import.meta.dirname, "..");
  const hash = createHash("sha256");
  for (const file of SOURCES[kind].flatMap((source) => sourceFiles(path.join(root, source))))
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file));
  const digest = hash.digest("hex");
  hashes.set(kind, digest);
  return digest;
}

export function cacheName(camera: Camera, strip: boolean, sources = sourcesHash(camera.kind)): string {
  const key = createHash("sha256").update(JSON.stringify([camera, strip, sources])).digest("hex").slice(0, 12);
  return `${camera.id}-${camera.fps}p-${key}`;
}

export function openCache(root: string, camera: Camera, strip: boolean): CameraCache {
  const folder = path.join(root, cacheName(camera, strip));
  mkdirSync(folder, { recursive: true });
  const seconds = camera.loopMs / 1000;
  const secondFile = (second: number) => path.join(folder, `${String(second).padStart(3, "0")}.h264`);
  const soundFile = path.join(folder, "sound.adts");
  /** Written aside and renamed: a reader sees a whole file or none. */
  const write = (file: string, bytes: Buffer) => {
    const aside = `${file}.${process.pid}.part`;
    writeFileSync(aside, bytes);
    renameSync(aside, file);
  };
  return {
    folder,
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

/** Removes what earlier scenery left of these cameras. Unfinished new folders stay. */
export function removeStale(root: string, cameras: readonly Camera[], strip: boolean): void {
  if (!existsSync(root)) return;
  for (const camera of cameras) {
    const names = new Set([cacheName(camera, strip), cacheName(camera, !strip)]);
    for (const name of readdirSync(root))
      if (name.startsWith(`${camera.id}-${camera.fps}p-`) && !names.has(name)) rmSync(path.join(root, name), { recursive: true, force: true });
  }
}
