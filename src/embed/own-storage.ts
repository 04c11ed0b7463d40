/** What the viewer keeps in Vedetta's own pages, as far as a browser lets a frame of another site read it. */

/** Storage Access API with handles (https://privacycg.github.io/saa-non-cookie-storage), not yet in TypeScript's DOM. */
interface AskableDocument {
  requestStorageAccess?(kinds: { readonly localStorage: boolean }): Promise<unknown>;
}

/**
 * open: no other page is around this one, so its storage is the viewer's own already.
 * granted: the viewer allowed it before, so asking needs no gesture.
 * askable: he has to press something. closed: this browser keeps it apart.
 */
export type Access = "open" | "granted" | "askable" | "closed";

export async function accessToOwn(
  page: AskableDocument,
  isFramed: boolean,
  queryPermission: () => Promise<string>,
): Promise<Access> {
  if (!isFramed) return "open";
  try {
    if (!(await givesHandles(page))) return "closed";
    const state = await queryPermission();
    return state === "granted" ? "granted" : state === "denied" ? "closed" : "askable";
  } catch {
    return "closed";
  }
}

/**
 * Whether asking gives a handle and not just cookies. The interface has no name to look for; but who knows handles reads which
 * kind is asked for (Web IDL, dictionaries), and of none gives none.
 */
async function givesHandles(page: AskableDocument): Promise<boolean> {
  let isRead = false;
  const kinds = {
    get localStorage() {
      isRead = true;
      return false;
    },
  };
  await page.requestStorageAccess?.(kinds).catch(() => undefined);
  return isRead;
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
