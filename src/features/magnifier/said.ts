import { language } from "../../words/language.ts";
import { sightWords as said } from "../../words/sight.ts";

const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
/** 4, 2.5 */
export const zoomText = (zoom: number): string => digits.format(zoom);

/** An athlete by family name; a thing by its word. */
export const followedName = (of: string, athletes: ReadonlyMap<string, { name: string }>): string =>
  athletes.get(of)?.name.split(" ").at(-1) ?? said.thing({ of });
