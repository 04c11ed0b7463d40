import type { Arrangement } from "./arrangement.ts";

/** A main camera that is not on the wall is a guest in the largest place (of several the first) for as long as it is main. */
export function withMain(tiles: Arrangement, main: string): Arrangement {
  const [first] = tiles;
  if (!first || tiles.some(({ feed }) => feed === main)) return tiles;
  const largest = tiles.reduce((best, tile) => (tile.w > best.w ? tile : best), first);
  return tiles.map((tile) => (tile === largest ? { ...tile, feed: main } : tile));
}
