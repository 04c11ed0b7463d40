import path from "node:path";
import { Worker } from "node:worker_threads";
import type { ResultsJob } from "./results-worker.ts";

const RESTART_MS = 1_000;
const GRACE_MS = 1_000;

/** Sends the day's results from a thread of their own: writing a cycle takes longer than a frame. */
export function startResults(job: ResultsJob, say: (line: string) => void): { close(): Promise<void> } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;
  const start = () => {
    const current = new Worker(path.join(import.meta.dirname, "results-worker.ts"), { workerData: job });
    worker = current;
    current.on("message", (line: string) => say(line));
    current.on("error", (error) => say(`results: ${error.message}`));
    current.once("exit", () => {
      worker = undefined;
      if (!closed) timer = setTimeout(start, RESTART_MS);
    });
  };
  start();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const last = worker;
      if (!last) return;
      const gone = new Promise<void>((done) => void last.once("exit", () => done()));
      const hard = setTimeout(() => void last.terminate(), GRACE_MS);
      last.postMessage("close");
      await gone;
      clearTimeout(hard);
    },
  };
}
