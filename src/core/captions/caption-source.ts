import { type Observable, observable } from "../observable.ts";
import type { CaptionsAt } from "./caption-book.ts";
import { createCaptionReader, type CaptionReaderOptions } from "./caption-reader.ts";
import { createShownCaptions } from "./shown-captions.ts";

/** The captions of the playhead, and whether they arrive. */
export interface CaptionNews extends CaptionsAt {
  arrives: boolean;
}

/** One track's captions, read while somebody looks at them, and not a byte of them otherwise. */
export function captionSource(options: CaptionReaderOptions): Observable<CaptionNews> {
  const state = observable<CaptionNews>({ current: [], previous: null, arrives: true });
  let watchers = 0;
  let close: (() => void) | null = null;

  function open(): () => void {
    const reader = createCaptionReader(options);
    const shown = createShownCaptions(reader, options.playhead);
    const tell = () => state.set({ ...shown.state.get(), arrives: reader.arrives.get() });
    const stops = [shown.state.subscribe(tell), reader.arrives.subscribe(tell)];
    tell();
    return () => {
      for (const stop of stops) stop();
      shown.close();
      reader.close();
    };
  }

  return {
    get: state.get,
    subscribe(listener) {
      const stop = state.subscribe(listener);
      watchers += 1;
      close ??= open();
      return () => {
        stop();
        watchers -= 1;
        if (watchers > 0) return;
        close?.();
        close = null;
      };
    },
  };
}
