import type { Catalogue } from "../../contracts/catalogue.ts";
import { api } from "../../contracts/routes.ts";
import { createStatusFeed } from "../api/status.ts";
import { createEventClock } from "../core/clock/event-clock.ts";
import { lazily } from "../core/lazily.ts";
import { metricsOf } from "../core/figures/figures.ts";
import type { PlayerEngine } from "../core/player/player.ts";
import { createDashEngine, type EngineOptions } from "../core/player/dash-adapter.ts";
import type { Results } from "../core/results/results.ts";
import { createSyncGroup } from "../core/sync/sync-group.ts";
import { createTelemetry } from "../core/telemetry/client.ts";
import { createWall } from "../features/wall/wall.ts";
import { timeOfDayIn } from "../words/figures.ts";
import { ownEditor, ownTiles } from "./own-wall.ts";
import type { Stage } from "./stage.ts";

/** `?engine=hls` plays the wall over LL-HLS. */
async function engineOf(name: string | null, options: EngineOptions): Promise<PlayerEngine> {
  if (name !== "hls") return createDashEngine(options);
  const { createHlsEngine } = await import("../core/player/hls-adapter.ts");
  return createHlsEngine(options);
}

/** The one place that builds engines and hands them to the features. */
export async function compose(catalogue: Catalogue): Promise<Stage> {
  const clock = createEventClock({ timeUrl: api.time });
  // A wall aimed by a wrong clock would start with a jump.
  await clock.ready;
  const now = () => clock.now();
  const sync = createSyncGroup({ now, dvrMs: catalogue.dvrMs, hidden: () => document.hidden });
  const engine = await engineOf(new URLSearchParams(location.search).get("engine"), {
    now,
    startAt: () => sync.playhead(),
  });
  const telemetry = createTelemetry({ catalogue, playhead: () => sync.playhead(), now });
  telemetry.follow(catalogue.feeds.map(({ id }) => id));
  const status = createStatusFeed();
  const wall = createWall({ feeds: catalogue.feeds, engine, sync, status: status.feeds, now });
  let opened: Results | undefined;
  let factorOf: Stage["factorOf"] = () => null;
  const results = lazily(async () => {
    const { openResults } = await import("./open-results.ts");
    const open = openResults(catalogue, () => sync.playhead(), now);
    factorOf = open.factorOf;
    opened = open.results;
    return open.results;
  });
  return {
    catalogue,
    athletes: new Map(catalogue.athletes.map((athlete) => [athlete.id, athlete])),
    metrics: metricsOf(catalogue.metrics),
    now,
    time: timeOfDayIn(catalogue.event.timeZone),
    sync,
    telemetry,
    status,
    wall,
    results,
    factorOf: (place, athlete, at) => factorOf(place, athlete, at),
    async close() {
      // Another event has other cameras.
      ownEditor.set(null);
      ownTiles.set(null);
      status.close();
      await wall.close();
      telemetry.close();
      opened?.close();
      sync.close();
      clock.close();
    },
  };
}
