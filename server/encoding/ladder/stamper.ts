/**
 * Lays frames end to end. A frame begins where the one before ended and lasts until its own stated end, so jitter of
 * stamps (RTMP's are whole milliseconds) and lost frames leave neither gap nor overlap in the track.
 */
export interface Stamper {
  /** Times in ticks; `duration` is the nominal one. */
  stamp(dts: number, duration: number): { dts: number; duration: number };
}

export function createStamper(): Stamper {
  let expected: number | null = null;
  return {
    stamp(stated, nominal) {
      const dts = Math.round(expected ?? stated);
      // A frame that comes too early is shown briefly rather than not at all.
      const end = Math.max(Math.round(stated + nominal), dts + Math.ceil(nominal / 4));
      expected = end;
      return { dts, duration: end - dts };
    },
  };
}
