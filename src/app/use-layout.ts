import { useEffect, useLayoutEffect } from "react";
import type { Layout } from "../core/layouts/layout.ts";
import type { Wall } from "../features/wall/wall.ts";
import { chosenLayout } from "./layouts.ts";
import { usePreferences } from "./preferences.ts";

/** The layout that the viewer chose, and the feeds whose pictures it shows: the main one first. */
export function useLayout(wall: Wall, main: string | null): { layout: Layout; shown: readonly string[] } {
  const layout = usePreferences(chosenLayout);
  const { id, pictures } = layout;
  const shown = shownIn(pictures, wall, main);
  const key = shown.join(" ");
  useLayoutEffect(() => {
    // Colours and sizes of a layout hold for the whole page, sheets too.
    document.documentElement.dataset["layout"] = id;
  }, [id]);
  useEffect(() => wall.show(key === "" ? [] : key.split(" ")), [wall, key]);
  return { layout, shown };
}

function shownIn(pictures: Layout["pictures"], wall: Wall, main: string | null): string[] {
  const feeds = wall.tiles.map(({ feed }) => feed.id);
  const first = main ?? feeds[0];
  if (pictures === "none" || first === undefined) return [];
  const others = feeds.filter((feed) => feed !== first);
  return [first, ...others.slice(0, pictures === "all" ? undefined : pictures === "two" ? 1 : 0)];
}
