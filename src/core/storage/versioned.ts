import type { AsideReason, Keep } from "./keep.ts";

type Named = Record<string, unknown>;
export interface Versioned<State> {
  state: State;
  version?: number;
}

const isNamed = (value: unknown): value is Named =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `{ state, version }` as JSON, of this version or an older one. What is written without a version is of the first. */
export function parseVersioned(text: string, version: number): Named | AsideReason {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "damaged";
  }
  if (!isNamed(value)) return "damaged";
  const written = value["version"] ?? 0;
  if (typeof written !== "number" || !Number.isSafeInteger(written) || written < 0) return "damaged";
  // What a newer one wrote may look right and mean something else.
  if (written > version) return "newer";
  return isNamed(value["state"]) ? value["state"] : "damaged";
}

/**
 * A value kept with its version, where whoever keeps it (zustand's persist) may read and write. What cannot be used is
 * spared, to be set aside; of what can be used in part, that part is used and the whole spared.
 *
 * @param parse gives every value, its default where what was kept cannot be used
 */
export function versionedStorage<State extends Named>(keep: Keep, version: number, parse: (state: Named) => State) {
  const write = (name: string, value: Versioned<State>) =>
    void keep.write(name, JSON.stringify({ state: value.state, version }));
  return {
    getItem(name: string): Versioned<State> | null {
      const text = keep.read(name);
      if (text === null) return null;
      const found = parseVersioned(text, version);
      if (typeof found === "string") {
        keep.spare(name, found);
        return null;
      }
      const state = parse(found);
      const defaults = parse({});
      const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
      const isRefused = (value: string) =>
        same(state[value], defaults[value]) && !same(found[value], defaults[value]) && found[value] !== undefined;
      if (Object.keys(defaults).some(isRefused)) {
        keep.spare(name, "damaged");
        write(name, { state, version });
      }
      return { state, version };
    },
    setItem: write,
    removeItem: (name: string) => keep.remove(name),
  };
}
