import type { PersistStorage } from "zustand/middleware";

/** The part of a store that is needed here. */
interface Store<State> {
  getState(): State;
  setState(patch: Partial<State>): void;
  subscribe(listener: (next: State, before: State) => void): () => void;
}

/** What the page around chose for the time being. It holds until the viewer chooses otherwise, and is never kept. */
export interface PartnerChoices<State> {
  choose(patch: Partial<State>): void;
  /** True while a value is the partner's and not the viewer's. */
  isHeld(name: keyof State): boolean;
  /** Keeps in `below` the viewer's values only. */
  storageOver<Kept>(below: PersistStorage<Kept>): PersistStorage<Kept>;
  close(): void;
}

export function createPartnerChoices<State extends object>(store: Store<State>): PartnerChoices<State> {
  /** By name, what the viewer had. */
  const own = new Map<keyof State, unknown>();
  let choosing = false;
  const stop = store.subscribe((next, before) => {
    if (choosing) return;
    for (const name of own.keys()) if (next[name] !== before[name]) own.delete(name);
  });

  return {
    choose(patch) {
      const before = store.getState();
      for (const name of Object.keys(patch) as (keyof State)[]) if (!own.has(name)) own.set(name, before[name]);
      choosing = true;
      try {
        store.setState(patch);
      } finally {
        choosing = false;
      }
    },
    isHeld: (name) => own.has(name),
    storageOver: (below) => ({
      ...below,
      setItem(key, { state, ...rest }) {
        const kept = state as object;
        const mine = Object.fromEntries([...own].filter(([name]) => Object.hasOwn(kept, name)));
        return below.setItem(key, { ...rest, state: { ...kept, ...mine } as typeof state });
      },
    }),
    close: stop,
  };
}
