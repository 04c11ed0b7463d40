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

/** `name` begins the cues' ids; `take` gets a cue of a known id in place of what it had. */
export function createScreenCues(name: string, take: (cues: readonly CaptionCue[]) => void): ScreenCues {
  let open: CaptionCue[] = [];
  return {
    show(blocks, atMs) {
      const ended = open.map((cue) => ({ ...cue, endMs: atMs }));
      open = blocks.map(({ lines, place }, index) => ({
        id: `${name}-${Math.round(atMs)}-${index}`,
        startMs: atMs,
        endMs: utcMs(atMs + OPEN_MS),
        lines,
        place,
      }));
      take([...ended, ...open]);
    },
  };
}
