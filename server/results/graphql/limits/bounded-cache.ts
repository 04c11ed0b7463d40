/** Keeps what was used last, up to a weight: counts alone would let few large ones fill the memory. */
export interface BoundedCache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, weight: number): void;
  readonly weight: number;
}

export function createBoundedCache<V>(capacity: number): BoundedCache<V> {
  const kept = new Map<string, { value: V; weight: number }>();
  let total = 0;
  const drop = (key: string) => {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set(key, value, weight) {
      drop(key);
      if (weight > capacity) return;
      kept.set(key, { value, weight });
      total += weight;
      for (const oldest of kept.keys()) {
        if (total <= capacity) break;
        drop(oldest);
      }
    },
    get weight() {
      return total;
    },
  };
}
