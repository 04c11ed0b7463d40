import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { PROBLEM_TYPE } from "../../contracts/problem.ts";
import { service as routes } from "../../contracts/routes.ts";
import type { StatusReport } from "../../contracts/status.ts";
import { now } from "./clock.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { problem } from "./problem.ts";

export interface ServiceOptions {
  log: Log;
  metrics: Metrics;
  /** The feeds' health as this service knows it. */
  status?: StatusSource;
}

export interface StatusSource {
  report(): StatusReport;
  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** An HTTP service with what all of them have: health, metrics, time, status as JSON and as SSE, problems. */
export function createService({ log, metrics, status }: ServiceOptions): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("access-control-allow-origin", "*");
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const code = error.statusCode ?? 500;
    if (code >= 500) log.error({ err: error }, "request failed");
    return reply
      .code(code)
      .type(PROBLEM_TYPE)
      .send(problem(code, code >= 500 ? "The service failed to answer" : error.message));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type(PROBLEM_TYPE)
      .send(problem(404, "There is nothing here", { detail: request.url.split("?")[0] ?? "" })),
  );
  app.get(routes.health, async () => ({ status: "ok" }));
  app.get(routes.metrics, async (_request, reply) =>
    reply.type("text/plain; version=0.0.4").send(await metrics.text()),
  );
  app.get(routes.time, async (_request, reply) =>
    reply.type("text/plain").header("cache-control", "no-store").send(new Date(now()).toISOString()),
  );
  if (status) addStatus(app, status);
  return app;
}

/** `GET /status` and `GET /status/events` (Server-Sent Events, one whole report each). */
export function addStatus(
  app: FastifyInstance,
  status: StatusSource,
  paths = { status: routes.status, events: routes.statusEvents },
): void {
  app.get(paths.status, async () => status.report());
  app.get(paths.events, (_request, reply) => {
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
    });
    const send = () => {
      // A reader that does not read gets the newest report later, not a queue of old ones.
      if (response.writableLength > 65_536) return;
      response.write(`event: status\ndata: ${JSON.stringify(status.report())}\n\n`);
    };
    send();
    const stop = status.subscribe(send);
    const beat = setInterval(() => response.write(": here\n\n"), 15_000);
    response.on("close", () => {
      stop();
      clearInterval(beat);
    });
  });
}
