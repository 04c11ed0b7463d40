import { asNumber } from "./measures.ts";

/** Whatever a sport counts, by code: numbers, or words as they came. */
export type Counts = Record<string, number | string>;

/** Collects counts; of one code that comes twice both are kept. */
export interface CountBook {
  put(code: string, value: string): void;
  counts(): Counts;
}

export function createCountBook(): CountBook {
  const held = new Map<string, number | string>();
  const copies = new Map<string, number>();
  const free = (code: string): string => {
    let [key, copy] = [code, copies.get(code) ?? 1];
    while (held.has(key)) key = `${code}_${++copy}`;
    copies.set(code, copy);
    return key;
  };
  return {
    put: (code, value) => void held.set(free(code), asNumber(value) ?? value),
    counts: () => Object.fromEntries(held),
  };
}

/** INT at point 2: `INT_2`. */
export const codeAt = (...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("_");
