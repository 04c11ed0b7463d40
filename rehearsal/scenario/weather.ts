import { TAU } from "./curve.ts";

/** Conditions drift over hours and breathe over minutes; they know no loop. */
const drift = (utc: number, hours: number, turn: number): number => Math.sin((TAU * utc) / (hours * 3_600_000) + turn);

export interface Weather {
  snowCel: number;
  airCel: number;
  humidity: number;
  windMs: number;
}
export const weatherAt = (utc: number): Weather => ({
  snowCel: -4.6 + 0.9 * drift(utc, 9, 0.4) + 0.08 * drift(utc, 0.21, 1),
  airCel: -2.1 + 1.8 * drift(utc, 11, 2) + 0.15 * drift(utc, 0.3, 0),
  humidity: 61 + 7 * drift(utc, 7, 1.1) + 0.6 * drift(utc, 0.4, 2),
  windMs: Math.max(0.1, 2.6 + 1.1 * drift(utc, 1.7, 0.2) + 0.7 * drift(utc, 0.05, 0) + 0.4 * drift(utc, 0.013, 2)),
});
export const hockeyIceCel = (utc: number): number => -5.1 + 0.35 * drift(utc, 1.1, 0) + 0.05 * drift(utc, 0.07, 1);
export const curlingIceCel = (utc: number): number => -4.7 + 0.2 * drift(utc, 1.4, 2) + 0.04 * drift(utc, 0.09, 0);
export const hallAir = (utc: number): { airCel: number; humidity: number } => ({
  airCel: 8.2 + 0.5 * drift(utc, 3, 1),
  humidity: 43 + 2 * drift(utc, 2.3, 0),
});
