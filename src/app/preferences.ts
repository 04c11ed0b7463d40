import * as v from "valibot";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { Sight } from "../core/sight/sight.ts";
import type { Keep } from "../core/storage/keep.ts";
import { versionedStorage } from "../core/storage/versioned.ts";
import { KEY_MODES } from "../features/controls/keys.ts";
import { keep } from "./keep.ts";

/** Higher where a value of the same name means something else than before: an older Vedetta then leaves it alone. */
const VERSION = 1;

/** What the viewer chose, kept on this device. */
const Stored = v.object({
  theme: v.fallback(v.picklist(["system", "dark", "light"]), "system"),
  /** A layout's id; one that there is no more gives way to the first. Null: none was chosen yet. */
  layout: v.fallback(v.nullable(v.string()), null),
  plates: v.fallback(v.picklist(["picture", "below", "off"]), "picture"),
  /** What the announcer tells by itself. */
  telling: v.fallback(v.picklist(["off", "moments", "full"]), "moments"),
  /** BCP 47; null: as the browser wishes. */
  language: v.fallback(v.nullable(v.string()), null),
  keyMode: v.fallback(v.picklist(KEY_MODES), "single"),
  /** Keys by command where they are not ours; null: none. */
  ownKeys: v.fallback(v.record(v.string(), v.nullable(v.pipe(v.string(), v.maxLength(4)))), {}),
  /** As core/captions/caption-choice.ts reads it, when captions are fetched. */
  captions: v.fallback(v.record(v.string(), v.unknown()), {}),
  /** Results may run ahead of the picture. */
  spoilers: v.fallback(v.boolean(), false),
  /** The magnifier, how pictures look, and breaks. */
  sight: v.fallback(Sight, v.parse(Sight, {})),
  /** Pictures besides the main one are not loaded; system: as the device asks. */
  saveData: v.fallback(v.picklist(["system", "on", "off"]), "system"),
  /** As core/sonification/choice.ts reads it. */
  sonification: v.fallback(v.record(v.string(), v.unknown()), {}),
  muted: v.fallback(v.boolean(), false),
  volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.8),
});
export type Preferences = v.InferOutput<typeof Stored>;

/** What they are kept under. */
export const PREFERENCES_NAME = "vedetta";
/** Of any object, what can be one; the rest is as it is first. Each value stands or falls alone. */
export const readPreferences = (stored: object): Preferences => v.parse(Stored, stored);

interface Places {
  /** Feed in the main place; null until the event is known. */
  main: string | null;
  /** Feed that is heard; null follows the main picture. */
  heard: string | null;
  /** Feeds whose captions are read; null follows what is heard, and a second place is empty. */
  captioned: string | null;
  captionedToo: string | null;
  /** The layout that a link asked for; it is not kept. */
  linked: string | null;
  /** The layout of this visit, by a link, whatever the viewer has otherwise; it is not kept. */
  visiting: string | null;
  /** Sound was asked for in a layout that begins without; it is not kept. */
  soundAsked: boolean;
  /** The run is heard. It is not kept: no sound begins by itself. */
  sonifying: boolean;
}

export interface PreferenceStore extends Preferences, Places {
  change(patch: Partial<Preferences & Places>): void;
}

/** Reads and writes them in what a browser keeps. */
export const preferencesIn = (kept: Keep) => versionedStorage(kept, VERSION, readPreferences);

export const usePreferences = create<PreferenceStore>()(
  persist(
    (set) => ({
      ...readPreferences({}),
      main: null,
      heard: null,
      captioned: null,
      captionedToo: null,
      linked: null,
      visiting: null,
      soundAsked: false,
      sonifying: false,
      change: (patch) => set(patch),
    }),
    {
      name: PREFERENCES_NAME,
      version: VERSION,
      storage: preferencesIn(keep),
      partialize: (store) => readPreferences(store),
    },
  ),
);
