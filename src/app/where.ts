import type { SyncGroup } from "../core/sync/transport.ts";
import { deckWords } from "../words/deck.ts";
import { formats } from "../words/formats.ts";

/** Where the wall is after a jump, to be said. */
export const whereText = (sync: Pick<SyncGroup, "state" | "window" | "playhead">): string =>
  sync.state.get().live
    ? deckWords.isLive
    : deckWords.isBehind({ span: formats.span(sync.window().end - sync.playhead()) });
