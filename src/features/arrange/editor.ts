import { type Observable, observable } from "../../core/observable.ts";
import {
  add,
  type Arrangement,
  inReadingOrder,
  move,
  type PlacedTile,
  remove,
  resize,
  swap,
} from "../../core/walls/arrangement.ts";
import { wallsWords as words } from "../../words/walls.ts";

export interface Editing {
  tiles: Arrangement;
  /** The tile that the buttons and keys are about. */
  selected: string;
  /** Counts up whenever the focus is to go to the selected tile. */
  focusAsked: number;
}

/** A wall while it is arranged. Every change is said once; nothing is kept before `done`. */
export interface Editor {
  readonly state: Observable<Editing>;
  readonly cameras: readonly EditorCamera[];
  nameOf(feed: string): string;
  select(feed: string): void;
  /** Cells. */
  moveBy(feed: string, dx: number, dy: number): void;
  resizeBy(feed: string, dw: number): void;
  /** One place earlier (-1) or later in reading order. */
  shift(feed: string, step: -1 | 1): void;
  /** @param toNext the focus was on the tile, and goes to the next one */
  remove(feed: string, toNext: boolean): void;
  add(feed: string): void;
  /** What a drag would come to: drawn, not yet said. `drop` says it, `letGo` takes it back. */
  drag(feed: string, by: { dx: number; dy: number } | { dw: number }): void;
  drop(): void;
  /** @returns whether something was being dragged */
  letGo(): boolean;
  done(): void;
  cancel(): void;
}

interface EditorCamera {
  id: string;
  name: string;
}

interface EditorOptions {
  tiles: Arrangement;
  cameras: readonly EditorCamera[];
  selected: string;
  say(text: string): void;
  /** Draws them. */
  onTiles(tiles: Arrangement): void;
  /** The last word: kept, or as it was. */
  onEnd(tiles: Arrangement, isDone: boolean): void;
}

export function createEditor({ tiles: begun, cameras, selected, say, onTiles, onEnd }: EditorOptions): Editor {
  const state = observable<Editing>({ tiles: begun, selected, focusAsked: 1 });
  let beforeDrag: { tiles: Arrangement; feed: string } | null = null;
  const nameOf = (feed: string): string => cameras.find(({ id }) => id === feed)?.name ?? feed;
  const tilesNow = () => state.get().tiles;
  const draw = (tiles: Arrangement, patch: Partial<Editing> = {}) => {
    state.set({ ...state.get(), tiles, ...patch });
    onTiles(tiles);
  };
  const sayPlaced = (before: Arrangement, feed: string) => {
    const tiles = tilesNow();
    const tile = tiles.find((each) => each.feed === feed);
    if (!tile) return;
    const moved = tiles.filter((each) => each.feed !== feed && isElsewhere(each, before)).length;
    say(words.say.placed({ ...placeOf(tile), name: nameOf(feed), moved }));
  };
  const change = (feed: string, next: Arrangement, sayIt = sayPlaced) => {
    const before = tilesNow();
    if (next === before) return say(words.say.noFurther({ name: nameOf(feed) }));
    draw(next, { selected: feed });
    sayIt(before, feed);
  };

  return {
    state,
    cameras,
    nameOf,
    select: (feed) => state.set({ ...state.get(), selected: feed }),
    moveBy: (feed, dx, dy) => change(feed, move(tilesNow(), feed, dx, dy)),
    resizeBy: (feed, dw) => change(feed, resize(tilesNow(), feed, dw)),
    shift: (feed, step) =>
      change(feed, swap(tilesNow(), feed, step), () => {
        const read = inReadingOrder(tilesNow());
        const place = read.findIndex((tile) => tile.feed === feed) + 1;
        say(words.say.inOrder({ name: nameOf(feed), place, count: read.length }));
      }),
    remove(feed, toNext) {
      const before = tilesNow();
      const tiles = remove(before, feed);
      if (tiles === before) return say(words.say.last);
      const at = before.findIndex((tile) => tile.feed === feed);
      const next = (tiles[at] ?? tiles.at(-1))?.feed ?? feed;
      draw(tiles, { selected: next, focusAsked: state.get().focusAsked + Number(toNext) });
      say(words.say.takenAway({ name: nameOf(feed) }));
    },
    add(feed) {
      const tiles = add(tilesNow(), feed);
      const tile = tiles.find((each) => each.feed === feed);
      if (!tile) return say(words.say.noRoom({ name: nameOf(feed) }));
      draw(tiles, { selected: feed, focusAsked: state.get().focusAsked + 1 });
      say(words.say.added({ ...placeOf(tile), name: nameOf(feed) }));
    },
    drag(feed, by) {
      beforeDrag ??= { tiles: tilesNow(), feed };
      const from = beforeDrag.tiles;
      draw("dw" in by ? resize(from, feed, by.dw) : move(from, feed, by.dx, by.dy), { selected: feed });
    },
    drop() {
      if (beforeDrag && beforeDrag.tiles !== tilesNow()) sayPlaced(beforeDrag.tiles, beforeDrag.feed);
      beforeDrag = null;
    },
    letGo() {
      if (!beforeDrag) return false;
      draw(beforeDrag.tiles);
      beforeDrag = null;
      return true;
    },
    done() {
      onEnd(tilesNow(), true);
      say(words.say.done);
    },
    cancel() {
      onEnd(begun, false);
      say(words.say.cancelled);
    },
  };
}

const isElsewhere = (tile: PlacedTile, before: Arrangement): boolean =>
  before.some((each) => each.feed === tile.feed && each.y !== tile.y);

/** As it is counted in words, from 1. */
export const placeOf = ({ x, y, w }: PlacedTile) => ({ column: x + 1, row: y + 1, size: w });
