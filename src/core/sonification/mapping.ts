/**
 * How a run sounds: one fixed mapping that can be learnt. The pitch is the lead, the pulse is the way, the colour says on
 * which side of the leader somebody is, so that nobody has to know a note by itself.
 */

/** Level with the leader: A4, Hz (ISO 16:1975). */
export const LEVEL_HZ = 440;
/** One semitone, up for ahead and down for behind, for so much of the clock, ms. */
export const SEMITONE_MS = 100;
/** An octave to either side; a larger lead sounds like this one. */
export const SEMITONES_MAX = 12;
/** One pulse for so much of the way, m: at 36 km/h one a second, at 108 km/h three. */
export const PULSE_METRES = 10;
/** A pulse takes off so much of the loudness between two peaks. */
const PULSE_DEPTH = 0.7;
/** So far behind, the colour is as reedy as it gets, ms. */
const REED_FULL_MS = 300;

/** What sounds at one instant. */
export interface Tone {
  /** Equal-tempered, above (positive) or below A4; fractions glide. */
  semitones: number;
  /** 0 to 1, of the loudness that the tone may have: the pulse. */
  level: number;
  /** 0: clear, level or ahead. 1: reedy, clearly behind. */
  reed: number;
}

/** @param leadMs ms by the clock at the same place of the course; positive: ahead */
export const semitonesOf = (leadMs: number): number =>
  Math.min(SEMITONES_MAX, Math.max(-SEMITONES_MAX, leadMs / SEMITONE_MS));

/** Equal temperament. */
export const hzOf = (semitones: number): number => LEVEL_HZ * 2 ** (semitones / 12);

/** Loudest where the way is a whole number of pulses, and as smooth as a cosine in between. */
export const pulseLevel = (metres: number): number =>
  1 - PULSE_DEPTH * (0.5 - 0.5 * Math.cos((2 * Math.PI * metres) / PULSE_METRES));

export const toneOf = (leadMs: number, metres: number): Tone => ({
  semitones: semitonesOf(leadMs),
  level: pulseLevel(metres),
  reed: Math.min(1, Math.max(0, -leadMs / REED_FULL_MS)),
});
