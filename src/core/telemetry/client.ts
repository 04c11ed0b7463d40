import type { Catalogue } from "../../../contracts/catalogue.ts";
import type { MetricDeclaration } from "../../../contracts/event.ts";
import { METRICS } from "../../../contracts/metrics.ts";
import { splitChannel } from "../../../contracts/telemetry.ts";
import type { TelemetryNews, TelemetryOrder } from "../../../contracts/telemetry-worker.ts";
import type { UtcMs } from "../../../contracts/units.ts";
import { samplesBetween, valueAt } from "./look-up.ts";
import { createSeries, type Series } from "./series.ts";
import type { Telemetry } from "./telemetry.ts";

/** The part of a Worker that is used; the browser's own in the viewer. */
export interface TelemetryWorker {
  postMessage(order: TelemetryOrder): void;
  addEventListener(type: "message", listener: (event: MessageEvent<TelemetryNews>) => void): void;
  terminate(): void;
}

export interface TelemetryOptions {
  catalogue: Pick<Catalogue, "metrics" | "telemetry">;
  playhead(): UtcMs;
  now(): UtcMs;
  workerFactory?(): TelemetryWorker;
}

const TELL_PLAYHEAD_MS = 400;

const startWorker = (): TelemetryWorker =>
  new Worker(new URL("../../../workers/telemetry.ts", import.meta.url), { type: "module", name: "telemetry" });

/** Samples as the worker brings them, looked up by event time. */
export function createTelemetry({
  catalogue,
  playhead,
  now,
  workerFactory = startWorker,
}: TelemetryOptions): Telemetry {
  const kinds = new Map<string, MetricDeclaration["kind"]>(
    [...METRICS, ...catalogue.metrics].map(({ id, kind }) => [id, kind]),
  );
  const all = new Map<string, Series>();
  const feedsOf = new Map<string, Set<string>>();
  const listeners = new Set<() => void>();
  const worker = workerFactory();

  function tell(news: TelemetryNews): void {
    switch (news.type) {
      case "channels":
        for (const { channel, feeds } of news.channels) {
          feedsOf.set(channel, new Set([...(feedsOf.get(channel) ?? []), ...feeds]));
        }
        break;
      case "samples":
        for (const { channel, at, values } of news.batches) {
          let series = all.get(channel);
          if (!series) all.set(channel, (series = createSeries()));
          series.add(at, values);
        }
        // Values are read per frame by whoever draws; telling each time would be noise.
        return;
      case "withdrawn":
        all.delete(news.channel);
        feedsOf.delete(news.channel);
        break;
    }
    for (const listener of listeners) listener();
  }

  worker.addEventListener("message", ({ data }) => tell(data));
  worker.postMessage({ type: "start", ...catalogue.telemetry });
  const tellPlayhead = (): void => worker.postMessage({ type: "playhead", at: playhead(), now: now() });
  tellPlayhead();
  const timer = setInterval(tellPlayhead, TELL_PLAYHEAD_MS);

  return {
    valueAt(channel, at) {
      const series = all.get(channel);
      return series ? valueAt(series, kinds.get(splitChannel(channel).metric) ?? "state", at) : null;
    },
    samplesBetween(channel, from, to) {
      const series = all.get(channel);
      return series ? samplesBetween(series, from, to) : [];
    },
    channelsOf: (feed) => [...feedsOf].filter(([, feeds]) => feeds.has(feed)).map(([channel]) => channel),
    follow: (feeds) => worker.postMessage({ type: "follow", feeds: [...feeds] }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearInterval(timer);
      listeners.clear();
      worker.terminate();
    },
  };
}
