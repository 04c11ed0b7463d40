import { type EmbedRequest, readRequest } from "../../contracts/embed.ts";
import type { EmbedAnswer, EmbedEvent } from "../../contracts/embed-told.ts";
import type { Played, Told } from "./played.ts";

export interface TalkOptions {
  played: Played;
  /** Sends to the page around, which must be of this origin to get it. */
  post(message: EmbedEvent | EmbedAnswer, origin: string): void;
  /** Whether a site is one that may embed. */
  isRegistered(origin: string): Promise<boolean>;
}

/** Talks with the page around: answers what it asks, and tells what happens from the moment it introduced itself. */
export interface Talk {
  /** A message from the page around, and from nobody else; `origin` is the browser's word. */
  hear(data: unknown, origin: string): Promise<void>;
  tell(told: Told): void;
  close(): void;
}

/** Of a site that we still ask about, so much is kept. */
const MOST_WAITING = 32;

export function createTalk({ played, post, isRegistered }: TalkOptions): Talk {
  /** To whom we talk; a frame has one page around it, and that one does not change. */
  let partner: string | null = null;
  let asking: { origin: string; waiting: number; answer: Promise<boolean> } | null = null;
  let size: Extract<Told, { event: "size" }> | null = null;
  let closed = false;

  const send = (told: Told) => {
    if (partner !== null) post({ vedetta: 1, at: Math.round(played.state().at), ...told } as EmbedEvent, partner);
  };
  const stopWatching = played.watch(send);

  async function admit(origin: string): Promise<boolean> {
    if (partner !== null) return origin === partner;
    if (asking?.origin !== origin) asking = { origin, waiting: 0, answer: isRegistered(origin) };
    if (asking.waiting >= MOST_WAITING) return false;
    asking.waiting++;
    const isIn = await asking.answer;
    if (!isIn || closed || (partner !== null && partner !== origin)) return false;
    if (partner === null) {
      partner = origin;
      const state = played.state();
      post({ vedetta: 1, event: "ready", at: state.at, state }, origin);
      if (size) send(size);
    }
    return true;
  }

  function act(request: EmbedRequest): string | null {
    switch (request.do) {
      case "hello":
      case "state":
        return null;
      case "play":
      case "pause":
        return played[request.do]();
      case "seek":
        return played.seek(request.to);
      case "layout":
        return played.layout(request.layout);
      case "main":
        return played.main(request.feed);
      case "mute":
        return played.mute(request.muted);
      case "captions":
        return played.captions(request.on);
      case "volume":
        return played.volume(request.volume);
    }
  }

  return {
    async hear(data, origin) {
      // Pages send each other all sorts of things: what does not name us is not for us.
      if (typeof data !== "object" || data === null || !("vedetta" in data)) return;
      if (!(await admit(origin))) return;
      const read = readRequest(data);
      const fault = "fault" in read ? read.fault : act(read.request);
      const { id } = data as { id?: unknown };
      if (typeof id !== "number") return;
      if (fault === null) post({ vedetta: 1, answer: id, state: played.state() }, origin);
      else post({ vedetta: 1, answer: id, fault }, origin);
    },
    tell(told) {
      if (told.event === "size") size = told;
      send(told);
    },
    close() {
      closed = true;
      stopWatching();
    },
  };
}
