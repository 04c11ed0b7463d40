import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { PORT_OFFSETS, service } from "../../contracts/routes.ts";
import { argumentsOf, ROLES, type Role } from "./arguments.ts";
import { monotonicMs } from "./clock.ts";
import type { Config, Running } from "./config.ts";
import type { Log } from "./log.ts";
import { letOthersFirst } from "./priority.ts";
import { supervise, type Supervised } from "./supervisor.ts";

/** Every role in a process of its own, and the rehearsal beside them, each restarted when it ends. */
export interface HouseholdOptions {
  config: Config;
  /** A checked event file, absolute. */
  eventFile: string;
  /** Arguments of `rehearsal/main.ts play`; absent: none is played. */
  rehearsal?: readonly string[];
  /** Whatever else runs on this machine goes first; cameras wait for nobody, or opening a page takes them off the air. */
  yields: boolean;
  log: Log;
}

export interface Household extends Running {
  /** Resolves when every role that the wall needs answers; rejects with a sentence when one does not in `timeoutMs`. */
  ready(timeoutMs: number): Promise<void>;
}

const root = resolve(import.meta.dirname, "../..");
const lifeline = resolve(import.meta.dirname, "lifeline.ts");
const PORT_NAME: Readonly<Record<Role, keyof typeof PORT_OFFSETS>> = {
  encoding: "origin",
  sensors: "sensors",
  results: "results",
  bff: "bff",
};
/** Its database's first start takes longer than a viewer should wait for the wall, which says itself when results are away. */
const AWAITED = ROLES.filter((role) => role !== "results");
/** A role that ended this often before all were ready will not come. */
const TRIES = 3;
/** A role ends its own children within this; all are gone within 5 s of SIGTERM. */
const GRACE_MS = 4000;

export function createHousehold({ config, eventFile, rehearsal, yields, log }: HouseholdOptions): Household {
  // Standard output belongs to the one line that says where the wall is.
  const keep = (name: string, args: readonly string[], output: 2 | "ignore" = 2): Supervised =>
    supervise({
      command: process.execPath,
      args: () => ["--import", lifeline, ...args],
      stdio: ["ignore", output, 2, "ipc"],
      ownGroup: true,
      graceMs: GRACE_MS,
      onStart: ({ pid }) => {
        if (yields && name !== "rehearsal" && pid !== undefined) letOthersFirst(pid);
      },
      onExit: (code, signal) => {
        if (closing) return;
        ends.set(name, (ends.get(name) ?? 0) + 1);
        log.error({ process: name, code, signal }, "a process ended and is started again");
      },
    });
  let closing = false;
  const ends = new Map<string, number>();
  const main = resolve(root, "server/main.ts");
  const children = ROLES.map((role) => keep(role, [main, ...argumentsOf(role, config, eventFile)]));
  // How far the rehearsal is stands in its tiles.
  const isTold = log.isLevelEnabled("info");
  if (rehearsal)
    children.push(keep("rehearsal", [resolve(root, "rehearsal/main.ts"), "play", ...rehearsal], isTold ? 2 : "ignore"));

  return {
    async ready(timeoutMs) {
      const end = monotonicMs() + timeoutMs;
      const waiting = new Set<Role>(AWAITED);
      while (waiting.size > 0 && !closing) {
        for (const role of waiting) if (await answers(config, role)) waiting.delete(role);
        const hopeless = [...waiting].filter((role) => monotonicMs() > end || (ends.get(role) ?? 0) >= TRIES);
        if (hopeless.length > 0) throw new Error(`${hopeless.join(" and ")} did not start; the reason stands above.`);
        if (waiting.size > 0) await new Promise((wake) => setTimeout(wake, 50));
      }
    },
    async close() {
      closing = true;
      await Promise.all(children.map((child) => child.close()));
    },
  };
}

async function answers(config: Config, role: Role): Promise<boolean> {
  const port = config.basePort + PORT_OFFSETS[PORT_NAME[role]];
  try {
    const answer = await fetch(`http://${config.host}:${port}${service.health}`, { signal: AbortSignal.timeout(1000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** What the rehearsal says its event is (`rehearsal/main.ts event`), as JSON. */
export function rehearsalEvent(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve(root, "rehearsal/main.ts"), "event", ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (more: string) => (text += more));
    child.once("error", failed);
    child.once("close", (code) =>
      code === 0 ? done(text) : failed(new Error(`the rehearsal could not say its event (exit code ${code})`)),
    );
  });
}
