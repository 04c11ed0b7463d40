import type { Cue } from "../../contracts/cues.ts";

/** Tells whoever listens in this process what holds now that did not before. */
export interface Changes {
  publish(cues: readonly Cue[]): void;
  /** @returns a function that ends it. */
  subscribe(listener: (cues: readonly Cue[]) => void): () => void;
}

export function createChanges(): Changes {
  const listeners = new Set<(cues: readonly Cue[]) => void>();
  return {
    publish(cues) {
      if (cues.length > 0) for (const listener of listeners) listener(cues);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
