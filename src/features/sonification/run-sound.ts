import { SILENCE, type Sonifier } from "../../core/sonification/sonifier.ts";
import type { Transport } from "../../core/sync/transport.ts";
import { stopVibrating, vibrate } from "./haptics.ts";
import { createSoundPlayer, type SoundPlayer } from "./player.ts";

/** What of a run is to be heard and felt. */
export interface RunSoundChoice {
  sound: boolean;
  vibration: boolean;
  /** 0 to 1. */
  volume: number;
}

export interface RunSound {
  /** Whose run; null: nobody's. */
  follow(sonifier: Sonifier | null): void;
  change(choice: RunSoundChoice): void;
  close(): void;
}

/** Half a frame of 25 pictures a second. */
const LOOK_MS = 20;

/** Plays a sonifier at the playhead: by ear, by hand, or both. Silent at once with a pause, and while nobody sees the page. */
export function createRunSound(transport: Transport): RunSound {
  let choice: RunSoundChoice = { sound: false, vibration: false, volume: 0 };
  let player: SoundPlayer | null = null;
  let sonifier: Sonifier | null = null;
  let isStill = true;

  const still = () => {
    if (isStill) return;
    isStill = true;
    player?.silence();
    if (choice.vibration) stopVibrating();
  };
  const isPaused = () => transport.state.get().paused || document.hidden;
  const look = () => {
    const sounding = sonifier?.look(transport.playhead(), isPaused()) ?? SILENCE;
    if (sounding === SILENCE) return still();
    const { tone, moments } = sounding;
    isStill = false;
    player?.tone(tone);
    for (const { kind } of moments) {
      player?.earcon(kind);
      if (choice.vibration) vibrate(kind);
    }
  };
  const onChange = () => {
    if (isPaused()) look();
  };
  const unsubscribe = transport.state.subscribe(onChange);
  document.addEventListener("visibilitychange", onChange);
  const timer = setInterval(look, LOOK_MS);
  return {
    follow(next) {
      sonifier = next;
      still();
    },
    change(next) {
      if (choice.vibration && !next.vibration) stopVibrating();
      choice = next;
      if (!next.sound) {
        player?.close();
        player = null;
      } else if (player) player.setVolume(next.volume);
      else player = createSoundPlayer(next.volume);
    },
    close() {
      clearInterval(timer);
      unsubscribe();
      document.removeEventListener("visibilitychange", onChange);
      still();
      player?.close();
    },
  };
}
