import type { CaptionCue, CaptionLine } from "../../../contracts/captions.ts";
import { covers, uncoveredFrom, withoutBefore, withStretch, type Coverage } from "../results/coverage.ts";
import type { WvttFragment } from "./wvtt.ts";

/** What is to be read at an instant. */
export interface CaptionsAt {
  /** In the order in which they began. */
  current: readonly CaptionCue[];
  /** What was said before, while it is not long ago. */
  previous: CaptionCue | null;
}

/** The captions of one track on the event clock. It knows no present: it answers as of an instant. */
export interface CaptionBook {
  add(fragment: WvttFragment): void;
  /** That there is nothing between two instants. */
  addNothing(from: number, to: number): void;
  at(instant: number): CaptionsAt;
  /** When the answer changes next, as far as it is known; null where nothing is known to change it. */
  nextEdge(instant: number): number | null;
  knows(instant: number): boolean;
  /** The first instant from here on of which nothing is known. */
  unknownFrom(instant: number): number;
  /** Forgets what lies outside. */
  keep(from: number, to: number): void;
  readonly size: number;
}

/** Parts of one cue meet where chunks do, within a tick of any timescale. */
const TOUCH_MS = 2;
/** What was said longer ago than this is no longer what was said before. */
const PREVIOUS_MS = 12_000;
const MOST_CUES = 3000;

export function createCaptionBook(): CaptionBook {
  /** By the beginning. */
  let cues: CaptionCue[] = [];
  let coverage: Coverage = [];

  function addCue(cue: CaptionCue): void {
    const isPart = (other: CaptionCue) =>
      other.id === cue.id &&
      other.startMs <= cue.endMs + TOUCH_MS &&
      cue.startMs <= other.endMs + TOUCH_MS &&
      sameLines(other.lines, cue.lines);
    const parts = cues.filter(isPart);
    const [first] = parts;
    const joined: CaptionCue = {
      ...cue,
      // The same object as before, so that whoever draws sees that nothing changed.
      lines: first?.lines ?? cue.lines,
      startMs: least(parts, cue),
      endMs: latest(parts, cue),
    };
    if (parts.length > 0) cues = cues.filter((other) => !parts.includes(other));
    const after = cues.findLastIndex(({ startMs }) => startMs <= joined.startMs);
    cues.splice(after + 1, 0, joined);
  }

  const previousOf = (instant: number, current: readonly CaptionCue[]): CaptionCue | null => {
    const began = current[0]?.startMs ?? instant;
    return (
      cues.findLast(
        (cue) => cue.startMs < began && !current.includes(cue) && cue.startMs <= instant && cue.endMs <= instant,
      ) ?? null
    );
  };

  return {
    add({ from, to, cues: added }) {
      for (const cue of added) addCue(cue);
      if (cues.length > MOST_CUES) cues.splice(0, cues.length - MOST_CUES);
      coverage = withStretch(coverage, from, to);
    },
    addNothing(from, to) {
      coverage = withStretch(coverage, from, to);
    },
    at(instant) {
      const current = cues.filter(({ startMs, endMs }) => startMs <= instant && instant < endMs);
      const previous = previousOf(instant, current);
      return { current, previous: previous && instant - previous.endMs < PREVIOUS_MS ? previous : null };
    },
    nextEdge(instant) {
      let next = Number.POSITIVE_INFINITY;
      for (const { startMs, endMs } of cues)
        for (const edge of [startMs, endMs, endMs + PREVIOUS_MS]) if (edge > instant && edge < next) next = edge;
      return Number.isFinite(next) ? next : null;
    },
    knows: (instant) => covers(coverage, instant),
    unknownFrom: (instant) => uncoveredFrom(coverage, instant),
    keep(from, to) {
      cues = cues.filter(({ startMs, endMs }) => endMs >= from && startMs <= to);
      coverage = withoutBefore(coverage, from)
        .filter((stretch) => stretch.from <= to)
        .map((stretch) => ({ from: stretch.from, to: Math.min(stretch.to, to) }));
    },
    get size() {
      return cues.length;
    },
  };
}

const least = (parts: readonly CaptionCue[], { startMs }: CaptionCue) =>
  parts.reduce((found, part) => (part.startMs < found ? part.startMs : found), startMs);
const latest = (parts: readonly CaptionCue[], { endMs }: CaptionCue) =>
  parts.reduce((found, part) => (part.endMs > found ? part.endMs : found), endMs);

/** Read by one reader from one text, the same lines are the same JSON. */
const sameLines = (one: readonly CaptionLine[], other: readonly CaptionLine[]): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
