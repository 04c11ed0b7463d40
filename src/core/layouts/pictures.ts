import type { CatalogueFeed } from "../../../contracts/catalogue.ts";
import type { Layout } from "./layout.ts";

export type Feed = Pick<CatalogueFeed, "id" | "venue" | "purpose">;

export const isSign = ({ purpose }: Feed): boolean => purpose === "sign";

/** The interpreter for a camera: of its venue, or of all of them; null where nobody signs. */
export const signFor = <F extends Feed>(feeds: readonly F[], feed: Feed): F | null =>
  feeds.find((each) => isSign(each) && each.venue === feed.venue) ?? feeds.find(isSign) ?? null;

/**
 * The camera that is told of: the main one, or, where an interpreter is the main picture, the one that he signs for.
 *
 * @param before the camera that was the main one before an interpreter became it
 */
export function subjectOf<F extends Feed>(feeds: readonly F[], main: F, before: string | null): F {
  if (!isSign(main)) return main;
  return feeds.find((each) => each.id === before && !isSign(each)) ?? feeds.find((each) => !isSign(each)) ?? main;
}

/**
 * The feeds whose pictures a layout loads, the main one first. Of two, the other is the interpreter, or whom he signs for.
 *
 * @param own the viewer's own wall in reading order; null until it is known
 */
export function picturesOf(
  pictures: Layout["pictures"],
  feeds: readonly Feed[],
  main: Feed | null,
  subject: Feed | null,
  own: readonly string[] | null = null,
): string[] {
  if (pictures === "none" || main === null) return [];
  if (pictures === "own") return own === null ? [main.id] : [...own];
  const others = feeds.filter(({ id }) => id !== main.id);
  if (pictures === "main") return [main.id];
  if (pictures === "all") return [main.id, ...others.map(({ id }) => id)];
  const other = isSign(main) && subject?.id !== main.id ? subject : signFor(feeds, main);
  return [main.id, ...[other ?? others[0]].flatMap((each) => (each && each.id !== main.id ? [each.id] : []))];
}
