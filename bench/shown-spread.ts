/**
 * How far apart in time the same instant is first shown by several tiles.
 * Frame callbacks miss frames; so only instants that every tile reported are compared.
 */
export interface ShownSpread {
  /** One entry an instant, ms. */
  spreadsMs: number[];
  /** Instants that some tile reported. */
  seen: number;
}

/** `tiles`: media time (s) and expected display time (ms) in turn, one array a tile. `fps` makes instants comparable. */
export function shownSpread(tiles: readonly (readonly number[])[], fps: number): ShownSpread {
  const firstShown = new Map<number, (number | undefined)[]>();
  tiles.forEach((frames, tile) => {
    for (let index = 0; index + 1 < frames.length; index += 2) {
      const instant = Math.round((frames[index] ?? 0) * fps);
      const shownAt = frames[index + 1] ?? 0;
      const row = firstShown.get(instant) ?? tiles.map(() => undefined);
      row[tile] = Math.min(row[tile] ?? Number.POSITIVE_INFINITY, shownAt);
      firstShown.set(instant, row);
    }
  });
  const spreadsMs: number[] = [];
  for (const row of firstShown.values()) {
    const known = row.filter((shownAt) => shownAt !== undefined);
    if (known.length === tiles.length) spreadsMs.push(Math.max(...known) - Math.min(...known));
  }
  return { spreadsMs, seen: firstShown.size };
}
