import { useEffect, useLayoutEffect } from "react";
import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { Layout } from "../core/layouts/layout.ts";
import { picturesOf } from "../core/layouts/pictures.ts";
import type { Arrangement } from "../core/walls/arrangement.ts";
import type { Wall } from "../features/wall/wall.ts";
import { chosenLayout } from "./layouts.ts";
import { useOwnWall } from "./own-wall.ts";
import { usePreferences } from "./preferences.ts";
import { useSaver } from "./use-saver.ts";

/** The layout that the viewer chose, the feeds whose pictures it shows, and where they stand if he arranged them. */
export function useLayout(
  wall: Wall,
  main: CatalogueFeed | null,
  subject: CatalogueFeed | null,
): { layout: Layout; shown: readonly string[]; places: Arrangement | null } {
  const layout = usePreferences(chosenLayout);
  const { id, pictures } = layout;
  const places = useOwnWall(pictures === "own", wall, main?.id ?? null);
  const shown = picturesOf(
    pictures,
    wall.tiles.map(({ feed }) => feed),
    main,
    subject,
    places?.map(({ feed }) => feed),
  );
  const key = shown.join(" ");
  // Whoever chose two pictures chose both.
  const isSaving = useSaver() && pictures === "all";
  useLayoutEffect(() => {
    // Colours and sizes of a layout hold for the whole page, sheets too.
    document.documentElement.dataset["layout"] = id;
  }, [id]);
  useEffect(() => {
    const feeds = key === "" ? [] : key.split(" ");
    wall.show(feeds, isSaving ? feeds.slice(1) : []);
  }, [wall, key, isSaving]);
  return { layout, shown, places };
}
