import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import { createTeller, type TellingLevel } from "../core/announce/teller.ts";
import { momentsOf } from "../core/results/moments.ts";
import { placeOf, unitAt } from "../core/results/unit-of.ts";
import type { Announcements } from "./announcements.ts";
import { momentWords } from "../words/moments.ts";
import type { Stage } from "./stage.ts";

const LOOK_MS = 500;

interface Telling {
  level: TellingLevel;
  /** The camera whose unit is told of. */
  feed: CatalogueFeed | null;
  asOf(): number;
}

/** Tells what happens in the main picture when the playhead comes to it, until the function that it returns is called. */
export function tellMoments(stage: Stage, current: () => Telling, say: Announcements["say"]): () => void {
  const { venues } = stage.catalogue;
  const teller = createTeller();
  let followed = "";
  let unfollow: () => void = () => undefined;
  let closed = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  void stage.results().then((results) => {
    if (closed) return;
    timer = setInterval(() => {
      const { level, feed, asOf } = current();
      const at = asOf();
      const unit = feed && unitAt(results.list("unit", at), placeOf(feed, venues), at);
      const wanted = unit?.id ?? "";
      if (wanted !== followed) {
        unfollow();
        followed = wanted;
        unfollow = results.follow(wanted === "" ? ["schedule"] : ["schedule", `unit:${wanted}`]);
      }
      if (!unit || stage.sync.state.get().paused) return;
      const moment = teller.next(at, (from, to) => momentsOf(results, unit.id, from, to), level);
      if (!moment) return;
      // Of a picture that is left, or when nothing is wanted any more, it is not told.
      const ageMs = () => (closed || followed !== unit.id ? Infinity : current().asOf() - moment.at);
      say(momentWords(moment), { kind: "moment", ageMs });
    }, LOOK_MS);
  });
  return () => {
    closed = true;
    clearInterval(timer);
    unfollow();
  };
}
