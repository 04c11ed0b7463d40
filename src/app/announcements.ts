/**
 * What is said to a screen reader: polite, short, at most one every three seconds; the newest replaces the waiting one.
 * What was said is taken away again: a dialog hides the page from a screen reader, and when it closes, a text that still
 * stands there is spoken as if it were new. Nor would the same text be spoken twice when it is asked for twice.
 */
export interface Announcements {
  say(text: string): void;
  close(): void;
}

export const SPACING_MS = 3000;
/** Long enough for a screen reader to fetch the text. */
export const STANDS_MS = 1500;

interface AnnouncementEdges {
  write(text: string): void;
  setTimer(run: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

export function createAnnouncements({ write, setTimer, clearTimer }: AnnouncementEdges): Announcements {
  let waiting: string | null = null;
  /** Runs from one announcement until the next may follow. */
  let timer: unknown;

  const flush = () => {
    timer = undefined;
    if (waiting === null) return;
    write(waiting);
    waiting = null;
    timer = setTimer(takeAway, STANDS_MS);
  };
  const takeAway = () => {
    write("");
    timer = setTimer(flush, SPACING_MS - STANDS_MS);
  };

  return {
    say(text) {
      waiting = text;
      if (timer === undefined) flush();
    },
    close() {
      if (timer !== undefined) clearTimer(timer);
      waiting = null;
    },
  };
}
