import type { FastifyInstance } from "fastify";
import type { EventFile } from "../../contracts/event.ts";
import { PROBLEM_TYPE } from "../../contracts/problem.ts";
import { api } from "../../contracts/routes.ts";
import { now } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { problem } from "../platform/problem.ts";
import { addStatus, createService, type StatusSource } from "../platform/service.ts";
import { serveBuiltApp } from "./built-app.ts";
import { catalogueOf } from "./catalogue.ts";
import { serveEmbed } from "./embed.ts";
import type { Hosts } from "./hosts.ts";
import { isEmbedded, sessionOf } from "./session.ts";

export interface BffOptions {
  event: EventFile;
  hosts: Hosts;
  status: StatusSource;
  /** The built viewer. */
  appFolder: string;
  log: Log;
  /** Viewers get a service worker that undoes itself, whatever the build has: the way out of one that does harm. */
  isWorkerRetired?: boolean;
}

/** The viewer's front door: the page, what is on, and how it fares. */
export async function createBff({
  event,
  hosts,
  status,
  appFolder,
  log,
  isWorkerRetired = false,
}: BffOptions): Promise<FastifyInstance> {
  const app = createService({ log, metrics: createMetrics("bff"), status });
  app.addHook("onRequest", async (request, reply) => {
    if (hosts.isOurs(request.headers.host)) return;
    const detail = "Start Vedetta with --name HOST if viewers reach this machine by another name.";
    await reply
      .code(421)
      .type(PROBLEM_TYPE)
      .send(problem(421, "This machine does not go by that name", { detail }));
  });
  app.get(api.catalogue, (request, reply) =>
    reply.header("cache-control", "no-cache").send(catalogueOf(event, hosts, request.headers.host ?? "")),
  );
  app.get(api.session, (request, reply) => {
    const { session, setCookie } = sessionOf(request.headers.cookie);
    const { referer, "sec-fetch-site": site } = request.headers;
    if (setCookie !== undefined && !isEmbedded({ referer, site })) reply.header("set-cookie", setCookie);
    // A session is the viewer's own: no other site may read it.
    return reply.removeHeader("access-control-allow-origin").header("cache-control", "no-store").send(session);
  });
  app.get(api.time, (_request, reply) =>
    reply.type("text/plain").header("cache-control", "no-store").send(new Date(now()).toISOString()),
  );
  addStatus(app, status, { status: api.status, events: api.statusEvents });
  const ancestors = (event.partners ?? []).flatMap(({ origins }) => origins);
  await serveBuiltApp(app, {
    folder: appFolder,
    sourcesFor: (host) => hosts.sources(host),
    ancestors,
    isWorkerRetired,
  });
  serveEmbed(app, { event, hosts, appFolder });
  return app;
}
