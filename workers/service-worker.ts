import { addRoute, cleanupOutdatedCaches, matchPrecache, precache } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkOnly } from "workbox-strategies";
import { type BuildAnswer, isBuildQuestion } from "../contracts/service-worker.ts";

/**
 * Keeps the shell: the page and its code, of one build. It answers for nothing else: media, telemetry, streams and the
 * API go past it, and nothing that belongs to a viewer is kept here.
 */
declare const self: ServiceWorkerGlobalScope;

/** Written in by the build (scripts/shell.ts). */
declare const SHELL: {
  /** As the page's own `<meta>` says. */
  build: string;
  /** Fetched at once, and replaced where a revision differs; a name with a hash needs none. */
  precached: { url: string; revision: string | null }[];
  /** Files of the same build that are kept once somebody needed them: another language, another player. */
  later: string[];
};

// Named once: the build writes it in wherever it is named.
const shell = SHELL;
const PAGE = "/index.html";
const LATER = "vedetta-later";
/** A server that takes longer than this to give the page is as good as away. */
const PAGE_SECONDS = 4;

precache(shell.precached);
cleanupOutdatedCaches();

// The page itself comes from the server while there is one: its headers say what it may load, and those follow the
// operator's addresses, not the build. What a page of another build loads is found by its names, or fetched.
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode === "navigate" && isPage(url.pathname),
  new NetworkOnly({
    networkTimeoutSeconds: PAGE_SECONDS,
    plugins: [
      {
        // A proxy that speaks for a server that is down.
        fetchDidSucceed: ({ response }) =>
          response.status >= 500 ? Promise.reject(new Error(`HTTP ${response.status}`)) : Promise.resolve(response),
        handlerDidError: () => matchPrecache(PAGE),
      },
    ],
  }),
);
addRoute({ cleanURLs: false, directoryIndex: "" });
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && shell.later.includes(url.pathname),
  new CacheFirst({ cacheName: LATER }),
);

const isPage = (path: string): boolean => path === "/" || path === PAGE;

self.addEventListener("activate", (event) => event.waitUntil(forgetOldBuilds()));

async function forgetOldBuilds(): Promise<void> {
  const kept = await caches.open(LATER);
  const requests = await kept.keys();
  await Promise.all(
    requests.filter(({ url }) => !shell.later.includes(new URL(url).pathname)).map((request) => kept.delete(request)),
  );
}

self.addEventListener("message", (event) => {
  if (isBuildQuestion(event.data)) event.waitUntil(answer(event.data.build, event.ports[0]));
});

/**
 * Whoever has this build already needs no offer, and where no other page is open either, nobody needs what the worker
 * before keeps: this one takes over. Else it waits until those pages are gone, for they fetch their own build's parts.
 */
async function answer(build: string, port: MessagePort | undefined): Promise<void> {
  const isNew = build !== shell.build;
  port?.postMessage({ isNew } satisfies BuildAnswer);
  if (isNew) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
}
