import * as v from "valibot";
import { Kept } from "../core/results/kept.ts";

/**
 * What was last known, in IndexedDB: one snapshot. Where there is no storage (private windows, a full disk) nothing is
 * kept and nobody is told until he is offline.
 */
const DATABASE = "vedetta";
const STORE = "kept";
const LAST = "last";

/** Null where nothing was kept, or what was cannot be read (another version wrote it): it is then as good as nothing. */
export async function readKept(): Promise<Kept | null> {
  try {
    const found = await inStore("readonly", (store) => store.get(LAST) as IDBRequest<unknown>);
    const parsed = v.safeParse(Kept, found);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export async function writeKept(kept: Kept): Promise<void> {
  await inStore("readwrite", (store) => store.put(kept, LAST)).catch(() => undefined);
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await answerOf(opening);
  try {
    return await answerOf(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });
