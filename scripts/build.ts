import { build, type InlineConfig } from "vite";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { embed } from "../contracts/embed-routes.ts";
import { SERVICE_WORKER_PATH } from "../contracts/service-worker.ts";
import { messages } from "./messages-plugin.ts";
import { shellOf } from "./shell.ts";

/** Builds the viewer into dist/ where its sources changed since, with a Brotli and a gzip copy beside each text. */
const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");
const stampFile = join(dist, ".sources");
const SOURCES = [
  "src/**/*",
  "workers/**/*",
  "contracts/**/*",
  "public/**/*",
  "{index,embed}.html",
  "vite.config.ts",
  "package-lock.json",
  "scripts/{build,messages,messages-plugin,shell}.ts",
];
const TEXTS = ["html", "js", "css", "svg", "json", "webmanifest", "wasm", "txt"];
/** Smaller files gain nothing from a copy. */
const WORTH_BYTES = 1024;

const stamp = stampOf();
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
  console.log("[vedetta] Building the viewer.");
  await build({ root, logLevel: "error" });
  await buildAtRoot("src/embed/loader/main.ts", embed.loader, { plugins: [messages()] });
  const define = { SHELL: JSON.stringify(shellOf(dist)), "process.env.NODE_ENV": '"production"' };
  await buildAtRoot("workers/service-worker.ts", SERVICE_WORKER_PATH, { define });
  await compress();
  writeFileSync(stampFile, stamp);
}

function stampOf(): string {
  const hash = createHash("sha256");
  for (const path of globSync(SOURCES, { cwd: root }).toSorted()) {
    const full = join(root, path);
    if (!/\.test\.tsx?$/.test(path) && statSync(full).isFile())
      hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
  }
  return hash.digest("hex");
}

/** One file at the root, under a name that stays: a service worker must stand there, and partners write the loader's into their pages. */
async function buildAtRoot(
  input: string,
  path: string,
  options: Pick<InlineConfig, "plugins" | "define">,
): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    ...options,
    build: {
      target: "es2022",
      emptyOutDir: false,
      rolldownOptions: {
        input: join(root, input),
        output: { format: "iife", entryFileNames: path.slice(1) },
      },
    },
  });
}

async function compress(): Promise<void> {
  const files = globSync(`**/*.{${TEXTS.join(",")}}`, { cwd: dist }).map((path) => join(dist, path));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      if (bytes.length < WORTH_BYTES) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: 10 };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }),
  );
}
