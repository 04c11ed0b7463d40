/** What is told by itself; of what waits, the first of these goes first. */
export const TOLD_KINDS = ["moment", "news", "caption"] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];

/** Told by itself, and not because somebody asked or did something. */
export interface Told {
  kind: ToldKind;
  /** How long ago it happened on the picture, now, ms; below zero after a seek back. Absent: it holds until it is told. */
  ageMs?(): number;
}

/**
 * What somebody asked for, or what came of what he did, by its subject (absent: the text itself), or what is told by itself. Of
 * two of one subject, or of one kind, that wait, the newer one is spoken.
 */
export type About = string | Told;

/** Says something to a screen reader. */
export type Say = (text: string, about?: About) => void;

/** What is told by itself leaves so much time after whatever was spoken before. */
export const SPACING_MS = 3000;
/** Answers follow each other as fast as a screen reader can fetch them; a key that is held is not spoken each time. */
export const ASKED_SPACING_MS = 300;
/** What would be spoken later than this is not spoken: the picture has moved on, and lists and docks have it anyway. */
export const LATEST_MS = 4000;

/** Decides what is spoken next. It keeps no time: `now` is any clock that only goes on, ms. */
export interface Queue {
  put(text: string, about: About): void;
  /** What is to be spoken at this instant, if anything; it waits no longer then. */
  next(now: number): string | null;
  /** When something may be spoken next; null: nothing waits. */
  nextAt(): number | null;
}

export function createQueue(): Queue {
  /** By subject, in the order in which they were asked. */
  const asked = new Map<string, string>();
  const told = new Map<ToldKind, Told & { text: string }>();
  let spoken: { text: string; at: number }[] = [];
  let spokenAt = -Infinity;
  let answeredAt = -Infinity;

  const speak = (text: string, now: number): string => {
    spokenAt = now;
    spoken = [...spoken.filter(({ at }) => now - at <= LATEST_MS), { text, at: now }];
    return text;
  };
  /** An answer may have had it already. */
  const isSaid = (text: string, happenedAt: number) =>
    spoken.some((each) => each.at >= happenedAt && each.text.includes(text));
  const isDue = ({ kind, text, ageMs }: Told & { text: string }, now: number): boolean => {
    const age = ageMs?.() ?? 0;
    return age >= 0 && age <= LATEST_MS && !(kind === "moment" && isSaid(text, now - age));
  };

  return {
    put(text, about) {
      if (typeof about === "string") asked.set(about, text);
      else told.set(about.kind, { ...about, text });
    },
    next(now) {
      const [answer] = asked;
      if (answer) {
        if (now < answeredAt + ASKED_SPACING_MS) return null;
        asked.delete(answer[0]);
        answeredAt = now;
        return speak(answer[1], now);
      }
      if (now < spokenAt + SPACING_MS) return null;
      for (const kind of TOLD_KINDS) {
        const waiting = told.get(kind);
        told.delete(kind);
        if (waiting && isDue(waiting, now)) return speak(waiting.text, now);
      }
      return null;
    },
    nextAt() {
      if (asked.size > 0) return answeredAt + ASKED_SPACING_MS;
      return told.size > 0 ? spokenAt + SPACING_MS : null;
    },
  };
}
