import * as v from "valibot";
import { BODIES, Rsc, type Kind, type Version } from "./results.ts";

/**
 * What a viewer follows. `schedule`: all units; `medals`: the medal table and all medallists;
 * `unit:<RSC>`: a unit's results and whatever belongs to it, with the people who are in them.
 */
export type Topic = "schedule" | "medals" | `unit:${string}`;
export const Topic = v.union(
  [
    v.literal("schedule"),
    v.literal("medals"),
    v.pipe(
      v.string(),
      v.startsWith("unit:"),
      v.check((topic) => v.is(Rsc, topic.slice(5))),
    ),
  ],
  "expected schedule, medals or unit: and an RSC",
);
export const MAX_TOPICS = 8;
/** The longest window that is given at once, ms. */
export const MAX_WINDOW_MS = 660_000;

const isKind = (text: string): boolean => Object.hasOwn(BODIES, text);
const VersionShape = v.pipe(
  v.object({ kind: v.pipe(v.string(), v.check(isKind)), id: v.string(), from: v.number(), body: v.unknown() }),
  v.check(({ kind, body }) => v.is(BODIES[kind as Kind], body)),
  v.transform((version) => version as Version),
);

/** `GET /results/window`: what holds at `from`, and what changes until `to`; oldest first. Of the future, nothing. */
export const CueWindow = v.object({
  from: v.number(),
  to: v.number(),
  initial: v.array(VersionShape),
  versions: v.array(VersionShape),
});
export type CueWindow = v.InferOutput<typeof CueWindow>;

/** Each event (`event: versions`) of `GET /results/events`. */
export const CueVersions = v.array(VersionShape);
