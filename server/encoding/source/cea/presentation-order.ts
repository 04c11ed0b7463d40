/**
 * Access units come in the order of decoding; captions are meant in the order of showing (CTA-708-E, 4.3).
 * A unit that comes later shows no earlier than it is decoded: what is to be shown by then is in order.
 */
export interface PresentationOrder<Item> {
  /** Times in event ticks. */
  add(item: Item, ticks: number, decodeTicks: number): void;
  /** The stream has ended: all that is left comes. */
  flush(): void;
}

/** Sixteen pictures may be held back by any codec's rules; beyond this many the stamps are wrong. */
const MAX_HELD = 64;

export function createPresentationOrder<Item>(onItem: (item: Item, ticks: number) => void): PresentationOrder<Item> {
  const held: { item: Item; ticks: number }[] = [];
  const release = (until: number) => {
    for (let first = held[0]; first && (first.ticks <= until || held.length > MAX_HELD); first = held[0]) {
      held.shift();
      onItem(first.item, first.ticks);
    }
  };
  return {
    add(item, ticks, decodeTicks) {
      const after = held.findLastIndex((other) => other.ticks <= ticks);
      held.splice(after + 1, 0, { item, ticks });
      release(decodeTicks);
    },
    flush: () => release(Infinity),
  };
}
