import { splitChannel } from "../../../contracts/telemetry.ts";
import { type UtcMs, utcMs } from "../../../contracts/units.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export const SOUND_MOMENTS = ["gate", "hit", "miss", "finish", "goal"] as const;
export type SoundMomentKind = (typeof SOUND_MOMENTS)[number];

/** What sounds, or is felt, once: at the instant that it happened or, for a finish, was sure. UTC ms. */
export interface SoundMoment {
  kind: SoundMomentKind;
  at: UtcMs;
}

/** A clock that stood for so long has stopped; less may be how it is rounded, ms. */
const STOPPED_MS = 100;
const CLOCK_LOOK_MS = 1000;

/** What the sensors of a picture tell of in (from, to], oldest first: gates, shots, and the stopping of a run's clock. */
export function soundMoments(telemetry: Telemetry, channels: readonly string[], from: UtcMs, to: UtcMs): SoundMoment[] {
  const found: SoundMoment[] = [];
  for (const channel of channels) {
    const { metric } = splitChannel(channel);
    if (metric === "run-time") {
      const at = stoppedWithin(telemetry, channel, from, to);
      if (at !== null) found.push({ kind: "finish", at });
    }
    if (metric !== "gate" && metric !== "shot") continue;
    for (const { at, value } of telemetry.samplesBetween(channel, from, to)) {
      if (metric === "gate") found.push({ kind: "gate", at });
      else found.push({ kind: value === 1 || value === true ? "hit" : "miss", at });
    }
  }
  return found.toSorted((one, other) => one.at - other.at);
}

/** The first sample in (from, to] by which a clock that ran has stood for long enough. */
function stoppedWithin(telemetry: Telemetry, channel: string, from: UtcMs, to: UtcMs): UtcMs | null {
  const samples = telemetry.samplesBetween(channel, utcMs(from - CLOCK_LOOK_MS), to);
  let ran = false;
  let since = samples[0];
  let isTold = true;
  for (const sample of samples) {
    if (!since || typeof sample.value !== "number" || typeof since.value !== "number") return null;
    if (sample.value !== since.value) {
      ran = sample.value > since.value;
      since = sample;
      isTold = !ran;
    } else if (!isTold && sample.at - since.at >= STOPPED_MS) {
      if (sample.at > from) return sample.at;
      isTold = true;
    }
  }
  return null;
}
