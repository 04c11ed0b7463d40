import type { EmbedWish } from "../../contracts/embed-wish.ts";
import type { Preferences } from "../app/preferences.ts";

export type WishOver = typeof wishOver;

/** What the page around asks for, wherever the viewer has not chosen himself. */
export function wishOver(
  { theme, sound, captions }: Pick<EmbedWish, "theme" | "sound" | "captions">,
  own: Preferences,
): Partial<Preferences> {
  return {
    ...(theme && own.theme === "system" && { theme }),
    ...(!sound && { muted: true }),
    ...(captions && own.captions["on"] === undefined && { captions: { ...own.captions, on: true } }),
  };
}
