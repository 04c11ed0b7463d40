import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROBLEM_TYPE } from "../../contracts/problem.ts";
import { embed } from "../../contracts/embed-routes.ts";
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

export interface BuiltApp {
  folder: string;
  /** What a page that came by a host may connect to. */
  sourcesFor(host: string): readonly string[];
  /** Origins whose pages may show the widget's. */
  ancestors: readonly string[];
  isWorkerRetired: boolean;
}

/**
 * Serves the built viewer. What vite puts under `assets/` carries a hash in its name and never changes;
 * the page itself is asked for anew each time. Brotli and gzip copies lie beside the files (scripts/build.ts).
 */
export async function serveBuiltApp(
  app: FastifyInstance,
  { folder, sourcesFor, ancestors, isWorkerRetired }: BuiltApp,
): Promise<void> {
  const page = join(folder, "index.html");
  if (!existsSync(page)) {
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
      // Sites that isolate themselves (Cross-Origin-Embedder-Policy) take nothing else from others.
      if (path.startsWith(join(folder, embed.loader))) reply.header("cross-origin-resource-policy", "cross-origin");
    },
  });
  // The page says where its own oEmbed is, and each address has another.
  app.get("/", (request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(
        withDiscovery(readFileSync(page, "utf8"), `${request.protocol}://${request.headers.host ?? ""}`, request.url),
      ),
  );
  app.addHook("onSend", async (request, reply) => {
    const type = String(reply.getHeader("content-type") ?? "");
    if (!type.startsWith("text/html") || reply.hasHeader("content-security-policy")) return;
    const isWidget = request.url.split("?")[0] === embed.page;
    reply.headers(pageHeaders(sourcesFor(request.headers.host ?? ""), isWidget ? ancestors : []));
  });
}

/** oEmbed 1.0, section 4: a link in the page's head to what stands for it. */
function withDiscovery(html: string, here: string, path: string): string {
  const href = `${embed.oembed}?format=json&amp;url=${encodeURIComponent(here + path)}`;
  const link = `<link rel="alternate" type="application/json+oembed" href="${here}${href}" title="Vedetta" />`;
  return html.replace("</head>", () => `  ${link}\n  </head>`);
}
