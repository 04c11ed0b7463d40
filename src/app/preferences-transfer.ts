import { PREFERENCES_NAME, readPreferences, usePreferences } from "./preferences.ts";

/**
 * The viewer's own preferences inside a page of somebody else. They live on our origin; within another site browsers give
 * our frame a storage of its own (partitioning), so that captions set here would have to be set there again.
 */

/** The part of the Storage Access API that is used; lib.dom does not know handles yet. */
interface StorageAccess {
  requestStorageAccess?: (types?: { localStorage: boolean }) => Promise<{ localStorage?: Storage } | undefined>;
}

/** Whether the page stands in a frame of another page. */
export const isFramed = (view: Pick<Window, "self" | "top"> = window): boolean => view.self !== view.top;

/**
 * Our origin's own storage, asked of the browser within a viewer's gesture; null where it hands out none: the frame then
 * keeps a copy of its own. Chromium hands out a handle (privacycg/saa-non-cookie-storage); elsewhere access to cookies
 * alone would help nothing.
 */
export async function sharedStorage(page: StorageAccess = document as StorageAccess): Promise<Storage | null> {
  try {
    const handle = await page.requestStorageAccess?.({ localStorage: true });
    return handle?.localStorage ?? null;
  } catch {
    return null;
  }
}

/** From now on preferences are read from, and written to, our origin's own storage. False where the browser declined. */
export async function sharePreferences(page?: StorageAccess): Promise<boolean> {
  const storage = await sharedStorage(page);
  if (!storage) return false;
  const { getState, subscribe } = usePreferences;
  getState().change(readPreferences({ ...getState(), ...keptIn(storage) }));
  // The frame's own storage, where it has one, is written as before: it serves the next time until access is given.
  subscribe((state) => {
    try {
      storage.setItem(PREFERENCES_NAME, JSON.stringify({ state: readPreferences(state), version: 0 }));
    } catch {
      // Full, or taken away again: what is set still holds in this page.
    }
  });
  return true;
}

function keptIn(storage: Storage): object {
  try {
    const kept: unknown = JSON.parse(storage.getItem(PREFERENCES_NAME) ?? "{}");
    const state = typeof kept === "object" && kept !== null && "state" in kept ? kept.state : null;
    return typeof state === "object" && state !== null ? state : {};
  } catch {
    return {};
  }
}
