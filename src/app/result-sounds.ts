import type { CatalogueFeed } from "../../contracts/catalogue.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { momentsOf } from "../core/results/moments.ts";
import type { Results } from "../core/results/results.ts";
import { placeOf, unitAt } from "../core/results/unit-of.ts";
import { soundsOfResults } from "../core/sonification/of-results.ts";
import type { SoundMoment } from "../core/sonification/sound-moments.ts";
import type { Stage } from "./stage.ts";

/** What only results tell of a picture: goals, and finishes where no sensor has the clock. */
export interface ResultSounds {
  /** In (from, to]. */
  between(from: UtcMs, to: UtcMs): readonly SoundMoment[];
  close(): void;
}

const LOOK_MS = 500;

export function createResultSounds({ catalogue, telemetry, sync, ...stage }: Stage, feed: CatalogueFeed): ResultSounds {
  let results: Results | null = null;
  let unit = "";
  let unfollow = () => undefined as void;
  let timer: ReturnType<typeof setInterval> | undefined;
  let closed = false;
  const look = () => {
    if (!results) return;
    const at = sync.playhead();
    const found = unitAt(results.list("unit", at), placeOf(feed, catalogue.venues), at)?.id ?? "";
    if (found === unit) return;
    unfollow();
    unit = found;
    unfollow = results.follow(unit === "" ? ["schedule"] : ["schedule", `unit:${unit}`]);
  };
  void stage.results().then((opened) => {
    if (closed) return;
    results = opened;
    unfollow = results.follow(["schedule"]);
    look();
    timer = setInterval(look, LOOK_MS);
  });
  return {
    between(from, to) {
      if (!results || unit === "") return [];
      const hasClock = telemetry.channelsOf(feed.id).some((channel) => channel.endsWith("/run-time"));
      return soundsOfResults(momentsOf(results, unit, from, to), hasClock);
    },
    close() {
      closed = true;
      clearInterval(timer);
      unfollow();
    },
  };
}
