import { type Observable, observable, type Writable } from "../observable.ts";

/** Why nothing, or not everything, is kept: the browser gives no access (a third-party frame, say), or has no more room. */
export type KeepTrouble = "denied" | "full";
export type AsideReason = "damaged" | "newer";

/**
 * What a browser keeps between visits, by name. It never throws: what the browser does not take is held until the page
 * closes, and `troubles` says so.
 */
export interface Keep {
  read(name: string): string | null;
  /** False: it lasts until the page closes. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  /**
   * What stands there cannot be used. It is not written over, nor taken away, until it stands elsewhere: see `tidy`, which
   * comes later than the first picture.
   */
  spare(name: string, why: AsideReason): void;
  /** What is spared now, and why. */
  readonly spared: Writable<ReadonlyMap<string, AsideReason>>;
  readonly troubles: Observable<readonly KeepTrouble[]>;
  /** What is not in the browser's storage. */
  readonly held: ReadonlyMap<string, string>;
  /** Undefined where the browser refuses. */
  attempt<T>(act: (storage: Storage) => T): T | undefined;
}

/** @param open gives the browser's storage, or throws */
export function createKeep(open: () => Storage): Keep {
  const held = new Map<string, string>();
  const spared = observable<ReadonlyMap<string, AsideReason>>(new Map());
  const troubles = observable<readonly KeepTrouble[]>([]);
  const attempt = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(open());
    } catch (error) {
      const trouble = (error as Error).name === "QuotaExceededError" ? "full" : "denied";
      if (!troubles.get().includes(trouble)) troubles.set([...troubles.get(), trouble]);
      return undefined;
    }
  };
  return {
    held,
    spared,
    troubles,
    attempt,
    read: (name) => held.get(name) ?? attempt((storage) => storage.getItem(name)) ?? null,
    write(name, text) {
      held.set(name, text);
      return (
        !spared.get().has(name) && attempt((storage) => (storage.setItem(name, text), held.delete(name))) !== undefined
      );
    },
    remove(name) {
      held.delete(name);
      if (!spared.get().has(name)) attempt((storage) => storage.removeItem(name));
    },
    spare: (name, why) => spared.set(new Map(spared.get()).set(name, why)),
  };
}
