import type { Tone } from "../../core/sonification/mapping.ts";
import type { SoundMomentKind } from "../../core/sonification/sound-moments.ts";
import { createSynth } from "./synth.ts";

/** The one audio context of the sonification: made by what the viewer did, closed with it. */
export interface SoundPlayer {
  /** Once the browser lets sound through. */
  readonly ready: Promise<void>;
  tone(tone: Tone | null): void;
  earcon(kind: SoundMomentKind): void;
  setVolume(volume: number): void;
  silence(): void;
  close(): void;
}

/** So far ahead sounds are put into the context, s: enough for its next block, too little to be late. */
const AHEAD_S = 0.005;
const GESTURES = ["pointerdown", "keydown"] as const;

export function createSoundPlayer(volume: number): SoundPlayer {
  const context = new AudioContext({ latencyHint: "interactive" });
  const synth = createSynth(context);
  const when = () => context.currentTime + AHEAD_S;
  const resume = () => context.resume().catch(() => undefined);
  const wake = () => void resume();
  // Some browsers let a context run only within a gesture; the next one will do.
  for (const gesture of GESTURES) addEventListener(gesture, wake);
  const ready = resume();
  synth.setVolume(volume, 0);
  return {
    ready,
    // What is told to a context that stands would all sound when it starts.
    tone: (tone) => synth.tone(context.state === "running" ? tone : null, when()),
    earcon: (kind) => {
      if (context.state === "running") synth.earcon(kind, when());
    },
    setVolume: (level) => synth.setVolume(level, when()),
    silence: () => synth.silence(when()),
    close() {
      for (const gesture of GESTURES) removeEventListener(gesture, wake);
      synth.close();
      void context.close().catch(() => undefined);
    },
  };
}
