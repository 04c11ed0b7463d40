import type { Version } from "../../contracts/results.ts";

/** Tells whoever listens in this process what holds now that did not before. */
export interface Changes {
  publish(versions: readonly Version[]): void;
  /** @returns a function that ends it. */
  subscribe(listener: (versions: readonly Version[]) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(versions: readonly Version[]) => void>();
  return {
    publish(versions) {
      if (versions.length > 0) for (const listener of listeners) listener(versions);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
