/**
 * How far behind now the wall plays. It starts low; when players run dry again and again it gives them a little more,
 * for all tiles at once, and creeps back when they have been quiet. Pure; times are event-clock ms.
 */
export interface LatencyPolicy {
  baseMs: number;
  mostMs: number;
  stepMs: number;
}
export const LATENCY_POLICY: LatencyPolicy = { baseMs: 1400, mostMs: 3000, stepMs: 200 };

export interface LatencyState {
  latencyMs: number;
  /** Short stalls lately. */
  stalls: number[];
  changedAt: number;
  raisedAt: number;
  /** Quiet that is asked for before creeping back; doubles when creeping back brought a stall. */
  quietMs: number;
}

/** Two short stalls in this time ask for more latency. */
const REMEMBERED_MS = 20_000;
/** A longer stall is an outage: no latency would have bridged it, and the other tiles must not pay for it. */
const OUTAGE_MS = 1500;
const FIRST_QUIET_MS = 60_000;
const LONGEST_QUIET_MS = 600_000;
const CREEP_MS = 50;
const CREEP_INTERVAL_MS = 10_000;
const RAISE_INTERVAL_MS = 5000;

export const freshLatency = ({ baseMs }: LatencyPolicy, now: number): LatencyState => ({
  latencyMs: baseMs,
  stalls: [],
  changedAt: now,
  raisedAt: Number.NEGATIVE_INFINITY,
  quietMs: FIRST_QUIET_MS,
});

/** A player's stall ended after `lastedMs`. */
export function afterStall(state: LatencyState, policy: LatencyPolicy, now: number, lastedMs: number): LatencyState {
  if (lastedMs > OUTAGE_MS) return state;
  const stalls = [...state.stalls.filter((at) => now - at < REMEMBERED_MS), now].slice(-8);
  if (stalls.length < 2 || now - state.raisedAt < RAISE_INTERVAL_MS) return { ...state, stalls };
  const latencyMs = Math.min(policy.mostMs, state.latencyMs + policy.stepMs);
  const sooner = now - state.changedAt < state.quietMs && state.latencyMs > policy.baseMs;
  return {
    latencyMs,
    stalls: [],
    changedAt: now,
    raisedAt: now,
    quietMs: sooner ? Math.min(LONGEST_QUIET_MS, state.quietMs * 2) : state.quietMs,
  };
}

/** Called now and then while live. */
export function afterQuiet(state: LatencyState, policy: LatencyPolicy, now: number): LatencyState {
  const lastStall = state.stalls.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (state.latencyMs <= policy.baseMs || now - lastStall < state.quietMs) return state;
  // The first step back waits for the whole quiet time, the next follow at their own pace.
  const creeping = (state.latencyMs - policy.baseMs) % policy.stepMs !== 0;
  if (now - state.changedAt < (creeping ? CREEP_INTERVAL_MS : state.quietMs)) return state;
  return { ...state, latencyMs: Math.max(policy.baseMs, state.latencyMs - CREEP_MS), changedAt: now };
}
