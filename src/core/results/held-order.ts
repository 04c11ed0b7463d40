export interface HeldOrder {
  order: readonly string[];
  /** Another order waits until it may be shown. */
  waits: boolean;
}

/**
 * The order of a list while somebody points at it or is in it with the keyboard: nothing moves and nothing comes in;
 * only what is no more goes. `held`: the order that was on the page then; null: nobody is there.
 */
export function heldOrder(held: readonly string[] | null, wanted: readonly string[]): HeldOrder {
  if (held === null) return { order: wanted, waits: false };
  const exists = new Set(wanted);
  const order = held.filter((key) => exists.has(key));
  const waits = order.length !== wanted.length || order.some((key, index) => key !== wanted[index]);
  return { order: waits ? order : wanted, waits };
}
