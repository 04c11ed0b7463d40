import { observable } from "../core/observable.ts";
import { type Arrangement, firstArrangement, known, readArrangement } from "../core/walls/arrangement.ts";
import { readWalls, type SavedWall, type Walls, WALLS_NAME, wallsText } from "../core/walls/saved-walls.ts";
import { withMain } from "../core/walls/with-main.ts";
import { createEditor } from "../features/arrange/editor.ts";
import type { Wall } from "../features/wall/wall.ts";
import type { Announcements } from "./announcements.ts";
import { keep } from "./keep.ts";
import { ownEditor, ownTiles } from "./own-wall.ts";

/** What this browser keeps of the viewer's walls. Another window may have written since. */
function read(): Walls {
  const text = keep.read(WALLS_NAME);
  if (text === null) return { here: null, saved: [] };
  const { fault, ...walls } = readWalls(text);
  if (fault !== null) keep.spare(WALLS_NAME, fault);
  return walls;
}

export const savedWalls = observable<readonly SavedWall[]>(read().saved);

function write(patch: Partial<Walls>): void {
  const next = { ...read(), ...patch };
  keep.write(WALLS_NAME, wallsText(next));
  savedWalls.set(next.saved);
}

/** @param change gives null where it cannot be done */
export function changeSaved(change: (saved: readonly SavedWall[]) => readonly SavedWall[] | null): boolean {
  const saved = change(read().saved);
  if (saved !== null) write({ saved });
  return saved !== null;
}

const feedsOf = (wall: Wall): string[] => wall.tiles.map(({ feed }) => feed.id);

/**
 * What the address asks for, else what the viewer arranged on this device, as far as there are such cameras here; else one
 * to begin with.
 */
export function beginOwnWall(wall: Wall, main: string): void {
  if (ownTiles.get() !== null) return;
  const asked = readArrangement(new URLSearchParams(location.search).get("wall") ?? "");
  const there = [asked, read().here]
    .map((tiles) => (tiles ? known(tiles, feedsOf(wall)).tiles : []))
    .find(({ length }) => length > 0);
  ownTiles.set(there ?? firstArrangement(feedsOf(wall), main));
}

/** Shows a wall that was saved or linked; gives the cameras that there are not here. Where it has none, nothing changes. */
export function openTiles(wall: Wall, tiles: Arrangement, isKept: boolean): string[] {
  const { tiles: there, missing } = known(tiles, feedsOf(wall));
  if (there.length > 0) {
    ownTiles.set(there);
    if (isKept) write({ here: there });
  }
  return missing;
}

interface Arranging {
  wall: Wall;
  /** The camera in the main place. */
  main(): string;
  onMain(feed: string): void;
  say: Announcements["say"];
  /** The focus needs a new place. */
  onEnd(): void;
}

/** Begins to arrange what is on the wall now, a guest in the main place included. */
export function arrange({ wall, main, onMain, say, onEnd }: Arranging): void {
  const kept = ownTiles.get();
  if (kept === null || ownEditor.get()) return;
  const tiles = withMain(kept, main());
  const cameras = wall.tiles.map(({ feed }) => feed);
  ownTiles.set(tiles);
  ownEditor.set(
    createEditor({
      ...{ tiles, cameras },
      // A key that moves a tile may be held.
      say: (text) => say(text, "arranging"),
      selected: main(),
      onTiles: ownTiles.set,
      onEnd(next, isDone) {
        ownEditor.set(null);
        ownTiles.set(isDone ? next : kept);
        if (isDone) {
          write({ here: next });
          const largest = next.reduce((best, tile) => (tile.w > best.w ? tile : best));
          if (!next.some(({ feed }) => feed === main())) onMain(largest.feed);
        }
        onEnd();
      },
    }),
  );
}
