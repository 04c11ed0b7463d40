import type { Catalogue, CatalogueFeed } from "../../contracts/catalogue.ts";
import { type CaptionChoice, readCaptionChoice } from "../core/captions/caption-choice.ts";
import { chooseCaptions, type FoundCaptions } from "../core/captions/choose-captions.ts";
import { captionsWords as said } from "../words/captions.ts";
import { language } from "../words/language.ts";
import type { usePreferences } from "./preferences.ts";

type Chosen = Pick<ReturnType<typeof usePreferences.getState>, "captions" | "captioned" | "captionedToo" | "heard">;

export interface CaptionsHere {
  choice: CaptionChoice;
  /** Whether this event has any. */
  hasAny: boolean;
  /** Name of the feed whose captions are wanted. */
  name: string;
  found: FoundCaptions | null;
  /** Of the second place; null where it is empty. */
  foundToo: FoundCaptions | null;
}

/**
 * Which captions the viewer's choice comes to.
 *
 * @param subject the camera that is told of, mostly the main one
 */
export function captionsHere(
  { feeds }: Pick<Catalogue, "feeds">,
  chosen: Chosen,
  subject: Pick<CatalogueFeed, "id">,
): CaptionsHere {
  const choice = readCaptionChoice(chosen.captions);
  const wish = { language: choice.language ?? language, kind: choice.kind };
  const wanted = feeds.find(({ id }) => id === (chosen.captioned ?? chosen.heard ?? subject.id)) ?? feeds[0];
  const found = wanted ? chooseCaptions(feeds, wanted.id, wish) : null;
  const foundToo = chosen.captionedToo === null ? null : chooseCaptions(feeds, chosen.captionedToo, wish);
  return {
    choice,
    hasAny: feeds.some(({ captions }) => captions.length > 0),
    name: wanted?.name ?? "",
    found,
    foundToo: foundToo?.feed.id === found?.feed.id ? null : foundToo,
  };
}

/** What a dock is called: by its venue where it is not the main picture's. */
export function captionTitle(
  { venues }: Pick<Catalogue, "venues">,
  { feed, track }: FoundCaptions,
  mainVenue: string,
): string {
  const isEasy = track.kind === "easy";
  if (feed.venue === mainVenue) return isEasy ? said.easy : said.commentary;
  const venue = venues.find(({ id }) => id === feed.venue)?.name ?? feed.name;
  return isEasy ? said.easyOf({ venue }) : said.of({ venue });
}

/** What the control says beside its name. */
export function captionState({ choice, hasAny, found }: CaptionsHere): string {
  if (!hasAny) return said.none;
  if (!choice.on) return said.off;
  return found ? said.on({ label: found.track.label }) : said.onNone;
}

/** What of the viewer's wish is not to be had here, in a sentence. */
export function captionLack({ choice, found, name }: CaptionsHere): string | null {
  if (!found || found.lacks === "nothing") return null;
  const { label } = found.track;
  if (found.lacks === "language") return said.said.noLanguage({ name, label });
  return choice.kind === "easy" ? said.said.noKind({ name, label }) : said.said.noVerbatim({ name });
}
