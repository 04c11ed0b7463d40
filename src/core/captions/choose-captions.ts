import type { CatalogueFeed } from "../../../contracts/catalogue.ts";

type Track = CatalogueFeed["captions"][number];
type Feed = Pick<CatalogueFeed, "id" | "name" | "venue" | "captions">;

/** What the viewer wants to read. */
export interface CaptionWish {
  /** BCP 47. */
  language: string;
  kind: Track["kind"];
}

export interface FoundCaptions {
  /** The feed whose captions these are: the one that was asked for, or another camera of its venue. */
  feed: Feed;
  track: Track;
  /** What of the wish is not to be had. */
  lacks: "nothing" | "kind" | "language";
}

/**
 * The captions for a feed: its own, or those of another camera of the same venue, which hears the same. Of its tracks the
 * one that is wished for; else verbatim in the same language; else whatever there is.
 */
export function chooseCaptions(feeds: readonly Feed[], feedId: string, wish: CaptionWish): FoundCaptions | null {
  const own = feeds.find(({ id }) => id === feedId);
  if (!own) return null;
  const feed =
    own.captions.length > 0 ? own : feeds.find(({ venue, captions }) => venue === own.venue && captions.length > 0);
  if (!feed) return null;
  const inLanguage = feed.captions.filter(({ language }) => primary(language) === primary(wish.language));
  const exact = best(inLanguage, wish, wish.kind);
  if (exact) return { feed, track: exact, lacks: "nothing" };
  const verbatim = best(inLanguage, wish, "verbatim") ?? inLanguage[0];
  if (verbatim) return { feed, track: verbatim, lacks: "kind" };
  const any =
    feed.captions.find(({ kind }) => kind === wish.kind) ??
    feed.captions.find(({ kind }) => kind === "verbatim") ??
    feed.captions[0];
  return any ? { feed, track: any, lacks: "language" } : null;
}

/** British English is English, but goes after American where that was wished for. */
const best = (tracks: readonly Track[], { language }: CaptionWish, kind: Track["kind"]): Track | undefined =>
  tracks.find((track) => track.kind === kind && track.language === language) ??
  tracks.find((track) => track.kind === kind);

const primary = (tag: string): string => (tag.split("-")[0] ?? tag).toLowerCase();

/** The address of a track's playlist, beside the feed's manifest. */
export const captionAddress = ({ dash }: Pick<CatalogueFeed, "dash">, { id }: Pick<Track, "id">): string =>
  new URL(`${encodeURIComponent(id)}/media.m3u8`, dash).href;
