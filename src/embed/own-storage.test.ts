import { expect, test } from "vitest";
import { accessToOwn, askForOwn } from "./own-storage.ts";

const below = { getItem: () => "kept", setItem: () => undefined, removeItem: () => undefined };
/** A browser with handles reads which kind of storage is asked for; one without does not look. */
const withHandles = () => ({
  requestStorageAccess: async ({ localStorage }: { localStorage: boolean }) => {
    if (!localStorage) throw new TypeError("nothing is asked for");
    return { localStorage: below };
  },
});
const cookiesOnly = { requestStorageAccess: async () => undefined };

test.each([
  ["a page by itself", withHandles(), "prompt", "open"],
  ["a frame whose viewer was not asked yet", withHandles(), "prompt", "askable"],
  ["a frame whose viewer allowed it", withHandles(), "granted", "granted"],
  ["a frame whose viewer forbade it", withHandles(), "denied", "closed"],
  ["a browser that gives cookies only", cookiesOnly, "granted", "closed"],
  ["a browser that knows nothing of it", {}, "prompt", "closed"],
] as const)("%s", async (_what, page, permission, access) => {
  expect(await accessToOwn(page, access !== "open", async () => permission)).toBe(access);
});

test("a browser that does not know the permission keeps it closed", async () => {
  expect(await accessToOwn(withHandles(), true, () => Promise.reject(new TypeError("unknown")))).toBe("closed");
});

test("what is granted is the storage; a browser that gives a handle and keeps the storage gives none", async () => {
  expect((await askForOwn(withHandles()))?.getItem("x")).toBe("kept");
  expect(await askForOwn(cookiesOnly)).toBeNull();
  const denied = {
    requestStorageAccess: async () => ({
      get localStorage(): never {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  };
  expect(await askForOwn(denied)).toBeNull();
});
