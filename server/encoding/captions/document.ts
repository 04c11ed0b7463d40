import { createHash } from "node:crypto";
import { readCaptionCue } from "../../../contracts/caption-text.ts";
import { CAPTION_LIMITS, type CaptionCue } from "../../../contracts/captions.ts";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";

/** What is wrong in a document: where, and what was expected there. */
export interface CaptionFault {
  place: string;
  expected: string;
}

/** What a document says; whatever of it is wrong stands in `faults`, the rest is good. */
export interface CaptionDocument {
  cues: CaptionCue[];
  faults: CaptionFault[];
}

/** How a document's own times become event time. */
export interface DocumentTime {
  /** Event time of its 0; null where it must say so itself. */
  at: UtcMs | null;
  now: UtcMs;
  /** The contribution's time stamps are UTC: a document may refer to them. */
  ptsIsUtc: boolean;
}

export const DOCUMENT_LIMITS = {
  bytes: 1024 * 1024,
  cues: 5000,
  cueMs: 120_000,
  /** Cues lie within this of now, or their time is a mistake. */
  distanceMs: 24 * 3_600_000,
  faults: 50,
} as const;

/** A cue as it stands in a document, ms from the document's 0. */
export interface WrittenCue {
  id: string | undefined;
  beginMs: number;
  endMs: number;
  payload: string;
  settings: string;
  place: string;
}

/** Collects cues on the one clock, and what is wrong with them. */
export function createCollector(time: DocumentTime) {
  const cues: CaptionCue[] = [];
  const faults: CaptionFault[] = [];
  let count = 0;
  const fault = (place: string, expected: string) => {
    if (faults.length < DOCUMENT_LIMITS.faults) faults.push({ place, expected });
  };
  return {
    cues,
    faults,
    fault,
    add({ id, beginMs, endMs, payload, settings, place }: WrittenCue, at: UtcMs): void {
      if (++count > DOCUMENT_LIMITS.cues) {
        if (count === DOCUMENT_LIMITS.cues + 1) fault(place, `at most ${DOCUMENT_LIMITS.cues} cues in a document`);
        return;
      }
      if (endMs <= beginMs) return fault(place, "an end after the start");
      if (endMs - beginMs > DOCUMENT_LIMITS.cueMs)
        return fault(place, `a cue of at most ${DOCUMENT_LIMITS.cueMs / 1000} s`);
      const startMs = utcMs(at + beginMs);
      if (Math.abs(startMs - time.now) > DOCUMENT_LIMITS.distanceMs)
        return fault(place, `a time within a day of now, not ${dateOf(startMs)}`);
      const whole = { id: id ?? idOf(startMs, endMs - beginMs, payload), startMs, endMs: utcMs(at + endMs) };
      const cue = readCaptionCue(whole, payload, settings);
      if (cue) cues.push(cue);
      // Without a word: takes away what was to be said under this id.
      else if (id !== undefined) cues.push({ ...whole, lines: [] });
    },
  };
}

export const cueId = (id: string | undefined): string | undefined => {
  const kept = id
    ?.replaceAll(/\p{Cc}/gu, "")
    .trim()
    .slice(0, CAPTION_LIMITS.idLength)
    .toWellFormed();
  return kept === "" ? undefined : kept;
};

/** A cue without an id is known by what it says and when: a document that is sent again says nothing new. */
const idOf = (startMs: number, lastsMs: number, payload: string): string =>
  createHash("sha256").update(`${startMs} ${lastsMs} ${payload}`).digest("base64url").slice(0, 12);

const dateOf = (ms: number): string =>
  Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : `${(ms / 3.15576e10 + 1970).toExponential(1)} years`;
