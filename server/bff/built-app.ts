import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROBLEM_TYPE } from "../../contracts/problem.ts";
import { SERVICE_WORKER_PATH } from "../../contracts/service-worker.ts";
import { problem } from "../platform/problem.ts";
import { commonHeaders, pageHeaders } from "./security-headers.ts";

/** Takes the place of any service worker, throws away what it kept, and goes; pages that are open stay as they are. */
const RETIRED_WORKER = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.registration.unregister()),
  ),
);
`;

/**
 * Serves the built viewer. What vite puts under `assets/` carries a hash in its name and never changes;
 * the page itself is asked for anew each time. Brotli and gzip copies lie beside the files (scripts/build.ts).
 */
export async function serveBuiltApp(
  app: FastifyInstance,
  folder: string,
  sourcesFor: (host: string) => readonly string[],
  isWorkerRetired: boolean,
): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) {
    app.get("/", (_request, reply) =>
      reply
        .code(503)
        .type(PROBLEM_TYPE)
        .send(
          problem(503, "The viewer is not built yet", { detail: "npm start builds it; or: node scripts/build.ts" }),
        ),
    );
    return;
  }
  if (isWorkerRetired)
    app.get(SERVICE_WORKER_PATH, (_request, reply) =>
      reply.type("text/javascript").header("cache-control", "no-cache").headers(commonHeaders).send(RETIRED_WORKER),
    );
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    dotfiles: "deny",
    cacheControl: false,
    setHeaders(reply, path) {
      const immutable = path.startsWith(join(folder, "assets"));
      reply.header("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
      for (const [name, value] of Object.entries(commonHeaders)) reply.header(name, value);
    },
  });
  app.addHook("onSend", async (request, reply) => {
    const type = String(reply.getHeader("content-type") ?? "");
    if (type.startsWith("text/html")) reply.headers(pageHeaders(sourcesFor(request.headers.host ?? "")));
  });
}
