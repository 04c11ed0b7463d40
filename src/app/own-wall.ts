import { useEffect, useMemo } from "react";
import { type Observable, observable } from "../core/observable.ts";
import type { Arrangement } from "../core/walls/arrangement.ts";
import { withMain } from "../core/walls/with-main.ts";
import type { Editor } from "../features/arrange/editor.ts";
import type { Wall } from "../features/wall/wall.ts";
import { useObservable } from "../ui/use-observable.ts";

/** The viewer's own wall as it is drawn, and who is arranging it; null until there is one. What fills them is loaded later. */
export const ownTiles = observable<Arrangement | null>(null);
export const ownEditor = observable<Editor | null>(null);

/** Where each camera stands, in reading order; null in other layouts, and until it is read what the viewer arranged. */
export function useOwnWall(isOwn: boolean, wall: Wall, main: string | null): Arrangement | null {
  const tiles = useObservable(ownTiles as Observable<Arrangement | null>);
  const editor = useObservable(ownEditor as Observable<Editor | null>);
  useEffect(() => {
    if (!isOwn) ownEditor.get()?.done();
    else if (main !== null && ownTiles.get() === null)
      void import("./walls.ts").then(({ beginOwnWall }) => beginOwnWall(wall, main)).catch(() => undefined);
  }, [isOwn, wall, main]);
  return useMemo(
    () => (!isOwn || tiles === null || main === null ? null : editor ? tiles : withMain(tiles, main)),
    [isOwn, tiles, main, editor],
  );
}
