import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { measureSizes } from "./bundle-size.ts";
import { printFigures, printTable } from "./figures.ts";

/** `npm run bench -- size`: what a browser fetches before the first picture. */
const root = resolve(import.meta.dirname, "..");
execFileSync(process.execPath, [join(root, "scripts/build.ts")], { cwd: root, stdio: "inherit" });
const sizes = measureSizes(join(root, "dist"));
printTable([
  { what: "JavaScript before the first picture, the player apart", "kB (Brotli)": sizes.initial_js_br_kb },
  { what: "the default player", "kB (Brotli)": sizes.player_js_br_kb },
  { what: "style sheets", "kB (Brotli)": sizes.initial_css_br_kb },
  { what: "JavaScript fetched when asked for, hls.js apart", "kB (Brotli)": sizes.later_js_br_kb },
  { what: "a language besides English, the largest", "kB (Brotli)": sizes.language_js_br_kb },
  { what: "workers, beside the first picture", "kB (Brotli)": sizes.worker_js_br_kb },
  { what: "the loader of widgets, in partners' pages", "kB (Brotli)": sizes.loader_br_kb },
  { what: "fonts (already compressed)", "kB (Brotli)": sizes.fonts_kb },
]);
printFigures({ ...sizes });
