/** A value that tells when it changed: the shape React's `useSyncExternalStore` takes. */
export interface Observable<T> {
  /** The same object until something changed. */
  get(): T;
  /** Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface Writable<T> extends Observable<T> {
  set(value: T): void;
}

export function observable<T>(initial: T): Writable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
