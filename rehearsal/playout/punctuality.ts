import type { UtcMs } from "../../contracts/units.ts";

/** Measures how long after its instant each picture was sent. */
export function createPunctuality(now: () => UtcMs): {
  sent(instant: UtcMs): void;
  /** The figures since the last call, in ms. */
  take(): { sent: number; p50Ms: number; p95Ms: number; maxMs: number };
} {
  const LIMIT = 100_000;
  let late: number[] = [];
  return {
    sent(instant) {
      if (late.length < LIMIT) late.push(now() - instant);
    },
    take() {
      const sorted = late.sort((a, b) => a - b);
      late = [];
      const at = (share: number) =>
        Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
      return { sent: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
    },
  };
}
