import type { CaptionCue } from "../../../../contracts/captions.ts";
import { utcMs, type UtcMs } from "../../../../contracts/units.ts";
import type { CaptionBlock } from "./caption-block.ts";

/**
 * What is on a screen as cues. Nobody knows yet when what is shown now will end: its cue is open, and comes once more
 * with its end when that has come.
 */
export interface ScreenCues {
  show(blocks: readonly CaptionBlock[], atMs: UtcMs): void;
}

/** How long an open cue says it lasts: longer than any stays. */
const OPEN_MS = 3_600_000;

/** Where cues go. */
export interface CueTaker {
  /** A cue of a known id takes the place of what it was; one without lines takes it away. */
  take(cues: readonly CaptionCue[]): void;
  /** Times before this are gone: what should have changed then changes now. */
  sentMs(): number | null;
}

/** `name` begins the cues' ids. */
export function createScreenCues(name: string, { take, sentMs }: CueTaker): ScreenCues {
  let open: CaptionCue[] = [];
  return {
    show(blocks, atMs) {
      // With B-pictures that pass through, the chunk of a moment goes before its last captions are in order.
      const fromMs = utcMs(Math.max(atMs, sentMs() ?? atMs));
      const ended = open.map((cue) => (cue.startMs < fromMs ? { ...cue, endMs: fromMs } : { ...cue, lines: [] }));
      open = blocks.map(({ lines, place }, index) => ({
        id: `${name}-${Math.round(atMs)}-${index}`,
        startMs: fromMs,
        endMs: utcMs(fromMs + OPEN_MS),
        lines,
        place,
      }));
      take([...ended, ...open]);
    },
  };
}
