import * as v from "valibot";
import { service } from "../../contracts/routes.ts";
import { StatusReport } from "../../contracts/status.ts";
import type { Log } from "../platform/log.ts";
import { createEventStreamParser } from "../platform/event-stream.ts";

const RETRY_MS = 1000;
/** Services send a comment every 15 s; a stream that is silent for longer is dead. */
const SILENCE_MS = 40_000;
const MAX_REPORT_CHARS = 262_144;

export interface StatusReader {
  /** The newest report; null while the service is away. */
  readonly report: StatusReport | null;
  close(): void;
}

/** Follows another service's `/status/events`, and comes back to it whenever it is away. */
export function createStatusReader(address: string, log: Log, changed: () => void): StatusReader {
  const closing = new AbortController();
  let report: StatusReport | null = null;
  const set = (next: StatusReport | null) => {
    if (next === report) return;
    report = next;
    changed();
  };

  const follow = async () => {
    const silence = new AbortController();
    const alarm = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const answer = await fetch(address + service.statusEvents, {
        signal: AbortSignal.any([closing.signal, silence.signal]),
      });
      if (!answer.ok || !answer.body) throw new Error(`${address} answers ${answer.status}`);
      const parser = createEventStreamParser(MAX_REPORT_CHARS);
      for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
        alarm.refresh();
        const newest = parser.push(text).at(-1);
        if (newest !== undefined) set(v.parse(StatusReport, JSON.parse(newest)));
      }
    } finally {
      clearTimeout(alarm);
      silence.abort();
    }
  };

  const run = async () => {
    while (!closing.signal.aborted) {
      await follow().catch((error: unknown) => log.debug({ err: error, address }, "status is away"));
      set(null);
      await new Promise<void>((wake) => {
        const timer = setTimeout(wake, RETRY_MS);
        closing.signal.addEventListener("abort", () => (clearTimeout(timer), wake()), { once: true });
      });
    }
  };
  void run();

  return {
    get report() {
      return report;
    },
    close: () => closing.abort(),
  };
}
