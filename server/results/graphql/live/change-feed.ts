import type { Cue } from "../../../../contracts/cues.ts";
import type { Kind } from "../../../../contracts/results.ts";
import type { Changes } from "../../changes.ts";
import type { GraphqlLimits } from "../limits/limits.ts";
import { refusal } from "../refusal.ts";

export interface Listening {
  client: string;
  /** Ends the connection of a subscriber that does not read. */
  drop(): void;
}
export interface Wanted {
  kinds?: readonly Kind[] | null | undefined;
  ids?: readonly string[] | null | undefined;
}

export interface ToldCue extends Cue {
  /** It came with a correction by which something that was told before never held. */
  tookBack: boolean;
}

/** Changes for subscribers, none ahead of its time. */
export interface ChangeFeed {
  /** @throws TOO_MANY_SUBSCRIPTIONS; its iterator ends with FELL_BEHIND */
  listen(wanted: Wanted, who: Listening): AsyncIterableIterator<ToldCue>;
  readonly size: number;
  close(): void;
}

interface FeedOptions {
  changes: Changes;
  /** UTC ms. */
  now(): number;
  limits: Pick<GraphqlLimits, "subscriptions" | "subscriptionsOfClient" | "waiting">;
  onSize?(size: number): void;
}

/** Clocks of senders are ahead by seconds; what comes beyond this has its own trouble. */
const MOST_AHEAD = 1000;

export function createChangeFeed({ changes, now, limits, onSize }: FeedOptions): ChangeFeed {
  const listeners = new Set<(cue: ToldCue) => void>();
  const ends = new Set<() => void>();
  const clients = new Map<string, number>();
  const ahead = new Set<NodeJS.Timeout>();
  const tell = (cue: ToldCue) => {
    for (const listener of listeners) listener(cue);
  };
  const unsubscribe = changes.subscribe((cues, tookBack) => {
    for (const each of cues) {
      const cue: ToldCue = { ...each, tookBack };
      const wait = cue.from - now();
      if (wait <= 0) tell(cue);
      else if (ahead.size < MOST_AHEAD) {
        const timer = setTimeout(() => {
          ahead.delete(timer);
          tell(cue);
        }, Math.ceil(wait));
        timer.unref();
        ahead.add(timer);
      }
    }
  });

  function listen({ kinds, ids }: Wanted, { client, drop }: Listening): AsyncIterableIterator<ToldCue> {
    const own = clients.get(client) ?? 0;
    if (own >= limits.subscriptionsOfClient || listeners.size >= limits.subscriptions)
      throw refusal("TOO_MANY_SUBSCRIPTIONS", `at most ${limits.subscriptionsOfClient} subscriptions a client`, {
        limit: limits.subscriptionsOfClient,
      });
    clients.set(client, own + 1);
    const wantedIds = ids == null ? null : new Set(ids);
    let waiting: ToldCue[] = [];
    let isOver = false;
    let fellBehind = false;
    let wake: (() => void) | null = null;

    const end = () => {
      if (isOver) return;
      isOver = true;
      listeners.delete(take);
      onSize?.(listeners.size);
      ends.delete(end);
      const left = (clients.get(client) ?? 1) - 1;
      if (left > 0) clients.set(client, left);
      else clients.delete(client);
      wake?.();
    };
    const take = (cue: ToldCue) => {
      if (kinds != null && !kinds.includes(cue.kind)) return;
      if (wantedIds && !wantedIds.has(cue.id)) return;
      if (waiting.length >= limits.waiting) {
        fellBehind = true;
        waiting = [];
        end();
        // Nobody may be pulling any more, so nobody would see the end.
        setTimeout(drop, 1000).unref();
        return;
      }
      waiting.push(cue);
      wake?.();
    };
    listeners.add(take);
    onSize?.(listeners.size);
    ends.add(end);

    return {
      async next() {
        for (;;) {
          const cue = waiting.shift();
          if (cue) return { value: cue, done: false };
          if (fellBehind) {
            fellBehind = false;
            throw refusal(
              "FELL_BEHIND",
              "you read more slowly than changes come; ask for what holds, and listen again",
            );
          }
          if (isOver) return { value: undefined, done: true };
          await new Promise<void>((done) => (wake = done));
          wake = null;
        }
      },
      async return() {
        waiting = [];
        end();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  return {
    listen,
    get size() {
      return listeners.size;
    },
    close() {
      unsubscribe();
      for (const timer of ahead) clearTimeout(timer);
      for (const end of [...ends]) end();
    },
  };
}
