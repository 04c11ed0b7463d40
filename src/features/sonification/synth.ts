import { LEVEL_HZ, type Tone } from "../../core/sonification/mapping.ts";
import type { SoundMomentKind } from "../../core/sonification/sound-moments.ts";
import { EARCONS } from "./earcons.ts";

/**
 * The sound of a run in Web Audio. Nothing it gives is louder than PEAK, whatever plays at once: -12 dBFS, well below the
 * commentary's peaks. Times are those of the context, s.
 */
export interface Synth {
  /** The tone from `when` on; null: silence. Told again and again: when nobody does for a while, it falls silent. */
  tone(tone: Tone | null, when: number): void;
  earcon(kind: SoundMomentKind, when: number): void;
  /** 0 to 1. */
  setVolume(volume: number, when: number): void;
  /** Everything ends at once, what is still to sound too. */
  silence(when: number): void;
  close(): void;
}

/** 10 ^ (-12 / 20) */
export const PEAK = 0.251;
/** Below this the limit changes nothing. */
const LINEAR = 0.2;
const TONE_PEAK = 0.1;
/** How fast pitch and loudness go where they should, s: fast enough for the frame, too slow for a click. */
const GLIDE_S = 0.025;
const FADE_S = 0.012;
/** Without news for so long the tone ends by itself: a page that hangs must not drone. */
const FORGOTTEN_S = 0.3;

export function createSynth(context: BaseAudioContext): Synth {
  const volume = gain(context, 1);
  const limit = context.createWaveShaper();
  limit.curve = limitCurve();
  limit.connect(volume).connect(context.destination);

  const toneGain = gain(context, 0);
  toneGain.connect(limit);
  const [clear, reedy] = (["triangle", "sawtooth"] as const).map((type) => {
    const oscillator = new OscillatorNode(context, { type, frequency: LEVEL_HZ });
    const share = gain(context, 0);
    oscillator.connect(share).connect(toneGain);
    oscillator.start();
    return { oscillator, share };
  }) as [Voice, Voice];
  const voices = [clear, reedy];
  let isSounding = false;
  /** Earcons go through one that is thrown away with a silence, and what it would still have played with it. */
  let earcons = gain(context, 1);
  earcons.connect(limit);

  const turn = (level: number, when: number) => {
    toneGain.gain.cancelScheduledValues(when);
    toneGain.gain.setTargetAtTime(level, when, FADE_S);
    if (level > 0) toneGain.gain.setTargetAtTime(0, when + FORGOTTEN_S, FADE_S);
    isSounding = level > 0;
  };
  return {
    tone(tone, when) {
      if (!tone) return turn(0, when);
      const cents = tone.semitones * 100;
      for (const { oscillator } of voices) {
        // In cents a straight way is an even glide. After a silence it begins where it should be.
        if (isSounding) oscillator.detune.setTargetAtTime(cents, when, GLIDE_S);
        else oscillator.detune.setValueAtTime(cents, when);
      }
      clear.share.gain.setTargetAtTime(1 - tone.reed, when, GLIDE_S);
      reedy.share.gain.setTargetAtTime(tone.reed * 0.7, when, GLIDE_S);
      turn(TONE_PEAK * tone.level, when);
    },
    earcon: (kind, when) => EARCONS[kind](context, earcons, when),
    setVolume(level, when) {
      volume.gain.setTargetAtTime(Math.min(1, Math.max(0, level)), when, FADE_S);
    },
    silence(when) {
      turn(0, when);
      earcons.gain.setTargetAtTime(0, when, FADE_S);
      earcons = gain(context, 1);
      earcons.connect(limit);
    },
    close() {
      for (const { oscillator } of voices) oscillator.stop();
      volume.disconnect();
    },
  };
}

interface Voice {
  oscillator: OscillatorNode;
  share: GainNode;
}

const gain = (context: BaseAudioContext, value: number): GainNode => new GainNode(context, { gain: value });

/** Straight up to LINEAR, then bent towards PEAK, which nothing passes: inputs beyond 1 are held at the curve's end. */
function limitCurve(): Float32Array<ArrayBuffer> {
  const curve = new Float32Array(2001);
  const room = PEAK - LINEAR;
  for (let index = 0; index < curve.length; index++) {
    const x = index / 1000 - 1;
    const over = Math.max(0, Math.abs(x) - LINEAR);
    curve[index] = Math.sign(x) * (Math.min(Math.abs(x), LINEAR) + room * Math.tanh(over / room) * 0.999);
  }
  return curve;
}
