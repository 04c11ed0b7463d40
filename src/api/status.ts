import * as v from "valibot";
import { api } from "../../contracts/routes.ts";
import { type FeedStatus, StatusReport } from "../../contracts/status.ts";
import { type Observable, observable } from "../core/observable.ts";

export interface StatusFeed {
  /** By feed id. Empty until the server said something. */
  readonly feeds: Observable<ReadonlyMap<string, FeedStatus>>;
  /** False while the server cannot be reached. */
  readonly connected: Observable<boolean>;
  close(): void;
}

/** Longest wait for a server that refuses the stream, ms. `EventSource` itself retries broken connections. */
const REOPEN_MS = 3000;

/** Follows `GET /api/status/events` for as long as the page lives. Reports that cannot be read are passed over. */
export function createStatusFeed(open: (url: string) => EventSource = (url) => new EventSource(url)): StatusFeed {
  const feeds = observable<ReadonlyMap<string, FeedStatus>>(new Map());
  const connected = observable(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;

  const connect = () => {
    source = open(api.statusEvents);
    source.addEventListener("open", () => connected.set(true));
    source.addEventListener("status", (event) => {
      const next = merge(feeds.get(), event.data);
      if (next) feeds.set(next);
    });
    source.addEventListener("error", () => {
      connected.set(false);
      // After an answer that is no stream (a 502 from a proxy, say) the browser gives up; we do not.
      if (source.readyState === 2) timer = setTimeout(connect, REOPEN_MS);
    });
  };
  connect();

  return {
    feeds,
    connected,
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}

/** What is known after one more report; null where the report cannot be read. */
export function merge(known: ReadonlyMap<string, FeedStatus>, data: string): ReadonlyMap<string, FeedStatus> | null {
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch {
    return null;
  }
  const report = v.safeParse(StatusReport, body);
  if (!report.success) return null;
  const next = new Map(known);
  for (const status of report.output.feeds) next.set(status.feed, status);
  return next;
}
