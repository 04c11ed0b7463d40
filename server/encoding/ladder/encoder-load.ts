import type { EncodedPlan } from "../stages.ts";

/** Whether an encoder keeps up with what it is given. Pure: the moment is an argument, ms that only rise. */
export interface EncoderLoad {
  /** It was given so many bytes; `unread` is what waited before them. */
  given(kind: EncodedPlan["kind"], bytes: number, unread: number, at: number): "overloaded" | "hung" | null;
  /** Something came out of its n-th output. */
  gave(output: number): void;
}

/** A late picture is of use for some seconds; the start, with all that was held, is no more behind than this. */
const MAX_LAG_MS = 5000;
/** More than MAX_LAG_MS at 100 Mbit/s. */
const MAX_UNREAD_BYTES = 80 * 1024 * 1024;
/** The slowest encoder needs less for its first picture. */
const HUNG_MS = 4000;
/** A pause in what is given is no silence of the encoder's. */
const LONGEST_STEP_MS = 200;

export function createEncoderLoad(kinds: readonly EncodedPlan["kind"][]): EncoderLoad {
  let total = 0;
  const waiting: { end: number; at: number }[] = [];
  const outputs = kinds.map((kind) => ({ kind, silentMs: 0, givenAt: Infinity }));
  return {
    given(kind, bytes, unread, at) {
      while (waiting[0] && waiting[0].end <= total - unread) waiting.shift();
      total += bytes;
      waiting.push({ end: total, at });
      for (const output of outputs) {
        if (output.kind !== kind) continue;
        output.silentMs += Math.min(Math.max(0, at - output.givenAt), LONGEST_STEP_MS);
        output.givenAt = at;
      }
      if (unread > MAX_UNREAD_BYTES || at - (waiting[0]?.at ?? at) > MAX_LAG_MS) return "overloaded";
      return outputs.some(({ silentMs }) => silentMs > HUNG_MS) ? "hung" : null;
    },
    gave(output) {
      const known = outputs[output];
      if (known) known.silentMs = 0;
    },
  };
}
