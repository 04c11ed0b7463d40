import { embed } from "../../contracts/embed-routes.ts";
import { linkTo, parseLink } from "../core/share/link.ts";
import { shareWords as said } from "../words/share.ts";
import type { Announcements } from "./announcements.ts";
import type { Commands } from "./commands.ts";
import { chosenLayout, layouts, nameOf } from "./layouts.ts";
import { ownTiles } from "./own-wall.ts";
import { usePreferences } from "./preferences.ts";
import type { Stage } from "./stage.ts";
import { openTiles } from "./walls.ts";

/** Opens the wall that a link speaks of, as far as there is such a one; what there is not, is said and given back. */
export function openLink(search: string, { sync, catalogue, wall: players }: Stage, commands: Commands): string[] {
  const { link, faults } = parseLink(search);
  const { layout, camera, at, wall } = link;
  const missing: string[] = [];
  if (layout !== null) {
    const asked = layouts.find(({ id }) => id === layout);
    const { layout: own, change } = usePreferences.getState();
    const kept = layouts.find(({ id }) => id === own);
    if (!asked) missing.push(said.noLayout({ id: layout }));
    else if (!kept) change({ linked: layout });
    else if (!kept.isAid || kept === asked) change({ visiting: layout });
    else missing.push(said.layoutStays({ linked: nameOf(asked), own: nameOf(kept) }));
  }
  if (wall !== null) {
    const gone = openTiles(players, wall, false);
    missing.push(...gone.map((id) => said.noCamera({ id })));
    // Without a word of it, the main picture is one of those on the wall.
    const largest = ownTiles.get()?.reduce((best, tile) => (tile.w > best.w ? tile : best));
    if (camera === null && largest && gone.length < wall.length) commands.main(largest.feed);
  }
  if (camera !== null) {
    if (catalogue.feeds.some(({ id }) => id === camera)) commands.main(camera);
    else missing.push(said.noCamera({ id: camera }));
  }
  if (at !== null) {
    const { start, end } = sync.window();
    if (at > end) missing.push(said.notYet);
    else {
      if (at < start) missing.push(said.notRecorded);
      commands.seekTo(Math.max(at, start));
    }
  }
  return [...missing, ...faults.map((part) => said.wrong({ part }))];
}

/** A widget's link is one to the wall itself. */
const pageOf = ({ pathname, href }: Location): string => (pathname === embed.page ? new URL("/", href).href : href);

/** The link to this wall at this moment, in the clipboard where the browser lets it in. */
export async function copyLink({ sync }: Stage, say: Announcements["say"]): Promise<string> {
  const { main, ...state } = usePreferences.getState();
  const { live } = sync.state.get();
  const layout = chosenLayout(state);
  const link = linkTo(pageOf(location), {
    layout: layout.id,
    camera: main,
    wall: layout.pictures === "own" ? ownTiles.get() : null,
    at: live ? null : Math.round(sync.playhead()),
  });
  try {
    await navigator.clipboard.writeText(link);
    say(said.copied);
    return `${said.copied} ${link}`;
  } catch {
    say(said.notCopied);
    return `${said.notCopied} ${link}`;
  }
}
