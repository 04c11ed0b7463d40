import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { UtcMs } from "../../../contracts/units.ts";
import { problem } from "../../platform/problem.ts";
import type { ChunkSink } from "../stages.ts";
import { problemAnswer, type OriginRequest } from "./answer.ts";
import { createArchive } from "./archive.ts";
import type { ConnectionLimits } from "./connection.ts";
import { createDvr, type Dvr } from "./dvr.ts";
import { createHeldRequests } from "./held-requests.ts";
import { createListener } from "./listener.ts";
import { createLiveWindow } from "./live-window.ts";
import { createPages } from "./pages.ts";
import { createRoutes, isOriginPath, type Site } from "./routes.ts";

export interface OriginOptions {
  /** Ids of all feeds; a run of another one is a bug. */
  feeds: readonly string[];
  /** The DVR goes into its folder `dvr`, which is emptied. */
  dataDir: string;
  now: () => UtcMs;
  /** Sentences for the operator: a full disk and the like. */
  onTrouble: (sentence: string) => void;
  /** Whether it answered a request that is not the origin's own (`/status`, `/metrics`, …); false becomes 404. */
  other?: (request: IncomingMessage, response: ServerResponse) => boolean;
  limits?: Partial<OriginLimits>;
}

export interface OriginLimits extends ConnectionLimits {
  dvrMs: number;
  /** What is newer stays in memory. */
  memoryMs: number;
  maxConnections: number;
  maxHeld: number;
}

export const DVR_MS = 600_000;
const LIMITS: OriginLimits = {
  dvrMs: DVR_MS,
  memoryMs: 20_000,
  maxConnections: 10_000,
  maxHeld: 10_000,
  // Two seconds of 2160p; the buffers are shared, so this is no memory of the viewer's own.
  maxBehindBytes: 32 * 1024 * 1024,
  maxBehindMs: 10_000,
  maxAnswerMs: 30_000,
  idleMs: 75_000,
};
const SWEEP_MS = 500;

export interface OriginStats {
  connections: number;
  held: number;
  /** Viewers that were too slow, since the start. */
  dropped: number;
  segments: number;
  memoryBytes: number;
}

export interface Origin {
  /** Where cmaf's output goes, perhaps through protect; all feeds in one. */
  sink: ChunkSink;
  /** Returns the port; 0 asks for any. Rejects with a sentence where it is taken. */
  listen(port: number, host: string): Promise<number>;
  stats(): OriginStats;
  close(): Promise<void>;
}

/** Serves every feed's live window and DVR as LL-DASH and LL-HLS (contracts/routes.ts `live`), and `/time`. */
export async function createOrigin(options: OriginOptions): Promise<Origin> {
  const { now } = options;
  const limits: OriginLimits = { ...LIMITS, ...options.limits };
  const archive = await createArchive({ folder: join(options.dataDir, "dvr"), onTrouble: options.onTrouble });
  const sites = new Map<string, Site & { dvr: Dvr }>();
  for (const feed of options.feeds) {
    const window = createLiveWindow(feed);
    sites.set(feed, {
      window,
      pages: createPages(window, { dvrMs: limits.dvrMs, now }),
      dvr: createDvr({ window, archive, dvrMs: limits.dvrMs, memoryMs: limits.memoryMs }),
    });
  }
  const ask = createRoutes({ sites, archive, now });
  const held = createHeldRequests({ maxHeld: limits.maxHeld, now, ask });
  const tooMany = problemAnswer(problem(503, "Too many are waiting already"), "retry-after: 1\r\n");
  const listener = createListener({
    now,
    limits,
    maxConnections: limits.maxConnections,
    isOwn: isOriginPath,
    onRequest(request: OriginRequest, connection) {
      const answer = ask(request);
      if (answer.kind !== "wait") connection.answer(answer);
      else if (!held.hold(request, answer, connection)) connection.answer(tooMany);
    },
    onClosed: (connection) => held.forget(connection),
    other: options.other,
  });

  const siteOf = (feed: string) => {
    const site = sites.get(feed);
    if (!site) throw new Error(`the origin was not told of a feed ${feed}`);
    return site;
  };
  const changed = (feed: string) => {
    siteOf(feed).pages.changed();
    held.changed(feed);
  };

  const sink: ChunkSink = {
    openRun(run) {
      const { window } = siteOf(run.feed);
      // Whoever opens a run has given up the one before, even where it did not come to say so.
      for (const { run: former, isOpen } of window.runs) if (isOpen) sink.closeRun(former);
      window.openRun(run);
    },
    init(segment) {
      siteOf(segment.run.feed).window.init(segment);
    },
    chunk(chunk) {
      siteOf(chunk.run.feed).window.chunk(chunk);
      changed(chunk.run.feed);
    },
    segmentDone(run, track) {
      const { window, dvr } = siteOf(run.feed);
      const segment = window.segmentDone(run, track);
      if (!segment) return;
      dvr.keep(track.id, segment);
      changed(run.feed);
    },
    closeRun(run) {
      const { window, dvr } = siteOf(run.feed);
      for (const { track, segment } of window.closeRun(run)) dvr.keep(track, segment);
      changed(run.feed);
    },
  };

  const sweep = setInterval(() => {
    const at = now();
    for (const { dvr, pages } of sites.values()) if (dvr.sweep(at)) pages.changed();
    held.sweep(at);
    listener.sweep(at);
  }, SWEEP_MS);
  sweep.unref();

  return {
    sink,
    listen: listener.listen,
    stats() {
      const segments = [...sites.values()].flatMap(({ window }) =>
        [...window.tracks.values()].flatMap((track) => track.segments),
      );
      return {
        connections: listener.connections,
        held: held.count,
        dropped: listener.dropped,
        segments: segments.length,
        memoryBytes: segments.reduce((sum, segment) => sum + (segment.parts.length > 0 ? segment.size : 0), 0),
      };
    },
    async close() {
      clearInterval(sweep);
      await listener.close();
      await archive.close();
    },
  };
}
