import { ticks90k, utcMs, type Ticks90k, type UtcMs } from "../contracts/units.ts";

/** The only place in the rehearsal that reads the clock; everything else takes `now`. */
export const now = (): UtcMs => utcMs(performance.timeOrigin + performance.now());

/** The remainder that is never negative. */
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Where a loop of `loopMs` stands at an instant: loops are anchored to the Unix epoch. */
export const phaseAt = (utc: number, loopMs: number): number => modulo(utc, loopMs);

const WRAP = 2 ** 33;
/** An instant as an MPEG-2 time stamp: UTC in 90 kHz ticks, modulo 2^33 (ISO/IEC 13818-1 clause 2.4.3.7). */
export const ticksOf = (utc: number): Ticks90k => ticks90k(modulo(Math.round(utc * 90), WRAP));

/**
 * Calls `onInstant` at each multiple of `periodMs` of UTC, with that instant.
 * Instants missed by less than `catchUpMs` are delivered late, older ones are left out.
 */
export function createPace(options: {
  periodMs: number;
  onInstant: (instant: UtcMs) => void;
  catchUpMs?: number;
  clock?: () => UtcMs;
}): { close(): void } {
  const { periodMs, onInstant, catchUpMs = 2000, clock = now } = options;
  let next = Math.ceil(clock() / periodMs) * periodMs;
  let timer: NodeJS.Timeout;
  const arm = () => {
    timer = setTimeout(fire, Math.max(0, next - clock()));
  };
  const fire = () => {
    const at = clock();
    if (at - next > catchUpMs || next - at > 2 * periodMs) next = Math.floor(at / periodMs) * periodMs;
    for (; next <= at; next += periodMs) onInstant(utcMs(next));
    arm();
  };
  arm();
  return { close: () => clearTimeout(timer) };
}
