import { linkTo } from "../core/share/link.ts";
import { chosenLayout } from "./layouts.ts";
import { ownTiles } from "./own-wall.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";

/** Opens the page again in a language (null: as the browser wishes), at the moment that is on the wall. */
export function reopenIn(language: string | null, { sync }: Pick<Stage, "sync">): void {
  const state = usePreferences.getState();
  state.change({ language });
  const { live } = sync.state.get();
  const page = new URL(location.href);
  // The viewer's choice is newer than what the address asks for.
  page.searchParams.delete("lang");
  const layout = chosenLayout(state);
  location.assign(
    linkTo(page.href, {
      layout: layout.id,
      wall: layout.pictures === "own" ? ownTiles.get() : null,
      camera: state.main,
      at: live ? null : Math.round(sync.playhead()),
    }),
  );
}
