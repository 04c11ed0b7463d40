import type { Layout } from "../core/layouts/layout.ts";
import { textIn } from "../core/layouts/text-in.ts";
import { language, translations } from "../words/language.ts";

/** Every layout that there is, in order. The files belong to the build, and a test reads them with their schema. */
export const layouts: readonly Layout[] = Object.values(
  import.meta.glob<Layout>("../layouts/*.json", { eager: true, import: "default" }),
).toSorted((one, other) => one.order - other.order);

/** The one that is asked for, or else the first. */
function layoutOf(id: string): Layout {
  const found = layouts.find((layout) => layout.id === id) ?? layouts[0];
  if (!found) throw new Error("there is no layout");
  return found;
}

interface LayoutChoice {
  visiting: string | null;
  layout: string | null;
  linked: string | null;
}

/** The one of this visit, else the one that the viewer chose on this device, else what was asked for, else the first. */
export const chosenLayout = ({ visiting, layout, linked }: LayoutChoice): Layout =>
  layoutOf(visiting ?? layout ?? linked ?? "");

/** Where nothing moves by itself, no sound begins by itself either: not by a link, and not when the page comes back. */
export const isMuted = ({ muted, soundAsked, ...choice }: LayoutChoice & { muted: boolean; soundAsked: boolean }) =>
  muted || (!soundAsked && chosenLayout(choice).isStill);

/** A built page has what the files say in other languages with its other words. */
const translated = translations["layouts"] as Readonly<Record<string, { name: string; says: string }>> | undefined;
export const nameOf = ({ id, name }: Layout): string => translated?.[id]?.name ?? textIn(name, language);
export const purposeOf = ({ id, says }: Layout): string => translated?.[id]?.says ?? textIn(says, language);
