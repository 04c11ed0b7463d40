import * as v from "valibot";
import { expect, test } from "vitest";
import { firstPictureFiles, Manifest } from "./bundle-size.ts";

const SHAKA = "node_modules/shaka-player/dist/shaka-player.dash-es2021.js";
const manifest = v.parse(Manifest, {
  "index.html": {
    file: "assets/index.js",
    isEntry: true,
    imports: ["_react.js"],
    dynamicImports: [SHAKA, "src/features/meter/Meter.tsx", "src/core/player/hls-adapter.ts"],
    css: ["assets/index.css"],
  },
  "_react.js": { file: "assets/react.js", css: ["assets/base.css"] },
  "_shared.js": { file: "assets/shared.js" },
  [SHAKA]: { file: "assets/shaka.js", src: SHAKA, imports: ["_shared.js", "_react.js"] },
  "src/features/meter/Meter.tsx": { file: "assets/meter.js", css: ["assets/meter.css"] },
  "src/core/player/hls-adapter.ts": { file: "assets/hls-adapter.js", imports: ["node_modules/hls.js/dist/hls.mjs"] },
  "node_modules/hls.js/dist/hls.mjs": { file: "assets/hls.js" },
  "messages:/somewhere/src/words/it.js": { file: "assets/it.js", name: "it" },
  "embed.html": {
    file: "assets/embed.js",
    isEntry: true,
    imports: ["_react.js"],
    dynamicImports: ["src/embed/talk.ts"],
  },
  "src/embed/talk.ts": { file: "assets/talk.js" },
  "src/ui/type.woff2": { file: "assets/type.woff2" },
});

test("the first picture needs the entry, what it imports, and what the player's chunk brings along; not what comes later", () => {
  expect(firstPictureFiles(manifest)).toEqual({
    js: ["assets/index.js", "assets/react.js", "assets/shared.js"],
    css: ["assets/index.css", "assets/base.css"],
    player: ["assets/shaka.js"],
    other: ["assets/meter.js", "assets/hls-adapter.js"],
    languages: ["assets/it.js"],
  });
});

test("a widget's page is another entry, and its parts are counted there", () => {
  expect(firstPictureFiles(manifest, "embed.html").js).toEqual([
    "assets/embed.js",
    "assets/react.js",
    "assets/shared.js",
  ]);
  expect(firstPictureFiles(manifest, "embed.html").other).toEqual(["assets/talk.js"]);
});

test("a build without an entry is refused", () => {
  expect(() => firstPictureFiles({})).toThrow("no entry");
});
