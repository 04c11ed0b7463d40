import type { Day } from "./day.ts";
import type { OdfMessage } from "./odf-writer.ts";

/** What became of a message that was sent. */
export type Answer =
  /** Kept, or known already. */
  | "taken"
  /** It speaks of people of whom the receiver has not heard. */
  | "unknown-people"
  | "refused"
  /** It is there, and cannot take this one now. */
  | "busy"
  /** No answer, or none that says anything about the message. */
  | "away";

export interface SenderOptions {
  day: Day;
  post(xml: string): Promise<Answer>;
  now(): number;
  /** Resolves after so long, or when the sender is closed. */
  wait(ms: number): Promise<void>;
  say(line: string): void;
}

/** Nothing is asked of the day further ahead. */
const LOOKAHEAD_MS = 2_000;
const PAUSES_MS = [500, 1_000, 2_000] as const;
/** A message that fails so often would hold up all that come after it. */
const TRIES = 4;
/** What was missed for longer than this is not sent again piece by piece: what holds now is enough. */
const REPLAY_MS = 60_000;
/** A receiver that does not know people although it was just told will not know them the next time either. */
const RETELL_MS = 10_000;

/**
 * Sends each message when its instant has come, never before, one after the other. To a receiver that was away,
 * or is new, it first says everything that holds. Nothing piles up: what is still to be said, the day knows.
 */
export function createSender({ day, post, now, wait, say }: SenderOptions): { run(): Promise<void>; close(): void } {
  let closed = false;
  const refused = new Set<string>();
  let queue: OdfMessage[] = [];
  /** Messages before this instant are in the queue, or were sent. */
  let asked = 0;
  let told = Number.NEGATIVE_INFINITY;
  let tries = 0;

  function begin(at: number): void {
    queue = day.holdingAt(at);
    asked = Math.floor(at) + 1;
    told = now();
  }

  function next(): OdfMessage | undefined {
    const ahead = now() + LOOKAHEAD_MS;
    if (queue.length === 0 && asked < ahead) {
      queue = day.messagesBetween(asked, ahead);
      asked = ahead;
    }
    return queue[0];
  }

  async function settle(message: OdfMessage, answer: Answer): Promise<void> {
    if (answer === "unknown-people" && now() - told > RETELL_MS) return begin(now());
    if (answer === "busy" && ++tries < TRIES) return wait(pauseMs(tries - 1));
    tries = 0;
    if ((answer === "refused" || answer === "busy") && !refused.has(typeOf(message))) {
      refused.add(typeOf(message));
      say(`results: a message of ${typeOf(message)} was not taken`);
    }
    queue.shift();
  }

  /** @returns when the receiver is there again, and knows what holds. */
  async function outlast(message: OdfMessage): Promise<void> {
    const since = Math.min(message.at, now());
    say("results: nobody takes them, trying again");
    for (let attempt = 0; !closed; attempt++) {
      await wait(pauseMs(attempt));
      if (closed || (await post(message.xml())) === "away") continue;
      begin(now() - since > REPLAY_MS ? now() : since - 1);
      say("results: sending");
      return;
    }
  }

  return {
    async run() {
      begin(now());
      while (!closed) {
        const message = next();
        const pause = message === undefined ? LOOKAHEAD_MS / 4 : message.at - now();
        if (message === undefined || pause > 0) {
          await wait(Math.max(1, Math.min(pause, LOOKAHEAD_MS / 4)));
          continue;
        }
        const answer = await post(message.xml());
        if (answer === "away") await outlast(message);
        else await settle(message, answer);
      }
    },
    close() {
      closed = true;
    },
  };
}

const pauseMs = (attempt: number): number => PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] ?? 2_000;
const typeOf = ({ document }: OdfMessage): string => document.split(" ")[0] ?? "";
