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
  /** Of values that are to be kept, the viewer's: his own where the partner's hold now. */
  ownOf<Kept extends object>(kept: Kept): Kept;
  /** The viewer has other values elsewhere: they are his from now on, and what the partner chose is `over` and no more. */
  adopt(theirs: Partial<State>, over: Partial<State>): void;
  close(): void;
}

interface Held {
  /** What the viewer had. */
  own: unknown;
  chosen: unknown;
}

/** @param begun what the store had, and what of it the partner chose before this was there */
export function createPartnerChoices<State extends object>(
  store: Store<State>,
  begun: { own: Partial<State>; over: Partial<State> } = { own: {}, over: {} },
): PartnerChoices<State> {
  const held = new Map<keyof State, Held>();
  const hold = (own: Partial<State>, over: Partial<State>) => {
    for (const name of namesOf(over))
      if (held.has(name) || !Object.is(own[name], over[name]))
        held.set(name, { own: held.get(name)?.own ?? own[name], chosen: over[name] });
  };
  hold(begun.own, begun.over);
  let choosing = false;
  const set = (patch: Partial<State>) => {
    choosing = true;
    try {
      store.setState(patch);
    } finally {
      choosing = false;
    }
  };
  const stop = store.subscribe((next, before) => {
    if (choosing) return;
    for (const [name, had] of [...held]) {
      if (next[name] === before[name]) continue;
      const rest = stillHeld(had, next[name]);
      if (rest) held.set(name, rest);
      else held.delete(name);
    }
  });

  return {
    choose(patch) {
      hold(store.getState(), patch);
      set(patch);
    },
    isHeld: (name) => held.has(name),
    ownOf: (kept) => ({
      ...kept,
      ...Object.fromEntries([...held].flatMap(([name, { own }]) => (Object.hasOwn(kept, name) ? [[name, own]] : []))),
    }),
    adopt(theirs, over) {
      held.clear();
      hold(theirs, over);
      set({ ...theirs, ...over });
    },
    close: stop,
  };
}

const namesOf = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The viewer changed a value: of one that has parts, those that he left alone are the partner's still. */
function stillHeld({ own, chosen }: Held, next: unknown): Held | null {
  if (!isRecord(own) || !isRecord(chosen) || !isRecord(next)) return null;
  const partners = Object.keys(chosen).filter((part) => chosen[part] !== own[part] && chosen[part] === next[part]);
  if (partners.length === 0) return null;
  const mine = Object.entries({ ...next, ...Object.fromEntries(partners.map((part) => [part, own[part]])) });
  return { own: Object.fromEntries(mine.filter(([, value]) => value !== undefined)), chosen: next };
}
