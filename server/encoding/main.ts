import type { EventFile, Rung } from "../../contracts/event.ts";
import type { UtcMs } from "../../contracts/units.ts";
import { now } from "../platform/clock.ts";
import { portOf, type Config, type Running } from "../platform/config.ts";
import { createLog } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { claimTimeliness } from "../platform/priority.ts";
import { createService } from "../platform/service.ts";
import { captionsToken, loadToken } from "../platform/token.ts";
import { createCaptions } from "./captions/feed-captions.ts";
import { addCaptionRoutes } from "./captions/routes.ts";
import { createFeedMetrics } from "./feed-metrics.ts";
import { createFeed, type Feed } from "./feed.ts";
import { createOrigin } from "./origin/origin.ts";
import { clear, createProtection } from "./protect/protection.ts";
import { SEGMENT_MS } from "./stages.ts";

const secondsSince2020 = (at: UtcMs): number => Math.floor((at - Date.UTC(2020)) / 1000);

/** The role `encoding`: every feed from its contribution to the origin, which also answers for the feeds' health. */
export async function start(config: Config, event: EventFile): Promise<Running> {
  claimTimeliness();
  const log = createLog("encoding");
  const metrics = createMetrics("encoding");
  const listeners = new Set<() => void>();
  const feeds: Feed[] = [];
  const app = createService({
    log,
    metrics,
    status: {
      report: () => ({ feeds: feeds.map((feed) => feed.status()) }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  const captionsOf = createCaptions(metrics, now);
  const captions = new Map(event.feeds.map((feed) => [feed.id, captionsOf(feed)]));
  addCaptionRoutes(app, {
    doorOf: (feed, track) => captions.get(feed)?.doorOf(track),
    token: await loadToken(captionsToken(config.dataDir)),
  });
  await app.ready();
  const origin = await createOrigin({
    feeds: event.feeds.map(({ id }) => id),
    dataDir: config.dataDir,
    now,
    onTrouble: (sentence) => log.error(sentence),
    other(request, response) {
      app.routing(request, response);
      return true;
    },
  });
  await origin.listen(portOf(config, "origin"), config.host);

  const sink = createProtection(clear, origin.sink);
  const metricsOf = createFeedMetrics(metrics);
  for (const [index, feed] of event.feeds.entries()) {
    feeds.push(
      createFeed({
        feed,
        ladder: rungsOf(feed.ladder, event.ladders),
        firstRun: secondsSince2020(now()),
        phaseMs: (index % 2) * (SEGMENT_MS / 2),
        sink: captions.get(feed.id)?.beside(sink) ?? sink,
        carried: captions.get(feed.id)?.carried,
        now,
        log,
        metrics: metricsOf(feed.id),
        onStatus: () => listeners.forEach((listener) => listener()),
      }),
    );
  }
  return {
    async close() {
      await Promise.all(feeds.map((feed) => feed.close()));
      await origin.close();
      await app.close();
    },
  };
}

/** A ladder by name or by its rungs; the event file was checked for names that are not there. */
const rungsOf = (ladder: string | Rung[], named: EventFile["ladders"]): readonly Rung[] =>
  typeof ladder === "string" ? (named[ladder] ?? []) : ladder;
