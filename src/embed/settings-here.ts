import type { EmbedWish } from "../../contracts/embed.ts";
import { type PreferenceStore, preferencesIn, usePreferences } from "../app/preferences.ts";
import { observable } from "../core/observable.ts";
import { createKeep } from "../core/storage/keep.ts";
import { tidy } from "../core/storage/tidy.ts";
import { accessToOwn, askForOwn, storagePermission } from "./own-storage.ts";
import { createPartnerChoices } from "./partner-choices.ts";

export const partner = createPartnerChoices<PreferenceStore>(usePreferences);

/** Whether the viewer can be offered his own settings: only where they are not used already, and the browser lets him. */
export const canUseOwn = observable(false);

/** Where this browser keeps no storage for frames, there is nothing to lay over. */
const persistence = (usePreferences as Partial<Pick<typeof usePreferences, "persist">>).persist;

/** What the partner asks for, wherever the viewer has not chosen himself. */
function chooseFor({ theme, layout, feed, sound, captions }: EmbedWish): void {
  const { theme: own, captions: ownCaptions, change } = usePreferences.getState();
  if (theme !== null && own === "system") partner.choose({ theme });
  if (!sound) partner.choose({ muted: true });
  if (captions && ownCaptions["on"] === undefined) partner.choose({ captions: { ...ownCaptions, on: true } });
  change({ linked: layout ?? (feed === null ? null : "focus"), ...(feed === null ? {} : { main: feed }) });
}

export function settleIn(wish: EmbedWish): void {
  const storage = persistence?.getOptions().storage;
  if (storage) persistence?.setOptions({ storage: partner.storageOver(storage) });
  chooseFor(wish);
  void accessToOwn(document, parent !== window, storagePermission).then(async (access) => {
    if (access === "granted" && persistence) await takeOwn(wish);
    else canUseOwn.set(access === "askable" && persistence !== undefined);
  });
}

/** From here on, the viewer's settings are those of Vedetta's own pages, and what he chooses is kept there. */
export async function takeOwn(wish: EmbedWish): Promise<boolean> {
  const own = await askForOwn(document);
  if (!own || !persistence) return false;
  canUseOwn.set(false);
  const keep = createKeep(() => own);
  persistence.setOptions({ storage: partner.storageOver(preferencesIn(keep)) });
  // Sound begins when the viewer asks for it, whatever he had elsewhere.
  const wasSilenced = partner.isHeld("muted");
  await persistence.rehydrate();
  // What could not be used there is set aside, as it would be on a page of Vedetta.
  tidy(keep);
  if (wasSilenced && !usePreferences.getState().muted) partner.choose({ muted: true });
  const { theme } = usePreferences.getState();
  if (wish.theme !== null && theme === "system") partner.choose({ theme: wish.theme });
  return true;
}
