import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { now } from "../clock.ts";
import { createDay } from "./day.ts";
import { createPost } from "./post.ts";
import { createSender } from "./sender.ts";

/** What the worker is given. */
export interface ResultsJob {
  /** Where messages are posted. */
  url: string;
  token?: string | undefined;
  /** Where the token lies, if it is not given. */
  tokenFile?: string | undefined;
}

const { url, token, tokenFile } = workerData as ResultsJob;
try {
  // A thread has its own priority; this one must not take time from the pictures.
  os.setPriority(Math.max(0, os.getPriority()) + 1);
} catch {
  // Not permitted.
}
const stop = new AbortController();
const sender = createSender({
  day: createDay(),
  post: createPost({ url, token, tokenFile }),
  now,
  wait: (ms) => sleep(ms, undefined, { signal: stop.signal }).catch(() => {}),
  say: (line) => parentPort?.postMessage(line),
});
parentPort?.once("message", () => {
  sender.close();
  stop.abort();
  parentPort?.unref();
});
await sender.run();
