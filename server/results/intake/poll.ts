import { createHash } from "node:crypto";
import type { Log } from "../../platform/log.ts";
import { withoutSecrets } from "../../platform/log.ts";
import { XML_LIMITS } from "../odf/xml.ts";
import type { Intake } from "./intake.ts";

export interface PollOptions {
  url: string;
  everyMs: number;
  intake: Intake;
  log: Log;
  get?: typeof fetch;
}

const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;

/** Asks an address for its newest message again and again; what did not change is not taken twice. */
export function pollAddress({ url, everyMs, intake, log, get = fetch }: PollOptions): { close(): void } {
  const closing = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let etag: string | null = null;
  let digest = "";
  let failures = 0;

  async function ask(): Promise<void> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await get(url, { signal, headers: etag === null ? {} : { "if-none-match": etag } });
    if (answer.status === 304) return;
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of answer.body) {
      size += piece.length;
      if (size > XML_LIMITS.maxBytes) throw new Error(`more than ${XML_LIMITS.maxBytes} bytes`);
      pieces.push(piece);
    }
    const raw = Buffer.concat(pieces);
    const found = createHash("sha256").update(raw).digest("base64url");
    if (found !== digest && (await intake.take(raw)) === null) throw new Error("too many messages wait already");
    digest = found;
    etag = answer.headers.get("etag");
  }
  const again = () => {
    ask().then(
      () => next((failures = 0)),
      (error: unknown) => {
        if (closing.signal.aborted) return;
        if (failures === 0)
          log.warn({ url: withoutSecrets(url), why: (error as Error).message }, "results cannot be fetched");
        next(++failures);
      },
    );
  };
  const next = (count: number) => {
    if (!closing.signal.aborted) timer = setTimeout(again, Math.min(LONGEST_WAIT_MS, everyMs * 2 ** count));
  };
  again();
  return {
    close() {
      closing.abort();
      clearTimeout(timer);
    },
  };
}
