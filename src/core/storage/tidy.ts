import type { AsideReason, Keep } from "./keep.ts";

/** What became of a text that cannot be used: it stands at another name, or (null) could not be moved and stays. */
export interface Tidied {
  name: string;
  why: AsideReason;
  at: string | null;
}

/** More of them under one name would be a store of their own: the oldest goes. */
export const MOST_ASIDE = 10;

/**
 * Moves what is spared aside, letter by letter; then its name is free again. What cannot be moved stays, and whatever is
 * written under its name lasts until the page closes.
 *
 * @param shelfOf the name beside which copies stand: `vedetta` has `vedetta.aside.1` and so on
 */
export function tidy(keep: Keep, shelfOf: (name: string) => string = (name) => name): Tidied[] {
  const tidied = [...keep.spared.get()].map(([name, why]) => ({ name, why, at: moveAside(keep, name, shelfOf(name)) }));
  const stay = new Set(tidied.filter(({ at }) => at === null).map(({ name }) => name));
  if (tidied.length > stay.size) {
    keep.spared.set(new Map([...keep.spared.get()].filter(([name]) => stay.has(name))));
    for (const [name, text] of keep.held) keep.write(name, text);
  }
  return tidied;
}

function moveAside(keep: Keep, name: string, shelf: string): string | null {
  const { attempt } = keep;
  const text = attempt((storage) => storage.getItem(name)) ?? null;
  if (text === null) return null;
  const places = placesOf(keep, shelf);
  const same = places.find((place) => attempt((storage) => storage.getItem(asideName(shelf, place))) === text);
  const at = asideName(shelf, same ?? Math.max(0, ...places) + 1);
  const takes = (under: string) => attempt((storage) => (storage.setItem(under, text), true)) === true;
  const takeAway = (under: string) => attempt((storage) => storage.removeItem(under));
  if (same === undefined && !takes(at)) {
    // Where there is no room for both, the one in use makes room for its copy.
    takeAway(name);
    if (!takes(at)) {
      takes(name);
      return null;
    }
  }
  takeAway(name);
  if (same === undefined)
    for (const place of places.slice(0, Math.max(0, places.length + 1 - MOST_ASIDE))) takeAway(asideName(shelf, place));
  return at;
}

const asideName = (shelf: string, place: number): string => `${shelf}.aside.${place}`;

/** Where something was set aside, the oldest first. */
function placesOf(keep: Keep, shelf: string): number[] {
  const beginning = asideName(shelf, 0).slice(0, -1);
  return keptNames(keep, beginning)
    .map((name) => Number(name.slice(beginning.length)))
    .filter((place) => Number.isSafeInteger(place) && place > 0)
    .toSorted((one, other) => one - other);
}

/** Names that begin so, in order. */
export function keptNames({ attempt, held }: Keep, beginning: string): string[] {
  const kept = attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index))) ?? [];
  const all = new Set([...kept.filter((name) => name !== null), ...held.keys()]);
  return [...all].filter((name) => name.startsWith(beginning)).toSorted();
}
