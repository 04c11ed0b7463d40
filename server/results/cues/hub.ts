import type { ServerResponse } from "node:http";
import { isSelected, peopleOf, type Cue, type Selection } from "../../../contracts/cues.ts";
import type { Changes } from "../changes.ts";

export interface HubOptions {
  changes: Changes;
  /** Participants and teams by code, as they are now. */
  people(codes: readonly string[]): Promise<readonly Cue[]>;
}

/** Tells viewers what changes, as Server-Sent Events. */
export interface Hub {
  /** Takes a response over until it ends. False: too many listen already. */
  add(response: ServerResponse, selections: readonly Selection[]): boolean;
  readonly size: number;
  close(): void;
}

const MOST_LISTENERS = 10_000;
/** Who reads no faster than this falls behind and is let go: it comes again, and asks for what it missed. */
const MAX_BEHIND_BYTES = 4 * 1024 * 1024;
const BEAT_MS = 15_000;

interface Listener {
  response: ServerResponse;
  selections: readonly Selection[];
  /** Whom it was told of. */
  told: Set<string>;
}

export function createHub({ changes, people }: HubOptions): Hub {
  const listeners = new Set<Listener>();
  const send = ({ response }: Listener, text: string) => {
    if (response.writableLength > MAX_BEHIND_BYTES) response.destroy();
    else response.write(text);
  };

  /** In order: nobody hears of a result before of those who are in it. */
  let last: Promise<void> = Promise.resolve();
  const publish = (cues: readonly Cue[], tookBack: boolean) => {
    last = last.then(() => tell(cues, tookBack)).catch(() => {});
  };
  async function tell(cues: readonly Cue[], tookBack: boolean): Promise<void> {
    const concerned = [...listeners].flatMap((listener) => {
      const own = cues.filter((cue) => isSelected(listener.selections, cue) || isPerson(listener, cue));
      return own.length > 0 ? [{ listener, own }] : [];
    });
    if (concerned.length === 0) return;
    const named = new Map<string, readonly Cue[]>();
    for (const { listener, own } of concerned) {
      const unknown = [...new Set(own.flatMap(peopleOf))].filter((code) => !listener.told.has(code));
      const key = unknown.join(" ");
      // Listeners of one topic mostly lack the same people.
      const found = named.get(key) ?? (unknown.length > 0 ? await people(unknown) : []);
      named.set(key, found);
      for (const code of unknown) listener.told.add(code);
      for (const { id } of found) listener.told.add(id);
      // What a viewer holds of these may be wrong: he asks again.
      if (tookBack) send(listener, "event: again\ndata: {}\n\n");
      send(listener, `event: cues\ndata: ${JSON.stringify([...found, ...own])}\n\n`);
    }
  }
  const isPerson = ({ told }: Listener, { kind, id }: Cue): boolean =>
    (kind === "participant" || kind === "team") && told.has(id);

  const unsubscribe = changes.subscribe(publish);
  const beat = setInterval(() => {
    for (const listener of listeners) send(listener, ": here\n\n");
  }, BEAT_MS);

  return {
    add(response, selections) {
      if (listeners.size >= MOST_LISTENERS) return false;
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "access-control-allow-origin": "*",
      });
      response.write(": here\n\n");
      const listener: Listener = { response, selections, told: new Set() };
      listeners.add(listener);
      response.on("close", () => listeners.delete(listener));
      return true;
    },
    get size() {
      return listeners.size;
    },
    close() {
      unsubscribe();
      clearInterval(beat);
      for (const { response } of listeners) response.end();
    },
  };
}
