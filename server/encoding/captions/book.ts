import type { CaptionCue } from "../../../contracts/captions.ts";
import { utcMs } from "../../../contracts/units.ts";

/** A cue as its track sends it: `number` is the same for all its parts. */
export interface BookedCue extends CaptionCue {
  number: number;
}

/** What became of cues. */
export interface Taken {
  /** Will show at their time. */
  inTime: number;
  /** Came after their time had been sent, and begin at once instead. */
  late: number;
  /** So late that they would show beside the wrong picture, or sent already. */
  past: number;
  /** Took the place of what had not been sent of a cue with their id, or took it away. */
  replaced: number;
  /** There was no room for them. */
  full: number;
}

/**
 * The cues of one caption track that are still to be sent, and the ids of those that were; pure.
 * Where it stands on the one clock is told by what is cut off it.
 */
export interface CaptionBook {
  /** A cue of a known id replaces what has not been sent of it; one without lines takes that away. */
  take(cues: readonly CaptionCue[]): Taken;
  /** What shows at any time in [fromMs, toMs), oldest first, whole; from now on this time counts as sent. */
  cut(fromMs: number, toMs: number): readonly BookedCue[];
  readonly waiting: number;
  /** Up to here all is sent; null before the first cut. */
  readonly sentMs: number | null;
}

/** Of a day's programme at a cue every two seconds, three hours. */
export const MAX_WAITING = 5000;
const MAX_REMEMBERED = 4 * MAX_WAITING;
/** Later than this a cue speaks of a picture that is gone. */
export const LATEST_MS = 10_000;
/** A late cue is there this long at least, if it was meant to be. */
const LATE_SHOWN_MS = 2000;

export function createCaptionBook(): CaptionBook {
  const held = new Map<string, BookedCue>();
  let order: BookedCue[] = [];
  /** Ids of cues of which nothing is left to send; the oldest first. */
  const past = new Set<string>();
  let numbers = 0;
  let sentMs: number | null = null;

  const remember = (id: string) => {
    past.delete(id);
    past.add(id);
    if (past.size > MAX_REMEMBERED) for (const oldest of past) return past.delete(oldest);
    return true;
  };

  /** The cue as it will show, or null where its time is over. */
  const placed = (cue: CaptionCue, began: boolean): { cue: CaptionCue; isLate: boolean } | null => {
    if (sentMs === null || cue.startMs >= sentMs || began)
      return sentMs !== null && cue.endMs <= sentMs ? null : { cue, isLate: false };
    if (sentMs - cue.startMs > LATEST_MS) return null;
    const shownMs = Math.min(cue.endMs - cue.startMs, LATE_SHOWN_MS);
    return {
      cue: { ...cue, startMs: utcMs(sentMs), endMs: utcMs(Math.max(cue.endMs, sentMs + shownMs)) },
      isLate: true,
    };
  };

  const takeOne = (cue: CaptionCue): keyof Taken => {
    const { id } = cue;
    const known = held.get(id);
    if (cue.lines.length === 0) {
      if (!known) return "past";
      held.delete(id);
      if (hasBegun(known)) remember(id);
      return "replaced";
    }
    // Of an id that was used before, a cue for a time to come is another one: a sequence's documents may each count from 1.
    if (!known && past.has(id) && sentMs !== null && cue.startMs < sentMs) return "past";
    const place = placed(cue, known !== undefined && hasBegun(known));
    if (!place) {
      // Its end was moved to before now: what shows goes.
      if (!held.delete(id)) return "past";
      remember(id);
      return "replaced";
    }
    if (!known && held.size >= MAX_WAITING) return "full";
    held.set(id, { ...place.cue, number: known?.number ?? ++numbers });
    if (known) return "replaced";
    return place.isLate ? "late" : "inTime";
  };

  const hasBegun = ({ startMs }: CaptionCue): boolean => sentMs !== null && startMs < sentMs;

  return {
    get waiting() {
      return held.size;
    },
    get sentMs() {
      return sentMs;
    },
    take(cues) {
      const taken: Taken = { inTime: 0, late: 0, past: 0, replaced: 0, full: 0 };
      for (const cue of cues) taken[takeOne(cue)]++;
      order = [...held.values()].toSorted((a, b) => a.startMs - b.startMs || a.number - b.number);
      return taken;
    },
    cut(fromMs, toMs) {
      sentMs = toMs;
      const first = order[0];
      if (!first || first.startMs >= toMs) return [];
      const after = order.findIndex(({ startMs }) => startMs >= toMs);
      const begun = after < 0 ? order : order.slice(0, after);
      const shown = begun.filter(({ endMs }) => endMs > fromMs);
      const ended = begun.filter(({ endMs }) => endMs <= toMs);
      if (ended.length > 0) {
        for (const { id } of ended) {
          held.delete(id);
          remember(id);
        }
        order = order.filter(({ endMs, startMs }) => startMs >= toMs || endMs > toMs);
      }
      return shown;
    },
  };
}
