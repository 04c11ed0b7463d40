import * as v from "valibot";

/** What the widget tells the page around it (contracts/embed.ts is what it is told). */
const V1 = v.literal(1);

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
  /** Captions are shown, wherever there are any. */
  captions: v.boolean(),
  event: v.object({ id: v.string(), name: v.string() }),
  feeds: v.array(v.object({ id: v.string(), name: v.string() })),
  layouts: v.array(v.object({ id: v.string(), name: v.string() })),
});
export type EmbedState = v.InferOutput<typeof EmbedState>;

const told = { vedetta: V1, at: v.number() };
/** What the widget tells the page around, with the playhead's instant `at`; the first four also to one that has not introduced itself. */
export const EmbedEvent = v.variant("event", [
  /** The page of the frame is there, and waits for `hello`. It carries nothing. */
  v.object({ vedetta: V1, event: v.literal("loaded") }),
  /** The site is not registered: `detail` is a sentence for its developer. */
  v.object({ vedetta: V1, event: v.literal("refused"), detail: v.string() }),
  v.object({ ...told, event: v.literal("ready"), state: EmbedState }),
  v.object({ ...told, event: v.picklist(["playing", "paused"]), live: v.boolean() }),
  /** At most four a second, while it plays. */
  v.object({ ...told, event: v.literal("time"), live: v.boolean() }),
  v.object({ ...told, event: v.literal("layoutchange"), layout: v.string() }),
  v.object({ ...told, event: v.literal("mainchange"), main: v.string() }),
  v.object({ ...told, event: v.literal("soundchange"), muted: v.boolean(), volume: v.number() }),
  v.object({ ...told, event: v.literal("captionschange"), captions: v.boolean() }),
  /** The main picture cannot be shown at the moment; in words for people. */
  v.object({ ...told, event: v.literal("error"), detail: v.string() }),
  /** CSS pixels; what the widget needs at its present width. */
  v.object({ ...told, event: v.literal("size"), height: v.number() }),
]);
export type EmbedEvent = v.InferOutput<typeof EmbedEvent>;

/** Answers a request that had an id: what came of it, or why nothing did. */
export const EmbedAnswer = v.union([
  v.object({ vedetta: V1, answer: v.number(), state: EmbedState }),
  v.object({ vedetta: V1, answer: v.number(), fault: v.string() }),
]);
export type EmbedAnswer = v.InferOutput<typeof EmbedAnswer>;
