import type { FastifyInstance } from "fastify";
import { PROBLEM_TYPE } from "../../../contracts/problem.ts";
import { now } from "../../platform/clock.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredSegment } from "./segment-store.ts";

interface SegmentReader {
  read(feed: string, number: number, now: number): StoredSegment | undefined;
}

/** As long as a cache may go on showing what an athlete has withdrawn; unchanged ones cost it a 304. */
const MAX_AGE_S = 2;

/** `GET /telemetry/<feed>/<n>.json`. */
export function addSegmentRoutes(app: FastifyInstance, store: SegmentReader): void {
  app.get<{ Params: { feed: string; file: string } }>("/telemetry/:feed/:file", async (request, reply) => {
    const { feed, file } = request.params;
    const number = /^(\d{1,12})\.json$/.exec(file)?.[1];
    const segment = number === undefined ? undefined : store.read(feed, Number(number), now());
    if (!segment) {
      reply.code(404).header("cache-control", "no-store").type(PROBLEM_TYPE);
      return problem(404, "There is no such segment", { detail: "Unknown, not closed yet, or no longer kept" });
    }
    reply.header("cache-control", `public, max-age=${MAX_AGE_S}, must-revalidate`).header("etag", segment.etag);
    if (request.headers["if-none-match"] === segment.etag) return reply.code(304).send();
    return reply.type("application/json").send(segment.body);
  });
  app.get("/telemetry", async (_request, reply) => {
    reply.code(426).header("upgrade", "websocket").type(PROBLEM_TYPE);
    return problem(426, "This is a WebSocket");
  });
}
