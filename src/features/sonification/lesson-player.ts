import { toneOf } from "../../core/sonification/mapping.ts";
import type { SoundMomentKind } from "../../core/sonification/sound-moments.ts";
import { createSoundPlayer, type SoundPlayer } from "./player.ts";

/** Sounds to learn by, each ended by the next. The audio context is made with the first, and closed with the lesson. */
export interface LessonPlayer {
  /** The tone of a gap, ms; after the level one where `fromLevel` is said. */
  gap(leadMs: number, fromLevel: boolean): void;
  /** A level tone at a speed, m/s. */
  speed(metresPerS: number): void;
  moment(kind: SoundMomentKind): void;
  setVolume(volume: number): void;
  close(): void;
}

const STEP_MS = 20;
const LEVEL_FOR_MS = 500;
const GAP_FOR_MS = 1100;
const SPEED_FOR_MS = 2500;
/** 72 km/h. */
const USUAL_METRES_PER_S = 20;

export function createLessonPlayer(volume: number): LessonPlayer {
  let player: SoundPlayer | null = null;
  let level = volume;
  let timer: ReturnType<typeof setInterval> | undefined;

  const begin = (): SoundPlayer => {
    clearInterval(timer);
    player ??= createSoundPlayer(level);
    player.silence();
    return player;
  };
  const play = (parts: readonly (readonly [leadMs: number, forMs: number])[], metresPerS: number) => {
    const leads = parts.flatMap(([leadMs, forMs]) => Array.from({ length: forMs / STEP_MS }, () => leadMs));
    const sounding = begin();
    let step = 0;
    timer = setInterval(() => {
      const leadMs = leads[step];
      if (leadMs === undefined) {
        clearInterval(timer);
        sounding.tone(null);
      } else sounding.tone(toneOf(leadMs, (step * STEP_MS * metresPerS) / 1000));
      step += 1;
    }, STEP_MS);
  };
  return {
    gap: (leadMs, fromLevel) =>
      play([...(fromLevel ? [[0, LEVEL_FOR_MS] as const] : []), [leadMs, GAP_FOR_MS]], USUAL_METRES_PER_S),
    speed: (metresPerS) => play([[0, SPEED_FOR_MS]], metresPerS),
    moment(kind) {
      const sounding = begin();
      void sounding.ready.then(() => sounding.earcon(kind));
    },
    setVolume(next) {
      level = next;
      player?.setVolume(next);
    },
    close() {
      clearInterval(timer);
      player?.close();
    },
  };
}
