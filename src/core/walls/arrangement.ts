/**
 * Cells in a line of the wall. A cell is 16:9, so that a tile as many cells high as wide holds a picture without edges, and
 * as many lines as this fit a window at once: only a longer wall scrolls.
 */
export const COLUMNS = 12;
/** Beyond it nothing is put, nor pushed to. */
const MOST_LINES = 48;
export const MOST_TILES = 16;
/** A narrower one would show no more than that there is a picture. */
export const LEAST_WIDTH = 2;

/** A camera's place, in cells from the wall's start and top. It is as high as it is wide. */
export interface PlacedTile {
  readonly feed: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}
export type Arrangement = readonly PlacedTile[];

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
const byReading = (one: PlacedTile, other: PlacedTile): number => one.y - other.y || one.x - other.x;
const overlap = (one: PlacedTile, other: PlacedTile): boolean =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.w && other.y < one.y + one.w;

/** Lines that an arrangement takes, from the top. */
export const linesOf = (tiles: Arrangement): number => Math.max(0, ...tiles.map(({ y, w }) => y + w));

/** The cameras as they are read: line by line, each from its start. */
export const inReadingOrder = (tiles: Arrangement): PlacedTile[] => tiles.toSorted(byReading);

/**
 * An edited tile goes exactly where it is asked. What lies below it goes down as far as it must, and what that would meet
 * goes down after it; nothing goes up or sideways, and what is not met stays.
 */
function settle(edited: PlacedTile, others: Arrangement): PlacedTile[] {
  const placed: PlacedTile[] = [edited];
  for (const tile of others.toSorted(byReading)) {
    let down = tile;
    // Each step clears at least one tile, and none is met twice.
    for (let met = edited as PlacedTile | undefined; met;) {
      const at: PlacedTile = down;
      met = placed.find((each) => overlap(each, at));
      if (met) down = { ...down, y: met.y + met.w };
    }
    placed.push(down);
  }
  return inReadingOrder(placed);
}

/** @returns the tiles as they were where the change would push one beyond the last line, or there is no such tile */
function edit(tiles: Arrangement, feed: string, change: (tile: PlacedTile) => PlacedTile): Arrangement {
  const tile = tiles.find((each) => each.feed === feed);
  if (!tile) return tiles;
  const edited = change(tile);
  if (edited.x === tile.x && edited.y === tile.y && edited.w === tile.w) return tiles;
  const settled = settle(
    edited,
    tiles.filter((each) => each !== tile),
  );
  return linesOf(settled) > MOST_LINES ? tiles : settled;
}

/** @param dx,dy cells, as far as there is room */
export const move = (tiles: Arrangement, feed: string, dx: number, dy: number): Arrangement =>
  edit(tiles, feed, (tile) => ({
    ...tile,
    x: clamp(tile.x + dx, 0, COLUMNS - tile.w),
    y: clamp(tile.y + dy, 0, MOST_LINES - tile.w),
  }));

/** Larger or smaller at its end and its foot; where the line ends, it grows no more. */
export const resize = (tiles: Arrangement, feed: string, dw: number): Arrangement =>
  edit(tiles, feed, (tile) => ({
    ...tile,
    w: clamp(tile.w + dw, LEAST_WIDTH, Math.min(COLUMNS - tile.x, MOST_LINES - tile.y)),
  }));

/** Changes places with the one that is read before (-1) or after it (1), size and all. */
export function swap(tiles: Arrangement, feed: string, step: -1 | 1): Arrangement {
  const read = inReadingOrder(tiles);
  const at = read.findIndex((tile) => tile.feed === feed);
  const [one, other] = [read[at], read[at + step]];
  if (!one || !other) return tiles;
  return read.map((tile) =>
    tile === one ? { ...one, feed: other.feed } : tile === other ? { ...other, feed: one.feed } : tile,
  );
}

/** The last one stays: a wall shows something. */
export const remove = (tiles: Arrangement, feed: string): Arrangement =>
  tiles.length > 1 ? tiles.filter((tile) => tile.feed !== feed) : tiles;

/** In the first gap that holds it, line by line; nothing else moves. */
export function add(tiles: Arrangement, feed: string, width = 3): Arrangement {
  if (tiles.length >= MOST_TILES || tiles.some((tile) => tile.feed === feed)) return tiles;
  const w = clamp(width, LEAST_WIDTH, COLUMNS);
  for (let y = 0; y + w <= MOST_LINES; y++)
    for (let x = 0; x + w <= COLUMNS; x++) {
      const tile = { feed, x, y, w };
      if (!tiles.some((each) => overlap(each, tile))) return inReadingOrder([...tiles, tile]);
    }
  return tiles;
}

/** To begin with: the main camera large, the others beside and below it; all of one size where there is no main one. */
export function firstArrangement(feeds: readonly string[], main: string | null): Arrangement {
  const begun: Arrangement = main === null ? [] : [{ feed: main, x: 0, y: 0, w: feeds.length > 1 ? 9 : COLUMNS }];
  const size = main === null ? (feeds.length > 9 ? 3 : feeds.length > 4 ? 4 : 6) : 3;
  return feeds
    .filter((feed) => feed !== main)
    .reduce<Arrangement>((tiles, feed) => add(tiles, feed, size), begun)
    .slice(0, MOST_TILES);
}

/** Whether every tile is on the wall, once, and on no other. */
export const isArrangement = (tiles: Arrangement): boolean =>
  tiles.length >= 1 &&
  tiles.length <= MOST_TILES &&
  new Set(tiles.map(({ feed }) => feed)).size === tiles.length &&
  tiles.every(
    (tile, at) =>
      [tile.x, tile.y, tile.w].every(Number.isInteger) &&
      tile.w >= LEAST_WIDTH &&
      tile.x >= 0 &&
      tile.y >= 0 &&
      tile.x + tile.w <= COLUMNS &&
      tile.y + tile.w <= MOST_LINES &&
      !tiles.slice(at + 1).some((other) => overlap(tile, other)),
  );

/** `alpine-1:0,0,9;ice:9,0,3`, as a link carries it. */
export const arrangementText = (tiles: Arrangement): string =>
  inReadingOrder(tiles)
    .map(({ feed, x, y, w }) => `${feed}:${x},${y},${w}`)
    .join(";");

/** @returns null where the text is not wholly an arrangement */
export function readArrangement(text: string): Arrangement | null {
  const tiles = text.split(";", MOST_TILES + 1).map((part) => {
    const [, feed, x, y, w] = /^([a-zA-Z0-9._-]{1,64}):(\d{1,2}),(\d{1,2}),(\d{1,2})$/.exec(part) ?? [];
    return feed === undefined ? null : { feed, x: Number(x), y: Number(y), w: Number(w) };
  });
  const read = tiles.filter((tile) => tile !== null);
  return read.length === tiles.length && isArrangement(read) ? inReadingOrder(read) : null;
}

/** The part of an arrangement whose cameras there are, and the names of those that there are not. */
export function known(tiles: Arrangement, feeds: readonly string[]): { tiles: Arrangement; missing: string[] } {
  const there = tiles.filter(({ feed }) => feeds.includes(feed));
  return { tiles: there, missing: tiles.filter((tile) => !there.includes(tile)).map(({ feed }) => feed) };
}
