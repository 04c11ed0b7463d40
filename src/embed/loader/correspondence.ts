import type { EmbedRequest } from "../../../contracts/embed.ts";
import type { EmbedAnswer, EmbedEvent, EmbedState } from "../../../contracts/embed-told.ts";

/** A request without what is common to all. */
export type Ask = EmbedRequest extends infer Each
  ? Each extends object
    ? Omit<Each, "vedetta" | "id">
    : never
  : never;
/** Events from the moment that the widget is ready. */
export type Happened = Exclude<EmbedEvent, { event: "loaded" | "refused" }>;

export interface CorrespondenceOptions {
  /** Sends to the widget's page, and to no other origin. */
  post(message: EmbedRequest): void;
  /** The widget's page is there. */
  onLoaded(): void;
  onRefused(detail: string): void;
  onEvent(happened: Happened): void;
}

/** Letters to and from one widget: requests wait until it is ready, and each gets its answer. */
export interface Correspondence {
  ask(request: Ask): Promise<EmbedState>;
  /** A message that certainly came from the widget's page. */
  receive(data: unknown): void;
  /** Whatever is unanswered will not be. */
  end(reason: string): void;
}

const MOST_OPEN = 64;

export function createCorrespondence({ post, onLoaded, onRefused, onEvent }: CorrespondenceOptions): Correspondence {
  const open = new Map<number, { resolve(state: EmbedState): void; reject(reason: Error): void }>();
  let waiting: EmbedRequest[] | null = [];
  let last = 0;

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (open.size >= MOST_OPEN) return reject(new Error(`more than ${MOST_OPEN} requests are unanswered`));
        const id = ++last;
        open.set(id, { resolve, reject });
        const message = { vedetta: 1, id, ...request } as EmbedRequest;
        if (waiting) waiting.push(message);
        else post(message);
      }),
    receive(data) {
      const message = data as Partial<EmbedEvent> & Partial<EmbedAnswer>;
      if (typeof data !== "object" || data === null || message.vedetta !== 1) return;
      if (typeof message.answer === "number") {
        const asked = open.get(message.answer);
        open.delete(message.answer);
        if ("state" in message && message.state) asked?.resolve(message.state);
        else asked?.reject(new Error("fault" in message ? String(message.fault) : "no answer"));
        return;
      }
      const told = message as EmbedEvent;
      if (told.event === "loaded") {
        // Also after the frame was loaded anew: it knows nobody then.
        waiting ??= [];
        post({ vedetta: 1, do: "hello" });
        return onLoaded();
      }
      if (told.event === "refused") return onRefused(told.detail);
      if (told.event === "ready" && waiting) {
        const letters = waiting;
        waiting = null;
        for (const each of letters) post(each);
      }
      onEvent(told);
    },
    end(reason) {
      for (const { reject } of open.values()) reject(new Error(reason));
      open.clear();
      waiting = [];
    },
  };
}
