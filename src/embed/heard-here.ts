/**
 * Of all widgets that a site shows, only the one that was last made heard sounds: two commentaries at once are none.
 * Widgets of one site find each other by a channel, which browsers keep apart from other sites' widgets.
 */
export interface HeardHere {
  /** Tells whether this widget can be heard now. */
  set(isHeard: boolean): void;
  close(): void;
}

const CHANNEL = "vedetta-heard";

export function createHeardHere(silence: () => void, open = () => new BroadcastChannel(CHANNEL)): HeardHere {
  const channel = open();
  let heard = false;
  channel.onmessage = () => {
    if (heard) silence();
  };
  return {
    set(isHeard) {
      if (isHeard && !heard) channel.postMessage("heard");
      heard = isHeard;
    },
    close: () => channel.close(),
  };
}
