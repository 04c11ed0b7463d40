import type { Kind, Version } from "../../../contracts/results.ts";
import type { Store } from "../store/store.ts";

/** A version, and the instant of which it is told: everything that is reached from it is told of the same instant. */
export interface Held<K extends Kind = Kind> extends Version<K> {
  /** UTC ms. */
  at: number;
}

/** What one request has read. */
export interface Reader {
  /** Without a promise where it was read before, which is most of the time and half of the cost. */
  one<K extends Kind>(kind: K, id: string, at: number): Held<K> | null | Promise<Held<K> | null>;
  /** Reads ahead, so that `one` has them at hand. */
  ahead(kind: Kind, ids: readonly string[], at: number): Promise<void>;
  /** Those that there are, in the order of their ids as given. */
  some<K extends Kind>(kind: K, ids: readonly string[], at: number): Promise<Held<K>[]>;
  list<K extends Kind>(kind: K, at: number): Promise<readonly Held<K>[]>;
}

interface Shelf {
  found: Map<string, Held | null>;
  /** The next question to the store. */
  batch: { ids: string[]; done: Promise<void> } | null;
  /** Asked for and not read yet, each with its question. */
  pending: Map<string, Promise<void>>;
  list: Promise<readonly Held[]> | null;
}

/** One question to the store for whatever is asked of one kind and instant in one turn. */
export function createReader(store: Pick<Store, "many" | "list">): Reader {
  const shelves = new Map<Kind, Map<number, Shelf>>();
  const shelfOf = (kind: Kind, at: number): Shelf => {
    let ofKind = shelves.get(kind);
    if (!ofKind) shelves.set(kind, (ofKind = new Map()));
    let shelf = ofKind.get(at);
    if (!shelf) ofKind.set(at, (shelf = { found: new Map(), batch: null, pending: new Map(), list: null }));
    return shelf;
  };

  async function read(shelf: Shelf, kind: Kind, at: number, ids: readonly string[]): Promise<void> {
    // After the turn's promises: they ask for more of the same.
    await new Promise<void>((done) => void Promise.resolve().then(() => process.nextTick(done)));
    shelf.batch = null;
    try {
      for (const version of await store.many(kind, ids, at)) shelf.found.set(version.id, { ...version, at });
      for (const id of ids) if (!shelf.found.has(id)) shelf.found.set(id, null);
    } finally {
      for (const id of ids) shelf.pending.delete(id);
    }
  }
  const want = (kind: Kind, ids: readonly string[], at: number): Promise<unknown> | null => {
    const shelf = shelfOf(kind, at);
    const awaited = new Set<Promise<void>>();
    for (const id of ids) {
      if (shelf.found.has(id)) continue;
      let done = shelf.pending.get(id);
      if (!done) {
        if (!shelf.batch) {
          const batch: string[] = [];
          shelf.batch = { ids: batch, done: read(shelf, kind, at, batch) };
        }
        shelf.batch.ids.push(id);
        shelf.pending.set(id, (done = shelf.batch.done));
      }
      awaited.add(done);
    }
    if (awaited.size === 0) return null;
    return awaited.size === 1 ? ([...awaited][0] ?? null) : Promise.all(awaited);
  };

  return {
    one<K extends Kind>(kind: K, id: string, at: number) {
      const { found } = shelfOf(kind, at);
      const known = found.get(id);
      if (known !== undefined) return known as Held<K> | null;
      return (want(kind, [id], at) ?? Promise.resolve()).then(() => (found.get(id) ?? null) as Held<K> | null);
    },
    async ahead(kind, ids, at) {
      await want(kind, ids, at);
    },
    async some<K extends Kind>(kind: K, ids: readonly string[], at: number) {
      await want(kind, ids, at);
      const { found } = shelfOf(kind, at);
      return ids.flatMap((id) => (found.get(id) as Held<K> | null | undefined) ?? []);
    },
    list<K extends Kind>(kind: K, at: number) {
      const shelf = shelfOf(kind, at);
      shelf.list ??= store.list(kind, at).then((versions) => {
        const all = versions.map((version): Held => ({ ...version, at }));
        for (const held of all) shelf.found.set(held.id, held);
        return all;
      });
      return shelf.list as unknown as Promise<readonly Held<K>[]>;
    },
  };
}
