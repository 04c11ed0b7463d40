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
  /** Captions are shown from the first, unless the viewer chose otherwise. */
  captions: boolean;
}
export type EmbedFault = keyof EmbedWish;

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
    captions: take("captions", oneOf("on", "off")) === "on",
  };
  return { wish, faults };
}

/** The query of such an address, with its `?`; empty where nothing is asked for. */
export function queryOf(wish: Partial<EmbedWish>): string {
  const { feed, layout, start, theme, language, sound, captions } = wish;
  const parts: readonly [EmbedFault, string | null | undefined][] = [
    ["feed", feed],
    ["layout", layout],
    ["start", start === null || start === undefined ? null : new Date(start).toISOString()],
    ["theme", theme],
    ["language", language],
    ["sound", sound ? "on" : null],
    ["captions", captions ? "on" : null],
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []));
  return said.length > 0 ? `?${said.join("&")}` : "";
}

const Version = v.literal(1);
/** Comes back with the answer. */
const RequestId = v.optional(v.number());
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_CHARACTERS));
const base = { vedetta: Version, id: RequestId };
/** What a `Date` can hold (ECMA-262, section 21.4.1.1). */
const UtcMs = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));

/** What the page around may ask for, by its word `do`. */
const REQUESTS = {
  /** Introduces the page; from then on the widget speaks to it. */
  hello: v.object({ ...base, do: v.literal("hello") }),
  state: v.object({ ...base, do: v.literal("state") }),
  play: v.object({ ...base, do: v.literal("play") }),
  pause: v.object({ ...base, do: v.literal("pause") }),
  seek: v.object({ ...base, do: v.literal("seek"), to: v.union([v.literal("live"), UtcMs]) }),
  layout: v.object({ ...base, do: v.literal("layout"), layout: Id }),
  main: v.object({ ...base, do: v.literal("main"), feed: Id }),
  mute: v.object({ ...base, do: v.literal("mute"), muted: v.boolean() }),
  captions: v.object({ ...base, do: v.literal("captions"), on: v.boolean() }),
  volume: v.object({ ...base, do: v.literal("volume"), volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }),
};
export type EmbedRequest = v.InferOutput<(typeof REQUESTS)[keyof typeof REQUESTS]>;

/** Reads a message that names us: the request, or the place that cannot be and what is wanted there. */
export function readRequest(data: object): { request: EmbedRequest } | { fault: string } {
  const word = (data as { do?: unknown }).do;
  const schema = typeof word === "string" && Object.hasOwn(REQUESTS, word) ? REQUESTS[word as "play"] : null;
  if (!schema) return { fault: `do: expected one of ${Object.keys(REQUESTS).join(", ")}` };
  const read = v.safeParse(schema as v.GenericSchema<unknown, EmbedRequest>, data);
  if (read.success) return { request: read.output };
  const [issue] = read.issues;
  return {
    fault: `${v.getDotPath(issue) ?? "the message"}: expected ${issue.expected ?? "something else"}, not ${issue.received}`,
  };
}

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
