import type { SourceFacts } from "../ladder/plan.ts";
import type { Picture, Sound, VideoFormat } from "./contribution.ts";
import { sameBuffers } from "./contribution.ts";

/**
 * Keeps what comes until enough is known of the source to begin a run: the distance of its key pictures, its rate,
 * its sound. Nothing is lost by waiting: the run begins with the first key picture kept.
 */
export interface Hold {
  add(unit: Picture | Sound): void;
  /** What is known, once it is enough. */
  facts(expectations: Expectations): SourceFacts | null;
  /** All that is kept, oldest first; empties the hold. `fromSecondKey` leaves the first group out. */
  take(fromSecondKey: boolean): (Picture | Sound)[];
  /** Stamps of the first two key pictures. */
  keys(): readonly Picture[];
  /** The next key picture is to be the first. */
  skip(): void;
  clear(): void;
}

export interface Expectations {
  /** The program announces sound. */
  audio: boolean;
  /** Of earlier runs: a source that returns in a format it had need not be watched again. */
  known: readonly SourceFacts[];
}

/** A group longer than a segment cannot pass through, so there is no use in waiting for its end. */
const WATCH_TICKS = 2.1 * 90_000;
/** Sound that is announced and does not come by then is taken as absent. */
const SOUND_TICKS = 2.6 * 90_000;
const MAX_BYTES = 48 * 1024 * 1024;
/** Sound often travels ahead of or behind its picture; this much from before the first picture is kept. */
const EARLY_SOUNDS = 64;
const COMMON_RATES = [24_000 / 1001, 24, 25, 30_000 / 1001, 30, 48, 50, 60_000 / 1001, 60, 100, 120_000 / 1001, 120];
/** 33-bit stamps wrap. */
const since = (earlier: number, later: number): number => (later - earlier + 2 ** 33) % 2 ** 33;

export function createHold(): Hold {
  let early: Sound[] = [];
  let units: (Picture | Sound)[] = [];
  let keys: Picture[] = [];
  let pictures: Picture[] = [];
  let sound: Sound | null = null;
  let bytes = 0;

  const clear = () => {
    early = [];
    units = [];
    keys = [];
    pictures = [];
    sound = null;
    bytes = 0;
  };

  const addPicture = (picture: Picture) => {
    const [first] = keys;
    if (first && !sameFormat(first.format, picture.format)) clear();
    if (keys.length === 0 && !picture.key) return;
    if (picture.key) keys.push(picture);
    pictures.push(picture);
    units.push(picture);
    bytes += picture.data.length;
    if (bytes > MAX_BYTES) clear();
  };

  return {
    add(unit) {
      if (unit.kind === "picture") return addPicture(unit);
      if (keys.length > 0) sound ??= unit;
      if (keys.length > 0) units.push(unit);
      else early = [...early.slice(1 - EARLY_SOUNDS), unit];
    },
    facts({ audio, known }) {
      const [first, second] = keys;
      const last = pictures.at(-1);
      if (!first || !last) return null;
      const watched = since(first.dts, last.dts);
      const heard = sound ?? early.at(-1) ?? null;
      if (audio && !heard && watched < SOUND_TICKS) return null;
      const before = known.find(({ video }) => sameFormat(video, first.format));
      if (before) return { ...before, video: first.format, audio: heard?.format ?? null };
      if (!second && watched < WATCH_TICKS) return null;
      const span = second ? since(first.dts, second.dts) : watched;
      const counted = second ? pictures.indexOf(second) : pictures.length - 1;
      if (counted < 1 || span <= 0) return null;
      const inFirst = pictures.slice(0, counted).reduce((sum, { data }) => sum + data.length, 0);
      return {
        video: first.format,
        audio: heard?.format ?? null,
        fps: rateOf((counted * 90_000) / span, first.format.picture.fps),
        gopMs: second ? span / 90 : null,
        bitrateKbps: (inFirst * 8) / (span / 90),
      };
    },
    take(fromSecondKey) {
      const second = keys[1];
      const kept = fromSecondKey && second ? units.slice(units.indexOf(second)) : units;
      // Sound sent just before the first picture may belong to it.
      const before =
        fromSecondKey && second ? units.slice(0, units.indexOf(second)).filter((unit) => unit.kind === "sound") : early;
      clear();
      return [...before, ...kept];
    },
    keys: () => keys,
    skip() {
      const sounds = units.filter((unit) => unit.kind === "sound").slice(-EARLY_SOUNDS);
      clear();
      early = sounds;
    },
    clear,
  };
}

export const sameFormat = (one: VideoFormat, other: VideoFormat): boolean =>
  one === other ||
  (one.codec === other.codec &&
    (one.codec === "mpeg2"
      ? one.picture.height === other.picture.height
      : sameBuffers(one.parameterSets, other.parameterSets)));

/** The rate that was meant: what the stream says where that is near, else the nearest common one. */
function rateOf(measured: number, stated: number | null): number {
  if (stated !== null && Math.abs(stated / measured - 1) < 0.01) return stated;
  const nearest =
    COMMON_RATES.toSorted((one, other) => Math.abs(one - measured) - Math.abs(other - measured))[0] ?? measured;
  return Math.abs(nearest / measured - 1) < 0.02 ? nearest : measured;
}
