import * as v from "valibot";

/** How a viewer wants to hear and feel a run. Whether it sounds at all is not kept: sound begins with what he does. */
const Sonification = v.object({
  /** 0 to 1. */
  volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.6),
  vibration: v.fallback(v.boolean(), false),
});
export type Sonification = v.InferOutput<typeof Sonification>;

/** Of anything that was kept, what can be used. */
export const readSonification = (kept: object): Sonification => v.parse(Sonification, kept);
