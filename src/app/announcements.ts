import { createQueue, type Say } from "../core/announce/queue.ts";

/**
 * What is said to a screen reader, polite and short; what when is decided by the queue. What was said is taken away again:
 * a dialog hides the page from a screen reader, and when it closes, a text that still stands there is spoken as if it were
 * new. Nor would the same text be spoken twice when it is asked for twice.
 */
export interface Announcements {
  say: Say;
  close(): void;
}

/** Long enough for a screen reader to fetch the text. */
export const STANDS_MS = 1500;
/** A text that stands there and is asked for again is away for so long, or it would not be spoken. */
export const BLANK_MS = 100;

interface AnnouncementEdges {
  write(text: string): void;
  /** A clock that only goes on, ms. */
  now(): number;
  setTimer(run: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

export function createAnnouncements({ write, now, setTimer, clearTimer }: AnnouncementEdges): Announcements {
  const queue = createQueue();
  let standing = "";
  const stands = timerOf();
  const waits = timerOf();

  function timerOf() {
    let timer: unknown;
    const stop = () => {
      if (timer !== undefined) clearTimer(timer);
      timer = undefined;
    };
    const set = (run: () => void, ms: number) => {
      stop();
      timer = setTimer(() => {
        timer = undefined;
        run();
      }, ms);
    };
    return { set, stop };
  }

  const stand = (text: string) => {
    if (text !== "" && text === standing) {
      stand("");
      return stands.set(() => stand(text), BLANK_MS);
    }
    standing = text;
    write(text);
    if (text === "") stands.stop();
    else stands.set(() => stand(""), STANDS_MS);
  };
  const look = () => {
    const text = queue.next(now());
    if (text !== null) stand(text);
    const at = queue.nextAt();
    if (at !== null) waits.set(look, Math.max(0, at - now()));
  };

  return {
    say(text, about = text) {
      queue.put(text, about);
      look();
    },
    close() {
      stands.stop();
      waits.stop();
    },
  };
}
