import type { FactorSet } from "./factors.ts";

/**
 * Published factors; the sport sets new ones every season. Of LW1, LW2, LW5/7, LW6/8 and the vision impaired none are
 * sourced, nor any for the alpine combined. LW3 was published as one although results split it: LW3-1 is not LW3.
 */
export const FACTOR_SETS: readonly FactorSet[] = [
  {
    season: "2011/12",
    source: "Wikipedia (en), articles LW3, LW4, LW9, LW10, LW11 and LW12, CC BY-SA, facts only",
    rounding: { stepMs: 10, to: "down" },
    assumes:
      "Calculated times are cut to hundredths, as FIS ICR 611.2.1 has it for net times; no rule for the product is sourced",
    factors: {
      LW3: { SL: 0.8929, GS: 0.9157, SG: 0.9307, DH: 0.9429 },
      LW4: { SL: 0.9961, GS: 0.995, SG: 0.9901, DH: 0.9949 },
      "LW9-1": { SL: 0.855, GS: 0.8648, SG: 0.867, DH: 0.8769 },
      "LW9-2": { SL: 0.9287, GS: 0.9439, SG: 0.9443, DH: 0.9552 },
      "LW10-1": { SL: 0.7234, GS: 0.7794, SG: 0.7942, DH: 0.8004 },
      "LW10-2": { SL: 0.7399, GS: 0.8152, SG: 0.8069, DH: 0.8183 },
      LW11: { SL: 0.785, GS: 0.8508, SG: 0.8324, DH: 0.8333 },
      "LW12-1": { SL: 0.8031, GS: 0.8608, SG: 0.8489, DH: 0.851 },
      "LW12-2": { SL: 0.8279, GS: 0.8708, SG: 0.8587, DH: 0.8605 },
    },
  },
];
