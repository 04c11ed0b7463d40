import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { monotonicMs } from "./clock.ts";

/**
 * Keeps one child process alive. Who restarts is this file; what is restarted knows nothing of it.
 */
export interface SupervisedOptions {
  command: string;
  /** Evaluated before each start, so that a restart may use other arguments. */
  args: () => readonly string[];
  stdio?: StdioOptions;
  env?: NodeJS.ProcessEnv;
  /** The child leads a process group, and what is left of the group is killed when the child ends. */
  ownGroup?: boolean;
  /** Milliseconds from SIGTERM to SIGKILL when closing. */
  graceMs?: number;
  /** Called with each fresh child, to attach its pipes. */
  onStart?: (child: ChildProcess, attempt: number) => void;
  onExit?: (code: number | null, signal: NodeJS.Signals | null) => void;
  /** Milliseconds to wait before the n-th restart in a row. */
  backoff?: (failures: number) => number;
  /** A child that lived this long counts as healthy again. */
  healthyAfterMs?: number;
}

export interface Supervised {
  readonly pid: number | undefined;
  /** Ends the child, which may say goodbye to its peers, and starts another. */
  restart(): void;
  close(): Promise<void>;
}

/** What hangs is not waited for. */
const RESTART_GRACE_MS = 300;

export const defaultBackoff = (failures: number): number => Math.min(5000, 100 * 2 ** Math.min(failures, 6));

export function supervise(options: SupervisedOptions): Supervised {
  const backoff = options.backoff ?? defaultBackoff;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let closed = false;
  let attempt = 0;
  let ended: () => void = () => {};

  const start = () => {
    const startedAt = monotonicMs();
    const current = spawn(options.command, [...options.args()], {
      stdio: options.stdio ?? "inherit",
      env: options.env ?? process.env,
      detached: options.ownGroup ?? false,
    });
    child = current;
    let over = false;
    const exit = (code: number | null, signal: NodeJS.Signals | null) => {
      if (over) return;
      over = true;
      child = undefined;
      if (options.ownGroup) killGroup(current);
      options.onExit?.(code, signal);
      if (closed) return ended();
      failures = monotonicMs() - startedAt > (options.healthyAfterMs ?? 10_000) ? 0 : failures + 1;
      timer = setTimeout(start, backoff(failures));
    };
    current.once("exit", exit);
    // A command that cannot be started emits `error` and never `exit`.
    current.once("error", () => exit(null, null));
    options.onStart?.(current, attempt++);
  };

  start();
  return {
    get pid() {
      return child?.pid;
    },
    restart() {
      failures = 0;
      const current = child;
      if (!current) return;
      current.kill("SIGTERM");
      const hard = setTimeout(() => current.kill("SIGKILL"), RESTART_GRACE_MS);
      current.once("exit", () => clearTimeout(hard));
    },
    close() {
      closed = true;
      clearTimeout(timer);
      const last = child;
      if (!last) return Promise.resolve();
      return new Promise((resolve) => {
        const hard = setTimeout(() => last.kill("SIGKILL"), options.graceMs ?? 2000);
        ended = () => {
          clearTimeout(hard);
          resolve();
        };
        last.kill("SIGTERM");
      });
    },
  };
}

function killGroup(leader: ChildProcess): void {
  try {
    if (leader.pid !== undefined) process.kill(-leader.pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
