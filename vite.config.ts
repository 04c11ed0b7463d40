import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { DEFAULT_BASE_PORT } from "./contracts/routes.ts";
import { messages } from "./scripts/messages-plugin.ts";
import { buildName } from "./scripts/shell.ts";

/** While the page is being worked on, `vite` passes the API on to a Vedetta that runs beside it. */
const backend = process.env["VEDETTA_BACKEND"] ?? `http://127.0.0.1:${DEFAULT_BASE_PORT}`;

export default defineConfig({
  plugins: [messages(), react(), buildName()],
  css: {
    modules: {
      // By folder, file and name: what hashes tell apart does not compress.
      generateScopedName: (name, path) =>
        `${/(\w+\/\w+)\.module\.css/.exec(path)?.[1]?.replace("/", "-") ?? ""}-${name}`,
    },
  },
  build: {
    target: "es2022",
    // Older targets make lightningcss rewrite light-dark() into something that forgets the viewer's setting.
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    sourcemap: false,
    // Every browser of these targets preloads modules by itself.
    modulePreload: {
      polyfill: false,
      // A part that is fetched later names what it needs itself; a list of it all in the first file would cost 0.7 kB.
      resolveDependencies: (_file, needs, { hostType }) => (hostType === "html" ? needs : []),
    },
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      // The page itself, and the one in partners' frames.
      input: ["index.html", "embed.html"],
      output: {
        codeSplitting: {
          // One file for what the first page runs: the entry waits for its language, and would be cut into pieces else.
          includeDependenciesRecursively: true,
          groups: [
            {
              name: "wall",
              test: /src.app.(?:App|compose)\.tsx?$|src.ui.dismiss-tips|src.features.wall.wall-shape|node_modules.react-dom/,
            },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { host: "127.0.0.1", proxy: { "/api": backend, "/telemetry": { target: backend, ws: true } } },
});
