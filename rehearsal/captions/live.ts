import type { UtcMs } from "../../contracts/units.ts";
import { createPost, type PostOptions } from "../results/post.ts";
import { createCaptioner } from "./captioner.ts";
import { scriptsOf } from "./scripts.ts";

/** Where captions go: `url` is the receiver's address without a path. */
export type CaptionsJob = Omit<PostOptions, "contentType">;

const TICK_MS = 1000;

/** Sends the captions of feeds until closed, as an operator's captioner would: over HTTP, with the token. */
export function startCaptions(
  job: CaptionsJob,
  { feeds, now, say }: { feeds: readonly string[]; now: () => UtcMs; say: (line: string) => void },
): { close(): void } {
  const post = createPost({ ...job, contentType: "text/vtt" });
  const captioner = createCaptioner({
    scripts: feeds.flatMap(scriptsOf),
    post: (address, document) => post(document, address),
    now,
    say,
  });
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void captioner.tick().finally(() => (isBusy = false));
  }, TICK_MS);
  return { close: () => clearInterval(timer) };
}
