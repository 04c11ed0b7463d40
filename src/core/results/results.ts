import * as v from "valibot";
import { Cues, CueWindow, MAX_TOPICS, selectionOf, type Topic } from "../../../contracts/cues.ts";
import { results as routes } from "../../../contracts/routes.ts";
import { observable, type Observable } from "../observable.ts";
import { covers, uncoveredFrom, withoutBefore, withStretch, type Coverage } from "./coverage.ts";
import { createCueBook, type CueBook } from "./cue-book.ts";

export interface ResultsOptions {
  /** Address of the results, no trailing slash. */
  base: string;
  /** Event time that is looked at, and the event clock, UTC ms. */
  playhead(): number;
  now(): number;
  dvrMs: number;
  open?: (url: string) => EventSource;
  get?: typeof fetch;
}

/**
 * Official results on the event clock: what changes comes by itself, what a seek reaches is fetched.
 * Reading is always as of an instant, so nothing ahead of the playhead can be seen by mistake.
 */
export interface Results extends Pick<CueBook, "at" | "list" | "versions"> {
  /** Follows these topics too, until the function that it returns is called. */
  follow(topics: readonly Topic[]): () => void;
  /** Whether a topic is known at an instant; where it is not, what is read there may be old. */
  knows(topic: Topic, at: number): boolean;
  /** Changes when something came. */
  readonly news: Observable<number>;
  /** False while the results cannot be reached. */
  readonly connected: Observable<boolean>;
  close(): void;
}

const LOOK_MS = 250;
/** What is fetched at once around the playhead. */
const BEFORE_MS = 5_000;
const AHEAD_MS = 60_000;
/** With less than this known ahead of the playhead more is fetched. */
const REFILL_MS = 15_000;
const REOPEN_MS = 3_000;
const FORGET_EVERY_MS = 10_000;
const RETRY_MS = 2_000;

export function createResults(options: ResultsOptions): Results {
  const { base, playhead, now, dvrMs, open = (url) => new EventSource(url), get = fetch } = options;
  let book = createCueBook();
  const news = observable(0);
  const connected = observable(true);
  const closing = new AbortController();
  let topics: readonly Topic[] = [];
  const followers = new Set<readonly Topic[]>();
  const known = new Map<Topic, Coverage>();
  const asking = new Set<Topic>();
  const retryAt = new Map<Topic, number>();
  let source: EventSource | undefined;
  let forgotAt = now();
  let refollowing = false;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  /** Since when every change of these topics has come by itself. */
  let heardSince: number | null = null;

  const tell = () => news.set(news.get() + 1);
  const coverageOf = (topic: Topic): Coverage => known.get(topic) ?? [];
  const hearsOf = (topic: Topic): boolean => heardSince !== null && topics.includes(topic);

  function connect(): void {
    source?.close();
    clearTimeout(reopening);
    heardSince = null;
    if (topics.length === 0) return;
    const stream = open(`${base}${routes.events}?topics=${topics.join(",")}`);
    source = stream;
    stream.addEventListener("open", () => {
      heardSince = now();
      connected.set(true);
    });
    stream.addEventListener("cues", (event) => {
      const cues = parsed(Cues, event.data);
      if (cues === null) return;
      book.add(cues);
      tell();
    });
    // What was read may have been taken back: all of it is asked again.
    stream.addEventListener("again", () => {
      book = createCueBook();
      known.clear();
      heardSince = now();
      look();
    });
    stream.addEventListener("error", () => {
      if (source !== stream) return;
      keepHeard();
      connected.set(false);
      if (stream.readyState === 2) reopening = setTimeout(connect, REOPEN_MS);
    });
  }

  /** In one turn one view leaves and another comes: only what is left of it at its end counts. */
  function refollow(): void {
    if (refollowing) return;
    refollowing = true;
    queueMicrotask(() => {
      refollowing = false;
      const wanted = [...new Set([...followers].flat())].toSorted().slice(0, MAX_TOPICS);
      if (closing.signal.aborted || wanted.join(",") === topics.join(",")) return;
      keepHeard();
      topics = wanted;
      connect();
      look();
    });
  }

  /** Until now everything came; from here on there is a hole. */
  function keepHeard(): void {
    if (heardSince !== null) for (const topic of topics) cover(topic, heardSince, now());
    heardSince = null;
  }
  function cover(topic: Topic, from: number, to: number): void {
    known.set(topic, withStretch(coverageOf(topic), from, to));
  }

  async function ask(topic: Topic, from: number, to: number): Promise<void> {
    asking.add(topic);
    try {
      const query = `topics=${topic}&from=${Math.max(0, Math.floor(from))}&to=${Math.ceil(to)}`;
      const response = await get(`${base}${routes.window}?${query}`, { signal: closing.signal });
      const window = response.ok ? parsed(CueWindow, await response.text()) : null;
      if (window === null) throw new Error("no window");
      book.addWindow(window, selectionOf(topic));
      cover(topic, window.from, window.to);
      tell();
    } catch {
      retryAt.set(topic, now() + RETRY_MS);
    } finally {
      asking.delete(topic);
    }
  }

  function look(): void {
    const at = playhead();
    const present = now();
    for (const topic of topics) {
      if (hearsOf(topic)) cover(topic, heardSince ?? present, present);
      if (asking.has(topic) || present < (retryAt.get(topic) ?? 0)) continue;
      const edge = uncoveredFrom(coverageOf(topic), at);
      const isKnown = covers(coverageOf(topic), at);
      if (isKnown && (edge >= present - LOOK_MS * 2 || edge - at > REFILL_MS)) continue;
      const from = isKnown ? edge : at - BEFORE_MS;
      if (from < present) void ask(topic, from, Math.min(present, from + AHEAD_MS));
    }
    if (present - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = present;
    const oldest = present - dvrMs - AHEAD_MS;
    book.forgetBefore(oldest);
    for (const [topic, coverage] of known) known.set(topic, withoutBefore(coverage, oldest));
  }
  const timer = setInterval(look, LOOK_MS);

  return {
    at: (kind, id, asOf) => book.at(kind, id, asOf),
    list: (kind, asOf) => book.list(kind, asOf),
    versions: (kind, id, from, to) => book.versions(kind, id, from, to),
    news,
    connected,
    knows: (topic, at) => covers(coverageOf(topic), at) || (hearsOf(topic) && at >= (heardSince ?? 0)),
    follow(wanted) {
      const follower = [...wanted];
      followers.add(follower);
      refollow();
      return () => {
        followers.delete(follower);
        refollow();
      };
    },
    close() {
      clearInterval(timer);
      clearTimeout(reopening);
      closing.abort();
      source?.close();
    },
  };
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
