import * as v from "valibot";

/** What can stand beside the pictures, or in their place. */
export const PANELS = [
  "results",
  "on-course",
  "run",
  "conditions",
  "event-line",
  "sound",
  "cameras",
  "now-and-next",
] as const;
export type Panel = (typeof PANELS)[number];

const Words = v.pipe(
  v.record(v.string(), v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  v.check((texts) => texts["en"] !== undefined, "expected at least English, en"),
);

/** A layout, as its file says it: a new one is a file in src/layouts, and no code. */
export const Layout = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,30}$/, "expected small letters and hyphens")),
  /** Among the others. */
  order: v.number(),
  /** By language. */
  name: Words,
  /** What it is for, in a sentence that is said when it is chosen. */
  says: Words,
  /**
   * all: the wall; two: the main picture and the sign camera (or the next one); main: one; none: none is loaded; own: those
   * that the viewer arranged, where he put them.
   */
  pictures: v.picklist(["all", "two", "main", "none", "own"]),
  /** Columns of panels, from the start of the line to its end. */
  columns: v.pipe(v.array(v.pipe(v.array(v.picklist(PANELS)), v.minLength(1))), v.maxLength(4)),
  /** Where the figures of the main picture stand; viewer: where the viewer wants them. */
  figures: v.picklist(["viewer", "below", "off"]),
  /** The sentence under the picture that says what happened. */
  band: v.boolean(),
  /** Size of a caption's letters at 100 %, and whether what was said before stays above it. */
  captions: v.strictObject({
    textRem: v.pipe(v.number(), v.minValue(1), v.maxValue(6)),
    keepsBefore: v.boolean(),
  }),
  timeline: v.boolean(),
  /** Nothing moves by itself, and no sound begins by itself. */
  isStill: v.boolean(),
  /** Chosen for how somebody sees, hears or thinks: no link puts another in its place. */
  isAid: v.boolean(),
});
export type Layout = v.InferOutput<typeof Layout>;
