/** What is said to a screen reader: polite, short, at most one every three seconds; the newest replaces the waiting one. */
export interface Announcements {
  say(text: string): void;
  close(): void;
}

export const SPACING_MS = 3000;

interface AnnouncementEdges {
  write(text: string): void;
  now(): number;
  setTimer(run: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
}

export function createAnnouncements({ write, now, setTimer, clearTimer }: AnnouncementEdges): Announcements {
  let lastAt = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;
  let timer: unknown;

  const flush = () => {
    timer = undefined;
    if (waiting === null) return;
    lastAt = now();
    write(waiting);
    waiting = null;
  };

  return {
    say(text) {
      waiting = text;
      if (timer !== undefined) return;
      const wait = lastAt + SPACING_MS - now();
      if (wait <= 0) flush();
      else timer = setTimer(flush, wait);
    },
    close() {
      if (timer !== undefined) clearTimer(timer);
      waiting = null;
    },
  };
}
