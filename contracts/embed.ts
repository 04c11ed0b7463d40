import * as v from "valibot";
import { MOST_CHARACTERS } from "./embed-wish.ts";

/**
 * What the page around asks of the widget by `postMessage` (docs/guides/embedding.md; embed-wish.ts is what its address asks
 * for, embed-told.ts what it answers). Every message carries `vedetta: 1`, the version; times are UTC ms.
 */

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
