import * as v from "valibot";
import { type Arrangement, inReadingOrder, isArrangement } from "./arrangement.ts";

/** What a viewer's walls are kept under on this device. */
export const WALLS_NAME = "vedetta.walls";
const VERSION = 1;
export const MOST_WALLS = 50;
export const LONGEST_NAME = 60;

/** A wall that was saved. Its cameras may be another event's: whoever opens it looks which of them there are. */
export interface SavedWall {
  id: string;
  name: string;
  tiles: Arrangement;
  /** The camera in the main place; null: the first. */
  main: string | null;
}

export interface Walls {
  /** The arrangement in use; null: none was made yet. */
  here: Arrangement | null;
  saved: readonly SavedWall[];
}

export const NO_WALLS: Walls = { here: null, saved: [] };

const Feed = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const Tiles = v.pipe(
  v.array(v.object({ feed: Feed, x: v.number(), y: v.number(), w: v.number() })),
  v.check((tiles) => isArrangement(tiles), "expected tiles on the wall, none over another"),
  v.transform((tiles): Arrangement => inReadingOrder(tiles)),
);
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_NAME));
const Wall = v.object({ id: v.pipe(v.string(), v.minLength(1)), name: Name, tiles: Tiles, main: v.nullable(Feed) });
const Kept = v.object({
  version: v.number(),
  state: v.object({ here: v.optional(v.unknown(), null), walls: v.array(v.unknown()) }),
});

/**
 * What was kept, as far as it can be read; it never throws, and needs no catalogue. `damaged`: not all of it could be;
 * `newer`: a newer Vedetta wrote it, which may mean something else by it, so that none of it is used. Keep the text then.
 */
export function readWalls(text: string): Walls & { fault: "damaged" | "newer" | null } {
  const kept = v.safeParse(Kept, jsonOf(text));
  if (!kept.success) return { ...NO_WALLS, fault: "damaged" };
  const { version, state } = kept.output;
  if (version > VERSION) return { ...NO_WALLS, fault: "newer" };
  const here = v.safeParse(v.nullable(Tiles), state.here);
  const saved: SavedWall[] = [];
  for (const each of state.walls) {
    const wall = v.safeParse(Wall, each);
    if (wall.success && saved.length < MOST_WALLS && !saved.some(({ id }) => id === wall.output.id))
      saved.push(wall.output);
  }
  const isWhole = here.success && saved.length === state.walls.length;
  return { here: here.success ? here.output : null, saved, fault: isWhole ? null : "damaged" };
}

export const wallsText = ({ here, saved }: Walls): string =>
  JSON.stringify({ version: VERSION, state: { here, walls: saved } });

/** A name that can be kept: without spaces around it, 1 to 60 characters; else null. */
export function nameOfWall(text: string): string | null {
  const name = v.safeParse(Name, text);
  return name.success ? name.output : null;
}

const isCalled = (name: string) => (wall: SavedWall) => wall.name.toLowerCase() === name.toLowerCase();

/** Under a name that another wall has, that one is written over. @returns null where there is no more room */
export function saveWall(saved: readonly SavedWall[], wall: Omit<SavedWall, "id">): readonly SavedWall[] | null {
  const before = saved.find(isCalled(wall.name));
  if (before) return saved.map((each) => (each === before ? { ...wall, id: before.id } : each));
  if (saved.length >= MOST_WALLS) return null;
  let number = saved.length + 1;
  while (saved.some(({ id }) => id === `wall-${number}`)) number++;
  return [...saved, { ...wall, id: `wall-${number}` }];
}

/** Brings back one that was taken away. @returns null where another has its name by now, or there is no more room */
export const restoreWall = (saved: readonly SavedWall[], wall: SavedWall): readonly SavedWall[] | null =>
  saved.some(isCalled(wall.name)) ? null : saveWall(saved, wall);

/** @returns null where another wall has that name */
export function renameWall(saved: readonly SavedWall[], id: string, name: string): readonly SavedWall[] | null {
  if (saved.some((wall) => wall.id !== id && isCalled(name)(wall))) return null;
  return saved.map((wall) => (wall.id === id ? { ...wall, name } : wall));
}

export const removeWall = (saved: readonly SavedWall[], id: string): readonly SavedWall[] =>
  saved.filter((wall) => wall.id !== id);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
