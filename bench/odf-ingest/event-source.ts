import { createEventStreamParser } from "../../server/platform/event-stream.ts";

const MAX_CHARS = 16 * 1024 * 1024;

/** As much of a browser's EventSource as the viewer's client asks of it, over fetch: Node has none. */
export class FetchEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  readonly #closing = new AbortController();

  constructor(url: string) {
    super();
    void this.#read(url).catch(() => {
      // Whoever closes it hears no more of it.
      if (this.#closing.signal.aborted) return;
      this.readyState = FetchEventSource.CLOSED;
      this.dispatchEvent(new Event("error"));
    });
  }

  close(): void {
    this.readyState = FetchEventSource.CLOSED;
    this.#closing.abort();
  }

  async #read(url: string): Promise<void> {
    const response = await fetch(url, { signal: this.#closing.signal });
    if (!response.ok || !response.body) throw new Error(`answered with ${response.status}`);
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
    const parser = createEventStreamParser(MAX_CHARS);
    for await (const text of response.body.pipeThrough(new TextDecoderStream()))
      for (const data of parser.push(text)) this.dispatchEvent(new MessageEvent(typeOf(data), { data }));
    throw new Error("the stream ended");
  }
}

/** The parser gives no names; only what is empty is not a list of cues. */
const typeOf = (data: string): string => (data === "{}" ? "again" : "cues");
