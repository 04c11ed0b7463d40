import {
  type Preferences,
  PREFERENCES_NAME,
  preferencesIn,
  type PreferenceStore,
  readPreferences,
  usePreferences,
} from "../app/preferences.ts";
import { type Observable, observable } from "../core/observable.ts";
import { createKeep } from "../core/storage/keep.ts";
import { tidy } from "../core/storage/tidy.ts";
import { accessToOwn, askForOwn, storagePermission } from "./own-storage.ts";
import { createPartnerChoices, type PartnerChoices } from "./partner-choices.ts";
import { wish } from "./wish.ts";
import type { WishOver } from "./wish-over.ts";

/** What the viewer chose, what the page around chose for the time being, and what of both is kept where. */
export interface SettingsHere {
  partner: PartnerChoices<PreferenceStore>;
  /** Whether the viewer can be offered his own: only where they are not used already, and the browser lets him. */
  canUseOwn: Observable<boolean>;
  /**
   * From here on, the viewer's settings are those of Vedetta's own pages, and what he chooses is kept there; this is the only
   * way to them from a partner's page. What cannot be used there is set aside, as it would be on a page of Vedetta.
   */
  takeOwn(): Promise<boolean>;
}

/** @param own what the viewer had when the page was opened */
export function createSettings(own: Preferences, wishOver: WishOver): SettingsHere {
  const { getState, setState, persist } = usePreferences;
  /** What was asked for as the page was opened, as far as the viewer has not changed it since. */
  const asked = Object.entries(wishOver(wish, own)).filter(
    ([name, value]) => JSON.stringify(getState()[name as keyof Preferences]) === JSON.stringify(value),
  );
  const partner = createPartnerChoices<PreferenceStore>(usePreferences, { own, over: Object.fromEntries(asked) });
  const canUseOwn = observable(false);

  /** What the page around chose and the viewer has nothing against. Nor does sound begin because it is on elsewhere. */
  const holdingOn = (theirs: Preferences): Partial<Preferences> => {
    const { muted, captions } = getState();
    const isOn = partner.isHeld("captions") ? captions["on"] === true : wish.captions;
    return wishOver({ theme: wish.theme, sound: !muted, captions: isOn }, theirs);
  };
  const takeOwn = async (): Promise<boolean> => {
    const area = await askForOwn(document);
    if (!area) return false;
    canUseOwn.set(false);
    const keep = createKeep(() => area);
    const storage = preferencesIn(keep);
    const theirs = storage.getItem(PREFERENCES_NAME)?.state;
    persist.setOptions({ storage });
    if (theirs) partner.adopt(theirs, holdingOn(theirs));
    tidy(keep);
    return true;
  };

  persist.setOptions({ partialize: (store) => partner.ownOf(readPreferences(store)) });
  // Whatever the viewer chose since the page was opened is kept from now on.
  setState({});
  void accessToOwn(document, parent !== window, storagePermission).then(async (access) => {
    if (access === "granted") await takeOwn();
    else canUseOwn.set(access === "askable");
  });
  return { partner, canUseOwn, takeOwn };
}
