import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PORT_OFFSETS } from "../contracts/routes.ts";
import { createHosts } from "../server/bff/hosts.ts";
import { createBff } from "../server/bff/service.ts";
import { createStatusReader } from "../server/bff/status-reader.ts";
import { createLog } from "../server/platform/log.ts";
import type { Backend } from "../bench/backend.ts";
import { BASE_PORT } from "./playwright.config.ts";

/** The real front door before the same services, but with a build of its own that a test may change, and that it may close. */
export interface FrontDoor {
  base: string;
  /** The built viewer that it serves. */
  folder: string;
  close(): Promise<void>;
  open(): Promise<void>;
  /** Closes for good. */
  end(): Promise<void>;
}

const PORT = BASE_PORT + 90;
const dist = resolve(import.meta.dirname, "../dist");

export async function openFrontDoor({ event }: Backend): Promise<FrontDoor> {
  const folder = mkdtempSync(join(tmpdir(), "vedetta-door-"));
  cpSync(dist, folder, { recursive: true });
  const log = createLog("bff", "silent");
  const listeners = new Set<() => void>();
  const reader = createStatusReader(`http://127.0.0.1:${BASE_PORT + PORT_OFFSETS.origin}`, log, () =>
    listeners.forEach((listener) => listener()),
  );
  const create = () =>
    createBff({
      event,
      hosts: createHosts(BASE_PORT),
      appFolder: folder,
      log,
      status: {
        report: () => reader.report ?? { feeds: [] },
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
  let app: Awaited<ReturnType<typeof create>> | null = null;
  const door: FrontDoor = {
    base: `http://localhost:${PORT}`,
    folder,
    async close() {
      await app?.close();
      app = null;
    },
    async open() {
      app ??= await create();
      await app.listen({ host: "127.0.0.1", port: PORT });
    },
    async end() {
      await door.close();
      reader.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await door.open();
  return door;
}

/** Makes the build another one: the page says so, and the service worker brings that page. */
export function changeBuild({ folder }: FrontDoor, build: string): void {
  for (const name of ["index.html", "service-worker.js"]) {
    for (const copy of [".br", ".gz"]) rmSync(join(folder, name + copy), { force: true });
    const file = join(folder, name);
    const before = readFileSync(file, "utf8");
    const after =
      name === "index.html"
        ? before.replace(/(name="vedetta-build" content=")[0-9a-f]+/, `$1${build}`)
        : before
            .replace(/(build:.)[0-9a-f]{12}/, `$1${build}`)
            .replace(/(index\.html.,revision:.)[0-9a-f]{12}/, `$1${build}`);
    if (after === before) throw new Error(`${name} names no build`);
    writeFileSync(file, after);
  }
}
