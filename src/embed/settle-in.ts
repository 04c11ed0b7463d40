import { readPreferences, usePreferences } from "../app/preferences.ts";
import { wishOver } from "./wish-over.ts";

const asked: { readonly [name: string]: string | undefined } = Object.fromEntries(new URLSearchParams(location.search));
const widthOf = (tile: string): number => Number(tile.split(",")[2]);

/** What the viewer chose himself, as it was when the page was opened. */
export const own = readPreferences(usePreferences.getState());

/**
 * What of the address the first picture needs, so that nothing is drawn that changes at once. What cannot be meant does no
 * harm here, and is named later (open-wish.ts); what the page around may do besides comes later too (settings-here.ts), and
 * until then nothing is kept but what the viewer had.
 */
export function settleIn(): void {
  const { feed, layout, wall, theme } = asked;
  const over = wishOver(
    {
      theme: theme === "dark" || theme === "light" ? theme : null,
      sound: asked["sound"] === "on",
      captions: asked["captions"] === "on",
    },
    own,
  );
  usePreferences.persist.setOptions({ partialize: () => own });
  usePreferences.setState({
    ...over,
    linked: layout || (wall ? "own" : feed ? "focus" : null),
    // Without a word of it, the main picture is the widest on the wall.
    main:
      feed ||
      wall
        ?.split(";")
        .toSorted((one, other) => widthOf(other) - widthOf(one))[0]
        ?.split(":")[0] ||
      null,
  });
}
