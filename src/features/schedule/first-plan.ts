/**
 * The oldest that is still held of something, as of `until`: where a plan has changed since, what it was before.
 * Versions can be asked for by instant only; before the first there is nothing, so the first is found by halving.
 */
export function oldestOf<T>(at: (instant: number) => T | null, until: number): T | null {
  let [unknown, known] = [-1, Math.floor(until)];
  let oldest = at(known);
  while (oldest !== null && known - unknown > 1) {
    const middle = Math.floor((unknown + known) / 2);
    const there = at(middle);
    if (there === null) unknown = middle;
    else [known, oldest] = [middle, there];
  }
  return oldest;
}
