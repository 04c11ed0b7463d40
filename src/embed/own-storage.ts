/** What the viewer keeps in Vedetta's own pages, as far as a browser lets a frame of another site read it. */

/** Storage Access API with handles (https://privacycg.github.io/saa-non-cookie-storage), not yet in TypeScript's DOM. */
interface AskableDocument {
  hasStorageAccess?(): Promise<boolean>;
  requestStorageAccess?(types: { localStorage: true }): Promise<unknown>;
}

/**
 * open: this page's storage is the viewer's own already, for no other site is around it.
 * granted: the viewer allowed it before, so asking needs no gesture.
 * askable: he has to press something. closed: this browser keeps it apart.
 */
export type Access = "open" | "granted" | "askable" | "closed";

export async function accessToOwn(page: AskableDocument, queryPermission: () => Promise<string>): Promise<Access> {
  try {
    if (await page.hasStorageAccess?.()) return "open";
    if (!("StorageAccessHandle" in globalThis) || !page.requestStorageAccess) return "closed";
    const state = await queryPermission();
    return state === "granted" ? "granted" : state === "denied" ? "closed" : "askable";
  } catch {
    return "closed";
  }
}

/** Within the viewer's gesture, unless it was granted before. Null where the browser or the viewer says no. */
export async function askForOwn(page: AskableDocument): Promise<Storage | null> {
  try {
    const handle = (await page.requestStorageAccess?.({ localStorage: true })) as
      | { localStorage?: Storage }
      | undefined;
    return handle?.localStorage ?? null;
  } catch {
    return null;
  }
}

export const storagePermission = async (): Promise<string> =>
  (await navigator.permissions.query({ name: "storage-access" })).state;
