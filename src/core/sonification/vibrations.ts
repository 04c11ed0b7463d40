import type { SoundMomentKind } from "./sound-moments.ts";

/** How moments feel, as the Vibration API has it: ms on, off, on. No two can be taken for each other. */
export const VIBRATIONS: Readonly<Record<SoundMomentKind, readonly number[]>> = {
  gate: [30],
  hit: [80],
  miss: [50, 90, 50],
  finish: [400],
  goal: [250, 90, 60, 90, 250],
};
