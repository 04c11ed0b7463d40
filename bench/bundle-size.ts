import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import * as v from "valibot";
import { embed } from "../contracts/embed-routes.ts";
import { SERVICE_WORKER_PATH } from "../contracts/service-worker.ts";

/** Sizes of the built viewer, as a browser gets them: Brotli at 11, in kB (1000 bytes). */
export interface BundleSizes {
  /** JavaScript that runs before the first picture, the player apart. */
  initial_js_br_kb: number;
  /** Style sheets of the first page. */
  initial_css_br_kb: number;
  /** The default player (shaka-player), fetched beside the rest. */
  player_js_br_kb: number;
  /** Everything else in JavaScript: what is fetched when asked for. */
  later_js_br_kb: number;
  /** The largest file of a language besides English: a page fetches one at most, before its first word. */
  language_js_br_kb: number;
  /** Workers that the page starts, the service worker too; they run beside the first picture, not before it. */
  worker_js_br_kb: number;
  fonts_kb: number;
  /** JavaScript that runs before the first picture of the widget's page, the player apart. */
  widget_js_br_kb: number;
  /** What a partner's page loads before the widget's own: embed.js. */
  loader_br_kb: number;
}

/** vite's `.vite/manifest.json` (build.manifest). */
export const Manifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    name: v.optional(v.string()),
    src: v.optional(v.string()),
    isEntry: v.optional(v.boolean()),
    imports: v.optional(v.array(v.string()), []),
    dynamicImports: v.optional(v.array(v.string()), []),
    css: v.optional(v.array(v.string()), []),
    assets: v.optional(v.array(v.string()), []),
  }),
);
export type Manifest = v.InferOutput<typeof Manifest>;

const PLAYER = /shaka-player/;
const OTHER_PLAYER = /hls\.js/;
/** A whole language, as scripts/messages-plugin.ts names it. */
const LANGUAGE = /messages:.*\/[a-z]{2,3}\.js /;

/**
 * Which files a first picture needs: the entry, all that it imports, and what it preloads; and which of them are the
 * player's. A chunk belongs to the player when its name or source says so.
 */
export function firstPictureFiles(
  manifest: Manifest,
  entry = "index.html",
): {
  js: string[];
  css: string[];
  player: string[];
  other: string[];
  languages: string[];
} {
  if (!manifest[entry]?.isEntry) throw new Error(`the manifest names no entry ${entry}`);
  const importsOf = (key: string) => manifest[key]?.imports ?? [];
  const closure = (start: string, seen = new Set<string>(), nextOf = importsOf): Set<string> => {
    if (seen.has(start)) return seen;
    seen.add(start);
    for (const next of nextOf(start)) closure(next, seen, nextOf);
    return seen;
  };
  const names = (key: string) => `${key} ${manifest[key]?.name ?? ""} ${manifest[key]?.src ?? ""}`;
  const initial = closure(entry);
  const players = Object.keys(manifest).filter((key) => PLAYER.test(names(key)));
  // The default player is needed for the first picture, and so is whatever of ours its chunk brings along.
  for (const player of players) closure(player, initial);
  const isJs = (key: string) => manifest[key]?.file.endsWith(".js") ?? false;
  const filesOf = (keys: Iterable<string>) => [...new Set([...keys].flatMap((key) => manifest[key]?.file ?? []))];
  const playerFiles = filesOf(players.filter(isJs));
  const js = filesOf([...initial].filter(isJs)).filter((file) => !playerFiles.includes(file));
  const languages = filesOf(Object.keys(manifest).filter((key) => LANGUAGE.test(names(key))));
  // Another entry's own parts are not this one's.
  const reached = closure(entry, new Set(), (key) => [
    ...(manifest[key]?.imports ?? []),
    ...(manifest[key]?.dynamicImports ?? []),
  ]);
  const other = filesOf([...reached].filter((key) => isJs(key) && !OTHER_PLAYER.test(names(key)))).filter(
    (file) => ![js, playerFiles, languages].some((files) => files.includes(file)),
  );
  return {
    js,
    css: [...new Set([...initial].flatMap((key) => manifest[key]?.css ?? []))],
    player: playerFiles,
    other,
    languages,
  };
}

export function measureSizes(dist: string): BundleSizes {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")));
  const { js, css, player, other, languages } = firstPictureFiles(manifest);
  const fonts = Object.values(manifest).flatMap(({ file }) => (file.endsWith(".woff2") ? [file] : []));
  const workers = Object.values(manifest).flatMap(({ assets }) => assets.filter((file) => file.endsWith(".js")));
  const read = (file: string) => readFileSync(join(dist, file));
  const brotliKb = (files: readonly string[]) =>
    files.reduce(
      (sum, file) => sum + brotliCompressSync(read(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
      0,
    ) / 1000;
  return {
    initial_js_br_kb: brotliKb(js),
    initial_css_br_kb: brotliKb(css),
    player_js_br_kb: brotliKb(player),
    later_js_br_kb: brotliKb(other),
    language_js_br_kb: Math.max(0, ...languages.map((file) => brotliKb([file]))),
    worker_js_br_kb: brotliKb([...new Set(workers), SERVICE_WORKER_PATH.slice(1)]),
    widget_js_br_kb: brotliKb(firstPictureFiles(manifest, "embed.html").js),
    loader_br_kb: brotliKb([embed.loader.slice(1)]),
    fonts_kb: [...new Set(fonts)].reduce((sum, file) => sum + read(file).length, 0) / 1000,
  };
}
