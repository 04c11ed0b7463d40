import { type Feed, isSign, signFor } from "./pictures.ts";

/**
 * The camera of which is asked in a tile: its own, or whom the interpreter there signs for; elsewhere the one that is told of.
 *
 * @param focused the camera whose tile has the focus
 */
export function askedOf<F extends Feed>(feeds: readonly F[], subject: F, focused: string | undefined): F {
  const feed = feeds.find(({ id }) => id === focused);
  if (!feed || !isSign(feed)) return feed ?? subject;
  const isHis = (each: F) => !isSign(each) && signFor(feeds, each)?.id === feed.id;
  return isHis(subject) ? subject : (feeds.find(isHis) ?? subject);
}
