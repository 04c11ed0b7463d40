/**
 * Super-G, season 2011/12 (Wikipedia (en), articles LW10, LW11, LW12; CC BY-SA, facts only). The sport sets new ones
 * every season. Calculated time = real time x factor, cut to hundredths.
 */
export const SUPER_G: Readonly<Record<string, number>> = {
  "LW10-1": 0.7942,
  "LW10-2": 0.8069,
  LW11: 0.8324,
  "LW12-1": 0.8489,
  "LW12-2": 0.8587,
};
/** Nordic percentages of sit-skis, season 2012/13 (same source). */
export const NORDIC_SIT: Readonly<Record<string, number>> = {
  LW10: 0.86,
  "LW10.5": 0.91,
  LW11: 0.94,
  "LW11.5": 0.98,
  LW12: 1,
};

/** The time that ranks, from the published real time, so that whoever reads a result can do the sum again. */
export function calculatedMs(realMs: number, factor: number, stepMs: 10 | 100): number {
  // Factors have four decimals: in whole numbers nothing is lost.
  const product = Math.floor(realMs / stepMs) * Math.round(factor * 10_000);
  return Math.floor(product / 10_000) * stepMs;
}
