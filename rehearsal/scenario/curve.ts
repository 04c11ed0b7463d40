/** Shapes over time from which the scenario is made. All are pure and seeded. */
export const SEED = 2026;
export const TAU = Math.PI * 2;

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;
/** 0 below `from`, 1 above `to`, smooth between. */
export const ease = (from: number, to: number, value: number): number => {
  const share = clamp((value - from) / (to - from), 0, 1);
  return share * share * (3 - 2 * share);
};
/** Rises to 1 over [a, b], holds, and falls to 0 over [c, d]. */
export const plateau = (value: number, a: number, b: number, c: number, d: number): number =>
  ease(a, b, value) * (1 - ease(c, d, value));

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number 0 to 1 that belongs to an index; for things placed along a line without a list of them. */
export const scatter = (index: number, salt: number): number =>
  createRandom(Math.imul(index + 7919, 0x9e3779b1) ^ salt)();

/**
 * Smooth noise, about -1 to 1, that repeats every `loop`; `pace` is the length of a typical swing, in the same unit.
 */
export function createWander(seed: number, loop: number, pace: number): (at: number) => number {
  const random = createRandom(seed ^ SEED);
  const centre = loop / pace;
  const waves = [0.45, 0.7, 1, 1.37, 1.9].map((ratio) => ({
    turns: Math.max(1, Math.round(centre * ratio)),
    phase: random() * TAU,
    weight: 0.28 + random() * 0.3,
  }));
  return (at) =>
    waves.reduce((sum, wave) => sum + wave.weight * Math.sin((TAU * wave.turns * at) / loop + wave.phase), 0) * 0.8;
}

export type Key = readonly [at: number, value: number];
/** Eases from key to key; before the first and after the last it goes on round the loop. */
export function createKeyed(keys: readonly Key[], loop: number): (at: number) => number {
  const first = keys[0];
  const last = keys[keys.length - 1];
  if (!first || !last) throw new Error("a keyed curve needs at least one key");
  const round: Key[] = [[last[0] - loop, last[1]], ...keys, [first[0] + loop, first[1]]];
  return (at) => {
    const next = round.findIndex((key) => key[0] > at);
    const to = round[next] ?? round[round.length - 1];
    const from = round[next - 1] ?? round[0];
    return to && from ? mix(from[1], to[1], ease(from[0], to[0], at)) : first[1];
  };
}
