import { createServer, type Server } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";

/** Builds the harness page and serves it on loopback. */
export interface HarnessPage {
  url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

export async function startHarnessPage(port: number): Promise<HarnessPage> {
  const outDir = mkdtempSync(join(tmpdir(), "vedetta-harness-"));
  await build({
    configFile: false,
    root: join(import.meta.dirname, "harness"),
    base: "./",
    logLevel: "warn",
    build: { outDir, emptyOutDir: true, target: "es2024", chunkSizeWarningLimit: 2000 },
  });
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    try {
      const file = join(outDir, path === "/" ? "index.html" : path);
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    url: `http://localhost:${port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
