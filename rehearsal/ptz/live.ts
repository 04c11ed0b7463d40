import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { LiveJob, LiveReport } from "./worker.ts";

const RESTART_MS = 500;

/** Keeps the live camera's own process running: its drawing must not hold up the cameras that only play. */
export function startLive(
  job: LiveJob,
  { say, onPunctuality }: { say: (line: string) => void; onPunctuality?: (figures: object) => void },
): { close(): Promise<void> } {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const start = () => {
    const current = fork(path.join(import.meta.dirname, "worker.ts"), [JSON.stringify(job)], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = current;
    current.on("message", (report: LiveReport) =>
      "say" in report ? say(report.say) : onPunctuality?.(report.punctuality),
    );
    current.once("exit", (code) => {
      child = undefined;
      if (closed) return;
      say(`${job.camera.id}: its process ended (${code}), starting it again`);
      timer = setTimeout(start, RESTART_MS);
    });
  };
  start();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      const last = child;
      if (!last) return Promise.resolve();
      return new Promise((resolve) => {
        const hard = setTimeout(() => last.kill("SIGKILL"), 2000);
        last.once("exit", () => {
          clearTimeout(hard);
          resolve();
        });
        last.kill("SIGTERM");
      });
    },
  };
}
