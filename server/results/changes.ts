import type { Cue } from "../../contracts/cues.ts";

/** Tells whoever listens in this process what holds now that did not before. */
export interface Changes {
  /** @param tookBack something that was told before does not hold any more. */
  publish(cues: readonly Cue[], tookBack?: boolean): void;
  /** @returns a function that ends it. */
  subscribe(listener: Listener): () => void;
}

type Listener = (cues: readonly Cue[], tookBack: boolean) => void;

export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  return {
    publish(cues, tookBack = false) {
      if (cues.length > 0) for (const listener of listeners) listener(cues, tookBack);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
