/** What is said to a screen reader: polite, short, at most one every three seconds; the newest replaces the waiting one. */
export interface Announcements {
  say(text: string): void;
  close(): void;
}

export const SPACING_MS = 3000;

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
    if (waiting === null) {
      // What stays in a live region is read again by and by: when a dialog closes, or by somebody who reads the page.
      write("");
      return;
    }
    write(waiting);
    waiting = null;
    timer = setTimer(flush, SPACING_MS);
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
