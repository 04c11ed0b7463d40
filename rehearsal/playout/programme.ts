import type { UtcMs } from "../../contracts/units.ts";
import { phaseAt, ticksOf } from "../clock.ts";
import { AAC_FRAME_TICKS } from "./adts.ts";
import { createTransportStream, type TransportStream } from "./transport-stream.ts";

/** Numbers of the AAC frames, counted from the Unix epoch, that begin in [from, to). */
export function soundFramesBetween(from: number, to: number): { first: number; end: number } {
  return { first: Math.ceil((from * 90) / AAC_FRAME_TICKS), end: Math.ceil((to * 90) / AAC_FRAME_TICKS) };
}

/**
 * One camera's transport stream: pictures handed in as they come due, and the loop's sound beside them.
 * Pure but for its counters: the caller says the instant.
 */
export interface Programme {
  /** What goes on the wire for the picture of `instant`; before a key picture come the tables. */
  picture(unit: Buffer, instant: UtcMs, key: boolean): Buffer;
}

/** @param sound the loop's AAC frames, asked anew for each picture, so that it may come later than pictures; null: none. */
export function createProgramme({ sound, fps }: { sound: (() => readonly Buffer[]) | null; fps: number }): Programme {
  const stream: TransportStream = createTransportStream({ hasAudio: sound !== null });
  return {
    picture(unit, instant, key) {
      const out = key ? [stream.tables()] : [];
      out.push(stream.video(unit, ticksOf(instant), key));
      const { first, end } = soundFramesBetween(instant, instant + 1000 / fps);
      const frames = sound?.() ?? [];
      for (let number = first; number < end; number++) {
        const frame = frames[number % frames.length];
        if (frame) out.push(stream.audio(frame, ticksOf((number * AAC_FRAME_TICKS) / 90)));
      }
      return Buffer.concat(out);
    },
  };
}

/** Where in a loop an instant of the frame grid falls. */
export function frameAt(
  instant: number,
  loopMs: number,
  fps: number,
): { frame: number; second: number; inSecond: number } {
  const frame = Math.round((phaseAt(instant, loopMs) * fps) / 1000);
  return { frame, second: Math.floor(frame / fps), inSecond: frame % fps };
}
