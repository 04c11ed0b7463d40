import type { EmbedFault, EmbedWish } from "../../contracts/embed-wish.ts";
import type { Commands } from "../app/commands.ts";
import { layouts } from "../app/layouts.ts";
import type { Stage } from "../app/stage.ts";
import { known, readArrangement } from "../core/walls/arrangement.ts";
import { embedWords as said } from "../words/embed.ts";

/** Opens what the page around asks for, as far as there is such a thing; what there is not is given back in words. */
export function openWish(
  { feed, layout, wall, start }: EmbedWish,
  faults: readonly EmbedFault[],
  { catalogue, sync }: Pick<Stage, "catalogue" | "sync">,
  { seekTo }: Pick<Commands, "seekTo">,
): string[] {
  const missing: string[] = [];
  if (layout !== null && !layouts.some(({ id }) => id === layout)) missing.push(said.noLayout({ id: layout }));
  if (feed !== null && !catalogue.feeds.some(({ id }) => id === feed)) missing.push(said.noCamera({ id: feed }));
  const arranged = wall === null ? [] : readArrangement(wall);
  if (arranged === null) missing.push(said.wrong({ part: "wall" }));
  else {
    const { missing: gone } = known(
      arranged,
      catalogue.feeds.map(({ id }) => id),
    );
    missing.push(...gone.map((id) => said.noCamera({ id })));
  }
  if (start !== null) {
    const window = sync.window();
    if (start > window.end) missing.push(said.notYet);
    else {
      if (start < window.start) missing.push(said.notRecorded);
      seekTo(Math.max(start, window.start));
    }
  }
  return [...missing, ...faults.map((part) => said.wrong({ part }))];
}
