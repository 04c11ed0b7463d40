import * as v from "valibot";

/**
 * How the viewer wants captions to look (EN 301 549 clause 7.1.4; the set of 47 CFR 79.103(c)). Null is what the page
 * does by itself: the house's plate, or the colours that the system forces.
 */
export const FACES = ["house", "sans", "serif", "mono", "casual", "script", "small-caps"] as const;
export const EDGES = ["none", "outline", "raised", "depressed", "shadow"] as const;
export const POSITIONS = ["bottom", "top", "sent"] as const;
export const SIZE = { least: 50, most: 300, step: 25 } as const;
/** The eight colours that captions have had since they began. */
export const COLOURS = [
  ["white", "#ffffff"],
  ["black", "#000000"],
  ["yellow", "#ffff00"],
  ["green", "#00ff00"],
  ["cyan", "#00ffff"],
  ["blue", "#0000ff"],
  ["magenta", "#ff00ff"],
  ["red", "#ff0000"],
] as const;

const Colour = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))), null);
const Percent = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 100);

export const CaptionStyle = v.object({
  face: v.fallback(v.picklist(FACES), "house"),
  ink: Colour,
  inkOpacity: Percent,
  /** Behind the words. */
  ground: Colour,
  groundOpacity: Percent,
  /** Behind all lines. */
  window: Colour,
  windowOpacity: Percent,
  edge: v.fallback(v.picklist(EDGES), "none"),
  /** On the picture. `sent`: where their author wants them. */
  position: v.fallback(v.picklist(POSITIONS), "bottom"),
});
export type CaptionStyle = v.InferOutput<typeof CaptionStyle>;

/** Everything of captions that is kept on the device. What an older Vedetta wrote stands or falls value by value. */
export const CaptionChoice = v.object({
  on: v.fallback(v.boolean(), false),
  place: v.fallback(v.picklist(["dock", "picture"]), "dock"),
  /** Percent. */
  size: v.fallback(v.pipe(v.number(), v.minValue(SIZE.least), v.maxValue(SIZE.most)), 100),
  /** BCP 47; null: the page's. */
  language: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(35))), null),
  kind: v.fallback(v.picklist(["verbatim", "easy"]), "verbatim"),
  /** Each is said to the screen reader too. */
  told: v.fallback(v.boolean(), false),
  style: v.fallback(CaptionStyle, v.parse(CaptionStyle, {})),
});
export type CaptionChoice = v.InferOutput<typeof CaptionChoice>;

export const readCaptionChoice = (stored: unknown): CaptionChoice =>
  v.parse(CaptionChoice, typeof stored === "object" && stored !== null ? stored : {});
export const freshCaptionStyle = (): CaptionStyle => v.parse(CaptionStyle, {});
