/**
 * When the whole wall moves its playhead, and by how much. Two reasons:
 * - the wall wants another latency (or the event clock was corrected): everything moves, sound included, 3 % at most;
 * - the sound drifts, because an audio device counts by its own crystal: the pictures follow it.
 *   Sound is never pulsed while it is within 40 ms of the playhead, and a slew that follows sound leaves it alone.
 */
export interface SlewInput {
  /** Where live wants the playhead, minus where it is, ms; null where nothing wants it elsewhere (behind live). */
  wantedMs: number | null;
  /** Sound minus playhead, ms: the median of steady samples; null without sound that runs. */
  soundOffMs: number | null;
}

export interface Slew {
  /** Added to the rate. */
  deviation: number;
  forMs: number;
  /** False: the sound keeps its rate. */
  withSound: boolean;
}

/** A third of a frame: lips and sound agree, and pictures are not moved for the jitter of a reading. */
const FOLLOW_SOUND_ABOVE_MS = 12;
const FOLLOW_SOUND_AT_MOST_MS = 60;
const FOLLOW_RATE = 0.02;
/** Without sound the wall follows its own target closely; with sound it lets the sound lead this far away from it. */
const HOLD_MS = 3;
const LED_AWAY_AT_MOST_MS = 80;
const WALL_RATE = 0.03;

export function planSlew({ wantedMs, soundOffMs }: SlewInput): Slew | null {
  const leads = soundOffMs !== null;
  if (wantedMs !== null && Math.abs(wantedMs) > (leads ? LED_AWAY_AT_MOST_MS : HOLD_MS)) {
    return { deviation: Math.sign(wantedMs) * WALL_RATE, forMs: Math.abs(wantedMs) / WALL_RATE, withSound: true };
  }
  if (!leads || Math.abs(soundOffMs) <= FOLLOW_SOUND_ABOVE_MS || Math.abs(soundOffMs) > FOLLOW_SOUND_AT_MOST_MS)
    return null;
  return {
    deviation: Math.sign(soundOffMs) * FOLLOW_RATE,
    forMs: Math.abs(soundOffMs) / FOLLOW_RATE,
    withSound: false,
  };
}
