import type { Catalogue } from "../../contracts/catalogue.ts";
import { factorIn } from "../core/results/factor-of.ts";
import { createResults, type Results } from "../core/results/results.ts";
import { placeOf, unitAt } from "../core/results/unit-of.ts";
import type { Stage } from "./stage.ts";

const SAME_MS = 500;

/** Results, and what the first picture needs of them once they are there. */
export function openResults(
  catalogue: Catalogue,
  playhead: () => number,
  now: () => number,
): { results: Results; factorOf: Stage["factorOf"] } {
  const results = createResults({ base: catalogue.results, playhead, now, dvrMs: catalogue.dvrMs });
  const codes = new Map(catalogue.athletes.map(({ id, code = id }) => [id, code]));
  const feeds = new Map(catalogue.feeds.map((feed) => [feed.id, feed]));
  const look = (feedId: string, athlete: string, at: number): number | null => {
    const feed = feeds.get(feedId);
    const unit = feed && unitAt(results.list("unit", at), placeOf(feed, catalogue.venues), at);
    return unit ? factorIn(results, unit.id, codes.get(athlete) ?? athlete, at) : null;
  };
  // Asked once a frame, and another only with another athlete or race.
  let last = { key: "", at: Number.NaN, factor: null as number | null };
  return {
    results,
    factorOf(place, athlete, at) {
      const key = `${place.id} ${athlete} ${results.news.get()}`;
      if (key !== last.key || !(Math.abs(at - last.at) < SAME_MS))
        last = { key, at, factor: look(place.id, athlete, at) };
      return last.factor;
    },
  };
}
