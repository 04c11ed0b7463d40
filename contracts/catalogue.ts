import * as v from "valibot";
import { Athlete, MetricDeclaration } from "./event.ts";

/** `GET /api/catalogue`: everything a viewer needs to build the wall. */
export const CatalogueFeed = v.object({
  id: v.string(),
  name: v.string(),
  detail: v.optional(v.string()),
  venue: v.string(),
  /** sign: a sign-language interpreter. */
  purpose: v.optional(v.picklist(["sign"])),
  /** Where in its venue, as results call it. */
  location: v.optional(v.string()),
  /** Number on the wall, from 1; also its key. */
  number: v.number(),
  dash: v.string(),
  hls: v.string(),
  hasAudio: v.boolean(),
  audioLabel: v.optional(v.string()),
  /** `id`: the origin's track. */
  captions: v.optional(
    v.array(
      v.object({ id: v.string(), language: v.string(), kind: v.picklist(["verbatim", "easy"]), label: v.string() }),
    ),
    [],
  ),
});
export type CatalogueFeed = v.InferOutput<typeof CatalogueFeed>;

export const Catalogue = v.object({
  event: v.object({
    id: v.string(),
    name: v.string(),
    detail: v.optional(v.string()),
    sample: v.boolean(),
    timeZone: v.string(),
  }),
  /** `code`: what results call it. */
  venues: v.array(v.object({ id: v.string(), name: v.string(), code: v.string() })),
  feeds: v.array(CatalogueFeed),
  athletes: v.array(Athlete),
  metrics: v.array(MetricDeclaration),
  /** Base addresses, no trailing slash. */
  telemetry: v.object({ socket: v.string(), segments: v.string() }),
  results: v.string(),
  dvrMs: v.number(),
});
export type Catalogue = v.InferOutput<typeof Catalogue>;
