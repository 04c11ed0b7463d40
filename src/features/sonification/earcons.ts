import type { SoundMomentKind } from "../../core/sonification/sound-moments.ts";

/**
 * Moments as short sounds that differ in what they are made of and how they move, not by pitch alone: a knock, a bell,
 * two thuds that fall, a chord that climbs, a horn. They are made, not sampled: nothing to fetch.
 */
type Earcon = (context: BaseAudioContext, into: AudioNode, when: number) => void;

export const EARCONS: Readonly<Record<SoundMomentKind, Earcon>> = {
  /** Wood: a breath of noise in one narrow band. */
  gate(context, into, when) {
    const noise = new AudioBufferSourceNode(context, { buffer: noiseOf(context) });
    const band = new BiquadFilterNode(context, { type: "bandpass", frequency: 1900, Q: 3 });
    noise.connect(band).connect(struck(context, into, when, 0.42, 0.02));
    noise.start(when, 0, 0.12);
  },
  /** A bell: partials that no string has, long in dying. */
  hit(context, into, when) {
    for (const [ratio, peak, decayS] of BELL)
      play(context, "sine", [[when, 1180 * ratio]], 0.7, struck(context, into, when, peak, decayS));
  },
  /** Two dull thuds, each falling, the second lower. */
  miss(context, into, when) {
    for (const [afterS, hz] of [
      [0, 300],
      [0.17, 240],
    ] as const) {
      const at = when + afterS;
      const path = [
        [at, hz],
        [at + 0.12, hz * 0.6],
      ] as const;
      play(context, "triangle", path, 0.2, struck(context, into, at, 0.16, 0.05));
    }
  },
  /** Three notes climb and stay: a major chord. */
  finish(context, into, when) {
    [523.25, 659.26, 783.99].forEach((hz, index) => {
      const at = when + index * 0.14;
      play(context, "triangle", [[at, hz]], 1.2 - index * 0.14, struck(context, into, at, 0.07, 0.28));
    });
  },
  /** A hall's horn: two reeds a fifth apart, long, short, long, as the phone's buzz is. */
  goal(context, into, when) {
    const dark = new BiquadFilterNode(context, { type: "lowpass", frequency: 1400 });
    dark.connect(into);
    for (const [afterS, lengthS] of HORN) {
      const at = when + afterS;
      const blown = held(context, dark, at, 0.07, lengthS);
      for (const hz of [233.08, 349.23]) play(context, "sawtooth", [[at, hz]], lengthS + 0.1, blown);
    }
  },
};

/** Ratio to the strike note, peak, decay in s. */
const BELL = [
  [1, 0.08, 0.16],
  [1.51, 0.05, 0.1],
  [2.74, 0.03, 0.06],
] as const;
/** After the beginning, how long, s. */
const HORN = [
  [0, 0.26],
  [0.35, 0.08],
  [0.52, 0.36],
] as const;

/** A sound that is struck and dies away, the time constant in s. */
function struck(context: BaseAudioContext, into: AudioNode, when: number, peak: number, decayS: number): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, when);
  gain.gain.linearRampToValueAtTime(peak, when + 0.004);
  gain.gain.setTargetAtTime(0, when + 0.004, decayS);
  gain.connect(into);
  return gain;
}

/** A sound that is held for a while. */
function held(context: BaseAudioContext, into: AudioNode, when: number, peak: number, lengthS: number): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setTargetAtTime(peak, when, 0.012);
  gain.gain.setTargetAtTime(0, when + lengthS, 0.015);
  gain.connect(into);
  return gain;
}

/** An oscillator along a path of [s, Hz]; it begins with the first and ends after so long. */
function play(
  context: BaseAudioContext,
  type: OscillatorType,
  path: readonly (readonly [number, number])[],
  lengthS: number,
  into: AudioNode,
): void {
  const oscillator = new OscillatorNode(context, { type });
  const [from] = path;
  if (!from) return;
  path.forEach(([at, hz], index) => {
    if (index === 0) oscillator.frequency.setValueAtTime(hz, at);
    else oscillator.frequency.exponentialRampToValueAtTime(hz, at);
  });
  oscillator.connect(into);
  oscillator.start(from[0]);
  oscillator.stop(from[0] + lengthS);
}

const noises = new WeakMap<BaseAudioContext, AudioBuffer>();

/** White noise, the same each time, so that a knock sounds like the last one. */
function noiseOf(context: BaseAudioContext): AudioBuffer {
  const known = noises.get(context);
  if (known) return known;
  const buffer = context.createBuffer(1, Math.round(context.sampleRate * 0.15), context.sampleRate);
  const samples = buffer.getChannelData(0);
  let seed = 20_260;
  for (let index = 0; index < samples.length; index++) {
    // A linear congruential generator (Numerical Recipes, 2nd ed., section 7.1).
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    samples[index] = seed / 2 ** 31 - 1;
  }
  noises.set(context, buffer);
  return buffer;
}
