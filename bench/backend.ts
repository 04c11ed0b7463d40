import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as v from "valibot";
import type { Captions, EventFile, Partner } from "../contracts/event.ts";
import { PORT_OFFSETS, service } from "../contracts/routes.ts";
import { StatusReport } from "../contracts/status.ts";

/** Starts the real backend, and the rehearsal as a separate source, for benches and end-to-end tests. */
export interface BackendOptions {
  /** Services take ports from here on, the rehearsal's contributions from +10. */
  basePort: number;
  /** Which rehearsal is played; absent: the one of `npm start`. Ignored with an `event`. */
  profile?: string;
  /** Only these cameras of the rehearsal send; absent: all. */
  feeds?: readonly string[];
  /** Caption tracks of the rehearsal's cameras, by feed. */
  captions?: Readonly<Record<string, readonly Captions[]>>;
  /** Only these roles; absent: all. */
  roles?: readonly Role[];
  /** An event of the bench's own; then no rehearsal is played. */
  event?: EventFile;
  /** Sites that may embed it, besides the event's own. */
  partners?: readonly Partner[];
  /** Where the rehearsal keeps what it rendered; shared between runs, so that it is rendered once. */
  cacheDir?: string;
}

export type Role = "encoding" | "sensors" | "results" | "bff";

export interface Backend {
  /** The viewer's address, without a trailing slash; likewise the others. */
  base: string;
  origin: string;
  sensors: string;
  results: string;
  /** Opens `POST /odf`, and `POST /captions/…` on the origin. */
  odfToken: string;
  event: EventFile;
  /** Processes of the product; count their trees (bench/process-cost.ts). */
  pids: readonly number[];
  /** Processes of the rehearsal, which stand for a venue and are not the product's cost. */
  rehearsalPids: readonly number[];
  dataDir: string;
  /** The end of what the processes logged, for a bench that gives up. */
  logTail(): string;
  close(): Promise<void>;
}

/** The first start of the results makes a database, behind whatever renders. */
const ANSWERS_MS = 120_000;
const root = resolve(import.meta.dirname, "..");
const { origin: encoding, sensors, results, bff } = PORT_OFFSETS;
const HEALTH_OF = { encoding, sensors, results, bff } as const;

export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { basePort } = options;
  const roles = options.roles ?? (["encoding", "sensors", "results", "bff"] as const);
  const dataDir = mkdtempSync(join(tmpdir(), "vedetta-"));
  const logFile = join(dataDir, "backend.log");
  const log = createWriteStream(logFile);
  const profile = options.profile === undefined ? [] : ["--profile", options.profile];
  const eventText =
    options.event === undefined
      ? execFileSync(process.execPath, ["rehearsal/main.ts", "event", "--port", String(basePort), ...profile], {
          cwd: root,
          encoding: "utf8",
        })
      : JSON.stringify(options.event);
  const eventFile = join(dataDir, "event.json");
  const event = JSON.parse(eventText) as EventFile;
  for (const feed of event.feeds) {
    const captions = options.captions?.[feed.id];
    if (captions) feed.captions = [...captions];
  }
  if (options.partners !== undefined) event.partners = [...(event.partners ?? []), ...options.partners];
  writeFileSync(eventFile, JSON.stringify(event, null, 2));

  const odfToken = randomBytes(24).toString("base64url");
  const env = { ...process.env, VEDETTA_ODF_TOKEN: odfToken, VEDETTA_CAPTIONS_TOKEN: odfToken };
  const start = (args: readonly string[]): ChildProcess => {
    // A group of its own, so that whatever happens nothing of it stays behind.
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    return child;
  };
  // Before the sensors' broker and the receivers: a venue does not wait for us either.
  const venue =
    options.event === undefined
      ? [
          start([
            "rehearsal/main.ts",
            "play",
            "--port",
            String(basePort),
            "--cache",
            options.cacheDir ?? join(root, ".data", "rehearsal"),
            ...profile,
            ...(options.feeds === undefined ? [] : ["--feeds", options.feeds.join(",")]),
          ]),
        ]
      : [];
  const product = start([
    "server/main.ts",
    ...(options.roles ?? []),
    "--event",
    eventFile,
    "--port",
    String(basePort),
    "--data",
    join(dataDir, "data"),
  ]);
  const children = [product, ...venue];

  const close = async () => {
    await Promise.all(children.map(endGroup));
    log.end();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  // A bench that is interrupted leaves nothing running.
  const interrupted = () => {
    for (const child of children) killGroup(child, "SIGKILL");
    process.exit(130);
  };
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);

  const url = (offset: number) => `http://127.0.0.1:${basePort + offset}`;
  const logTail = () => readFileSync(logFile, "utf8").slice(-4000);
  try {
    for (const role of roles) {
      await until(`${role} answers`, ANSWERS_MS, async () => {
        if (product.exitCode !== null) throw new Error(`the backend ended with ${product.exitCode}`);
        return (await fetch(url(HEALTH_OF[role]) + service.health)).ok;
      });
    }
  } catch (error) {
    const tail = logTail();
    await close();
    throw new Error(`The backend did not start: ${String(error)}\n${tail}`, { cause: error });
  }
  return {
    base: `http://localhost:${basePort}`,
    origin: url(PORT_OFFSETS.origin),
    sensors: url(PORT_OFFSETS.sensors),
    results: url(PORT_OFFSETS.results),
    odfToken,
    event,
    pids: [product.pid ?? -1],
    rehearsalPids: venue.map((child) => child.pid ?? -1),
    dataDir,
    logTail,
    async close() {
      process.off("SIGINT", interrupted);
      process.off("SIGTERM", interrupted);
      await close();
    },
  };
}

/** Waits until every feed (or those named) is live; throws with the states it saw otherwise. */
export async function untilLive(backend: Backend, timeoutMs: number, feeds?: readonly string[]): Promise<void> {
  let seen = "";
  await until("every feed is live", timeoutMs, async () => {
    const answer: unknown = await (await fetch(backend.origin + service.status)).json();
    const report = v.parse(StatusReport, answer).feeds.filter(({ feed }) => feeds?.includes(feed) ?? true);
    const states = report.map(({ feed, state }) => `${feed} ${state}`).join(", ");
    if (states !== seen) console.error(`  ${states}`);
    seen = states;
    return report.length > 0 && report.every(({ state }) => state === "live");
  });
}

/** Polls `condition` until it is true. A rejection counts as false, so that a service may still be starting. */
export async function until(what: string, timeoutMs: number, condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end)
      throw new Error(`Gave up after ${timeoutMs} ms waiting until ${what}`, { cause: last });
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false; // Nothing of the group is left.
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    const hard = setTimeout(() => killGroup(child, "SIGKILL"), 6000);
    await ended;
    clearTimeout(hard);
  }
  killGroup(child, "SIGKILL");
}
