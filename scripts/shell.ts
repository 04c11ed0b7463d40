import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { BUILD_META } from "../contracts/service-worker.ts";

/** What the service worker keeps of a build (workers/service-worker.ts). */
export interface Shell {
  build: string;
  precached: { url: string; revision: string | null }[];
  later: string[];
}

/** Needed by few: the other player, and every language but the one that comes with the code. */
const LATER = /^\/assets\/(?:hls|[a-z]{2}-)[\w.-]*\.js$/;
/** The page and what is shown of the app when there is no network. Pictures for app stores are not. */
const UNHASHED = ["index.html", "manifest.webmanifest", "icon.svg", "icons/app-192.png", "icons/app-512.png"];
const PAGES_ASSETS = "assets/*.{js,css,woff2}";

/** Puts the name of the build into the page: a hash of the names of its files, which carry hashes of what is in them. */
export function buildName(): Plugin {
  return {
    name: "vedetta-build-name",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        if (!bundle) return [];
        const content = createHash("sha256")
          .update(Object.keys(bundle).toSorted().join("\n"))
          .digest("hex")
          .slice(0, 12);
        return [{ tag: "meta", attrs: { name: BUILD_META, content }, injectTo: "head" }];
      },
    },
  };
}

/** Reads a finished build. `ignore` names files of other pages, such as the widget's. */
export function shellOf(dist: string): Shell {
  const build = new RegExp(`name="${BUILD_META}" content="([0-9a-f]+)"`).exec(
    readFileSync(join(dist, "index.html"), "utf8"),
  )?.[1];
  if (build === undefined) throw new Error(`${join(dist, "index.html")} does not say which build it is of`);
  const assets = globSync(PAGES_ASSETS, { cwd: dist })
    .toSorted()
    .map((path) => `/${path}`);
  return {
    build,
    precached: [
      ...UNHASHED.map((path) => ({ url: `/${path}`, revision: revisionOf(readFileSync(join(dist, path))) })),
      ...assets.filter((url) => !LATER.test(url)).map((url) => ({ url, revision: null })),
    ],
    later: assets.filter((url) => LATER.test(url)),
  };
}

const revisionOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex").slice(0, 12);
