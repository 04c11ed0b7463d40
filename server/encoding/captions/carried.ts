import type { Captions } from "../../../contracts/event.ts";
import { createCeaCaptions, type CeaCaptions, type CeaService } from "../source/cea/cea-captions.ts";
import { createScreenCues } from "../source/cea/screen-cues.ts";
import type { CaptionBook, Taken } from "./book.ts";

export interface CarriedTrack {
  captions: Captions;
  book: CaptionBook;
  onTaken(taken: Taken, faults: number): void;
}

/** Brings what the contribution carries into the books of the tracks that it is meant for; undefined where there is none. */
export function createCarriedCaptions(tracks: readonly CarriedTrack[]): CeaCaptions | undefined {
  const wanted = tracks.flatMap(({ captions, book, onTaken }) => {
    const { from } = captions;
    if (from === "http") return [];
    const cues = createScreenCues(from, {
      take: (taken) => onTaken(book.take(taken), 0),
      sentMs: () => book.sentMs,
    });
    return [{ from, cues }];
  });
  if (wanted.length === 0) return undefined;
  return createCeaCaptions({
    from: [...new Set<CeaService>(wanted.map(({ from }) => from))],
    onShow(service, blocks, atMs) {
      for (const { from, cues } of wanted) if (from === service) cues.show(blocks, atMs);
    },
  });
}
