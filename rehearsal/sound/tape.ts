import { createRandom } from "../scenario/curve.ts";

/** A loop of stereo sound that is being put together: what runs over its end goes on at its start. */
export const SAMPLE_RATE = 48_000;
/** Levels follow what happens in steps this long, with straight lines between. */
const CONTROL_SAMPLES = 960;
const WARM_UP = 9600;

export type Filter = { kind: "low" | "high" | "band"; hz: number; q?: number };
/** -1 left, 1 right. */
export type Pan = number;

/** Second-order sections after Robert Bristow-Johnson's cookbook. */
function coefficients({ kind, hz, q = 0.707 }: Filter): readonly [number, number, number, number, number] {
  const turn = (2 * Math.PI * hz) / SAMPLE_RATE;
  const alpha = Math.sin(turn) / (2 * q);
  const cos = Math.cos(turn);
  const norm = 1 + alpha;
  const [b0, b1, b2] =
    kind === "low"
      ? [(1 - cos) / 2, 1 - cos, (1 - cos) / 2]
      : kind === "high"
        ? [(1 + cos) / 2, -1 - cos, (1 + cos) / 2]
        : [alpha, 0, -alpha];
  return [b0 / norm, b1 / norm, b2 / norm, (-2 * cos) / norm, (1 - alpha) / norm];
}

export interface Tape {
  readonly samples: number;
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Filtered noise whose level, 0 to 1, follows `level(ms)`. */
  noise(options: { filter: Filter; level: (ms: number) => number; pan?: Pan; seed: number }): void;
  /** A sound from an instant of the loop on. */
  add(sound: Float32Array, atMs: number, level: number, pan?: Pan): void;
}

export function createTape(loopMs: number): Tape {
  const samples = (loopMs * SAMPLE_RATE) / 1000;
  const left = new Float32Array(samples);
  const right = new Float32Array(samples);
  const white = new Float32Array(samples);
  let state = 0x2545f491;
  for (let at = 0; at < samples; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    white[at] = state / 0x80000000;
  }
  const gains = (pan: Pan): readonly [number, number] => [
    Math.cos(((pan + 1) * Math.PI) / 4) * Math.SQRT2,
    Math.sin(((pan + 1) * Math.PI) / 4) * Math.SQRT2,
  ];

  return {
    samples,
    left,
    right,
    noise({ filter, level, pan = 0, seed }) {
      const [b0, b1, b2, a1, a2] = coefficients(filter);
      const [toLeft, toRight] = gains(pan);
      // The same noise from another place sounds like another noise.
      const offset = Math.floor(createRandom(seed)() * samples);
      let [x1, x2, y1, y2] = [0, 0, 0, 0];
      let gain = 0;
      let slope = 0;
      for (let step = -WARM_UP; step < samples; step++) {
        const read = (step + offset + samples) % samples;
        const x = white[read] ?? 0;
        const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        if (step < 0) continue;
        if (step % CONTROL_SAMPLES === 0) {
          const ms = (step * 1000) / SAMPLE_RATE;
          gain = level(ms);
          slope = (level((ms + (CONTROL_SAMPLES * 1000) / SAMPLE_RATE) % loopMs) - gain) / CONTROL_SAMPLES;
        }
        left[step] = (left[step] ?? 0) + y * gain * toLeft;
        right[step] = (right[step] ?? 0) + y * gain * toRight;
        gain += slope;
      }
    },
    add(sound, atMs, level, pan = 0) {
      const [toLeft, toRight] = gains(pan);
      const start = Math.round((atMs * SAMPLE_RATE) / 1000);
      for (let step = 0; step < sound.length; step++) {
        const at = (start + step + samples) % samples;
        const value = (sound[step] ?? 0) * level;
        left[at] = (left[at] ?? 0) + value * toLeft;
        right[at] = (right[at] ?? 0) + value * toRight;
      }
    },
  };
}

/** A sound of `ms` from a function of seconds. */
export function soundOf(ms: number, wave: (seconds: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round((ms * SAMPLE_RATE) / 1000) }, (_, at) => wave(at / SAMPLE_RATE));
}
