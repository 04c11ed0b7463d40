import type { Problem } from "../../../contracts/problem.ts";
import { utcMs, type UtcMs } from "../../../contracts/units.ts";
import { problem } from "../../platform/problem.ts";
import type { CaptionBook, Taken } from "./book.ts";
import type { CaptionFault, DocumentTime } from "./document.ts";
import { readTtml } from "./ttml.ts";
import { readWebVtt } from "./webvtt.ts";

/** What a sender is told of a document that was taken, the parts of it that were not included. */
export interface Receipt extends Taken {
  cues: number;
  errors: CaptionFault[];
}

export interface IntakeOptions {
  book: CaptionBook;
  ptsIsUtc: boolean;
  now: () => UtcMs;
  onTaken: (taken: Taken, faults: number) => void;
}

export interface CaptionIntake {
  /** `at`: the query's parameter of this name. */
  take(body: Buffer, contentType: string | undefined, at: string | undefined): Receipt | Problem;
}

const READERS: Readonly<Record<string, typeof readWebVtt>> = {
  "text/vtt": readWebVtt,
  "application/ttml+xml": readTtml,
};

/** Documents a second on one track, and how many may come at once. */
const RATE = 20;
const BURST = 60;

/** Takes a caption track's documents into its book. */
export function createCaptionIntake({ book, ptsIsUtc, now, onTaken }: IntakeOptions): CaptionIntake {
  let tokens = BURST;
  let filledAt: UtcMs = now();

  const isTooMuch = (at: UtcMs): boolean => {
    tokens = Math.min(BURST, tokens + (Math.max(0, at - filledAt) * RATE) / 1000);
    filledAt = at;
    if (tokens < 1) return true;
    tokens--;
    return false;
  };

  return {
    take(body, contentType, at) {
      const time: DocumentTime = { at: null, now: now(), ptsIsUtc };
      if (isTooMuch(time.now)) return problem(429, `At most ${RATE} documents a second on one track`);
      const read = READERS[contentType?.split(";")[0]?.trim().toLowerCase() ?? ""];
      if (!read) return problem(415, "Expected a body of text/vtt or application/ttml+xml");
      if (at !== undefined) {
        time.at = eventTime(at, time.now);
        if (time.at === null)
          return refusal([{ place: "at", expected: "UTC such as 2026-03-07T10:00:00Z, its milliseconds, or now" }]);
      }
      const text = utf8(body);
      if (text === null) return refusal([{ place: "the body", expected: "UTF-8" }]);
      const { cues, faults } = read(text, time);
      const taken = book.take(cues);
      onTaken(taken, faults.length);
      if (cues.length === 0 && faults.length > 0) return refusal(faults);
      if (cues.length > 0 && taken.full === cues.length) return problem(503, "Too many cues wait already");
      return { cues: cues.length, ...taken, errors: faults };
    },
  };
}

const refusal = (errors: CaptionFault[]): Problem => problem(422, "These captions cannot be used", { errors });

/** `now`, milliseconds since 1970, or ISO 8601 with its offset. */
function eventTime(text: string, now: UtcMs): UtcMs | null {
  if (text === "now") return now;
  if (/^\d{10,14}(?:\.\d{1,6})?$/.test(text)) return utcMs(Number(text));
  // A plus sign that was not escaped arrives as a space.
  const stated = text.replace(/ (?=\d\d:\d\d$)/, "+");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(stated)) return null;
  const ms = Date.parse(stated);
  return Number.isNaN(ms) ? null : utcMs(ms);
}

function utf8(body: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
