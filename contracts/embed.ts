import * as v from "valibot";

/**
 * The widget (docs/guides/embedding.md): what the address of its page says, and the messages that it and the page around it
 * send each other by `postMessage`. Every message carries `vedetta: 1`, the version; times are UTC ms.
 */

/** What a partner asks for in the address, `/embed?feed=…&layout=…`. Null: not asked for. */
export interface EmbedWish {
  /** The camera in the main place. */
  feed: string | null;
  layout: string | null;
  /** UTC ms; null: live. */
  start: number | null;
  theme: "dark" | "light" | null;
  /** BCP 47. */
  language: string | null;
  /** Sound may begin by itself, as far as the browser lets it; otherwise when the viewer asks for it. */
  sound: boolean;
  /** `auto`: the page around makes the frame as tall as the widget says. Otherwise the widget fits itself into the frame. */
  size: "auto" | "fixed";
}
export type EmbedFault = "feed" | "layout" | "start" | "theme" | "language" | "sound" | "size";

/** Nothing in an address is longer. */
const MOST_CHARACTERS = 64;
const DATE = /^\d{4}-\d{2}-\d{2}T/;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** Reads the address's query; what is there and cannot be meant is named, and counts as not there. */
export function parseWish(get: (name: string) => string | null): { wish: EmbedWish; faults: EmbedFault[] } {
  const faults: EmbedFault[] = [];
  const take = <T>(name: EmbedFault, read: (text: string) => T | undefined): T | null => {
    const text = get(name);
    if (text === null) return null;
    const value = text.length <= MOST_CHARACTERS ? read(text) : undefined;
    if (value === undefined) faults.push(name);
    return value ?? null;
  };
  const oneOf =
    <T extends string>(...known: readonly T[]) =>
    (text: string): T | undefined =>
      known.find((each) => each === text);
  const id = (text: string) => (text === "" ? undefined : text);
  const wish: EmbedWish = {
    feed: take("feed", id),
    layout: take("layout", id),
    start: take("start", (text) => {
      if (text === "live") return null;
      const at = /^\d{12,14}$/.test(text) ? Number(text) : DATE.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isNaN(at) ? undefined : at;
    }),
    theme: take("theme", oneOf("dark", "light")),
    language: take("language", (text) => (LANGUAGE.test(text) ? text : undefined)),
    sound: take("sound", oneOf("on", "off")) === "on",
    size: take("size", oneOf("auto", "fixed")) ?? "fixed",
  };
  return { wish, faults };
}

/** The query of such an address, with its `?`; empty where nothing is asked for. */
export function queryOf(wish: Partial<EmbedWish>): string {
  const { feed, layout, start, theme, language, sound, size } = wish;
  const parts: readonly [EmbedFault, string | null | undefined][] = [
    ["feed", feed],
    ["layout", layout],
    ["start", start === null || start === undefined ? null : new Date(start).toISOString()],
    ["theme", theme],
    ["language", language],
    ["sound", sound ? "on" : null],
    ["size", size === "auto" ? "auto" : null],
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  return said.length > 0 ? `?${said.join("&")}` : "";
}

const Version = v.literal(1);
/** Comes back with the answer. */
const RequestId = v.optional(v.pipe(v.number(), v.safeInteger()));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_CHARACTERS));
const base = { vedetta: Version, id: RequestId };
const UtcMs = v.pipe(v.number(), v.finite(), v.minValue(0));

/** What the page around may ask for. */
export const EmbedRequest = v.variant("do", [
  /** Introduces the page; from then on the widget speaks to it. */
  v.object({ ...base, do: v.literal("hello") }),
  v.object({ ...base, do: v.literal("state") }),
  v.object({ ...base, do: v.literal("play") }),
  v.object({ ...base, do: v.literal("pause") }),
  v.object({ ...base, do: v.literal("seek"), to: v.union([v.literal("live"), UtcMs]) }),
  v.object({ ...base, do: v.literal("layout"), layout: Id }),
  v.object({ ...base, do: v.literal("main"), feed: Id }),
  v.object({ ...base, do: v.literal("mute"), muted: v.boolean() }),
  v.object({ ...base, do: v.literal("volume"), volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
]);
export type EmbedRequest = v.InferOutput<typeof EmbedRequest>;

export const EmbedState = v.object({
  paused: v.boolean(),
  live: v.boolean(),
  /** The playhead, UTC ms. */
  at: v.number(),
  /** What can be sought, UTC ms: the oldest that is recorded, and live. */
  from: v.number(),
  to: v.number(),
  layout: v.string(),
  main: v.nullable(v.string()),
  muted: v.boolean(),
  /** 0 to 1. */
  volume: v.number(),
  event: v.object({ id: v.string(), name: v.string() }),
  feeds: v.array(v.object({ id: v.string(), name: v.string() })),
  layouts: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type EmbedState = v.InferOutput<typeof EmbedState>;

const told = { vedetta: Version, at: v.number() };
/** What the widget tells the page around, with the playhead's instant `at`; the first four also to one that has not introduced itself. */
export const EmbedEvent = v.variant("event", [
  /** The page of the frame is there, and waits for `hello`. It carries nothing. */
  v.object({ vedetta: Version, event: v.literal("loaded") }),
  /** The site is not registered: `detail` is a sentence for its developer. */
  v.object({ vedetta: Version, event: v.literal("refused"), detail: v.string() }),
  v.object({ ...told, event: v.literal("ready"), state: EmbedState }),
  v.object({ ...told, event: v.picklist(["playing", "paused"]), live: v.boolean() }),
  /** At most four a second, while it plays. */
  v.object({ ...told, event: v.literal("time"), live: v.boolean() }),
  v.object({ ...told, event: v.literal("layoutchange"), layout: v.string() }),
  v.object({ ...told, event: v.literal("mainchange"), main: v.string() }),
  v.object({ ...told, event: v.literal("soundchange"), muted: v.boolean(), volume: v.number() }),
  /** The main picture cannot be shown at the moment; in words for people. */
  v.object({ ...told, event: v.literal("error"), detail: v.string() }),
  /** CSS pixels; what the widget needs at its present width. */
  v.object({ ...told, event: v.literal("size"), height: v.number() }),
]);
export type EmbedEvent = v.InferOutput<typeof EmbedEvent>;

/** Answers a request that had an id: what came of it, or why nothing did. */
export const EmbedAnswer = v.union([
  v.object({ vedetta: Version, answer: v.number(), state: EmbedState }),
  v.object({ vedetta: Version, answer: v.number(), fault: v.string() }),
]);
export type EmbedAnswer = v.InferOutput<typeof EmbedAnswer>;

/** `GET /api/embed?origin=…`, where the origin is registered; otherwise 404 with a problem that says what to do. */
export const EmbedPartner = v.object({ origin: v.string(), partner: v.object({ id: v.string(), name: v.string() }) });
export type EmbedPartner = v.InferOutput<typeof EmbedPartner>;

/** `GET /oembed`: a response of type `video` (oEmbed 1.0, section 2.3.4.2). */
export const OEmbed = v.object({
  version: v.literal("1.0"),
  type: v.literal("video"),
  title: v.string(),
  provider_name: v.string(),
  provider_url: v.string(),
  cache_age: v.number(),
  html: v.string(),
  width: v.number(),
  height: v.number(),
});
export type OEmbed = v.InferOutput<typeof OEmbed>;
