import type { StatusReport } from "../../contracts/status.ts";
import type { StatusSource } from "../platform/service.ts";
import type { Placed } from "./align/align.ts";

/** How far cameras that are being prepared have come, as `feed:<id>/ready` says it. */
export interface Readiness extends StatusSource {
  take(sample: Placed): void;
}

const READY = /^feed:([^/]+)\/ready$/;

export function createReadiness(): Readiness {
  const feeds = new Map<string, { ready: number; since: number; utc: number }>();
  const listeners = new Set<() => void>();
  return {
    take({ channel, utc, value }) {
      const feed = READY.exec(channel)?.[1];
      if (feed === undefined || typeof value !== "number") return;
      const known = feeds.get(feed);
      if (known && known.utc > utc) return;
      // Hundredths are as fine as a tile shows it.
      const ready = Math.floor(value * 100) / 100;
      feeds.set(feed, { ready, since: known?.since ?? utc, utc });
      if (known?.ready !== ready) for (const listener of listeners) listener();
    },
    report: (): StatusReport => ({
      feeds: [...feeds].map(([feed, { ready, since }]) => ({ feed, state: "waiting", since, ready })),
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
