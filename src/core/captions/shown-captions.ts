import { type Observable, observable } from "../observable.ts";
import type { CaptionsAt } from "./caption-book.ts";
import type { CaptionReader } from "./caption-reader.ts";

export interface ShownCaptions {
  readonly state: Observable<CaptionsAt>;
  close(): void;
}

/** A seek or a pause is seen within this time; EN 301 549 clause 7.1.2 wants a caption within 100 ms of its moment. */
const LOOK_MS = 80;
const LEAST_MS = 4;
const NONE: CaptionsAt = { current: [], previous: null };

/** The captions of the playhead, told when they change: a timer runs to the next edge. */
export function createShownCaptions(
  reader: Pick<CaptionReader, "at" | "nextEdge" | "news">,
  playhead: () => number,
): ShownCaptions {
  const state = observable(NONE);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    const at = playhead();
    const found = reader.at(at);
    if (!same(found, state.get())) state.set(found);
    const wait = (reader.nextEdge(at) ?? Number.POSITIVE_INFINITY) - at;
    timer = setTimeout(look, Math.max(LEAST_MS, Math.min(LOOK_MS, wait)));
  }
  const stop = reader.news.subscribe(look);
  look();

  return {
    state,
    close() {
      stop();
      clearTimeout(timer);
    },
  };
}

/** A cue that grows keeps its lines. */
const same = (one: CaptionsAt, other: CaptionsAt): boolean =>
  one.previous?.lines === other.previous?.lines &&
  one.current.length === other.current.length &&
  one.current.every(({ lines }, index) => lines === other.current[index]?.lines);
