/** What of a result explains a rank; more may travel along, the ids of the facts for instance. */
export interface FactoredTime {
  id: string;
  sportClass: string;
  factor: number;
  realMs: number;
  calculatedMs: number;
}

/** Why the slower athlete leads: his calculated time is the smaller one. Evidence for a sentence, not the sentence. */
export interface SlowerLeads<F extends FactoredTime = FactoredTime> {
  leader: F;
  /** Was faster by the clock. */
  faster: F;
  /** Both above zero. */
  leadCalculatedMs: number;
  behindRealMs: number;
}

/** Null where there is nothing to explain: the leader was not slower, or nobody leads. */
export function whySlowerLeads<F extends FactoredTime>(one: F, other: F): SlowerLeads<F> | null {
  const [leader, faster] = one.calculatedMs < other.calculatedMs ? [one, other] : [other, one];
  const leadCalculatedMs = faster.calculatedMs - leader.calculatedMs;
  const behindRealMs = leader.realMs - faster.realMs;
  return leadCalculatedMs > 0 && behindRealMs > 0 ? { leader, faster, leadCalculatedMs, behindRealMs } : null;
}
