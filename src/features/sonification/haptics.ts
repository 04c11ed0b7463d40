import type { SoundMomentKind } from "../../core/sonification/sound-moments.ts";
import { VIBRATIONS } from "../../core/sonification/vibrations.ts";

/** Phones know it; iPhones and most computers do not. */
export const canVibrate = (): boolean => "vibrate" in navigator && typeof navigator.vibrate === "function";

/** A later moment takes the place of one that is still felt. */
export function vibrate(kind: SoundMomentKind): void {
  if (canVibrate()) navigator.vibrate([...VIBRATIONS[kind]]);
}

export function stopVibrating(): void {
  if (canVibrate()) navigator.vibrate(0);
}
