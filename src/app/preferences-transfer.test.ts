import { expect, test } from "vitest";
import { readCaptionChoice } from "../core/captions/caption-choice.ts";
import { usePreferences } from "./preferences.ts";
import { isFramed, sharedStorage, sharePreferences } from "./preferences-transfer.ts";

function storageOf(items: Record<string, string>): Storage {
  const kept = new Map(Object.entries(items));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

test.each([
  ["that knows no such thing", {}],
  ["that declines", { requestStorageAccess: () => Promise.reject(new DOMException("no", "NotAllowedError")) }],
  ["that gives cookies alone", { requestStorageAccess: () => Promise.resolve(undefined) }],
])("a browser %s leaves the frame its own copy", async (_, page) => {
  usePreferences.getState().change({ volume: 0.5 });
  expect(await sharedStorage(page)).toBeNull();
  expect(await sharePreferences(page)).toBe(false);
  expect(usePreferences.getState().volume).toBe(0.5);
});

test("what was set on our own site is in force, and what is set here is kept there", async () => {
  const style = { ink: "#ffff00" };
  const localStorage = storageOf({
    vedetta: JSON.stringify({ state: { captions: { on: true, place: "picture", size: 200, style } }, version: 0 }),
  });
  expect(await sharePreferences({ requestStorageAccess: () => Promise.resolve({ localStorage }) })).toBe(true);
  expect(readCaptionChoice(usePreferences.getState().captions)).toMatchObject({ on: true, size: 200, style });
  usePreferences.getState().change({ volume: 0.1 });
  expect(JSON.parse(localStorage.getItem("vedetta") ?? "")).toMatchObject({ state: { volume: 0.1 } });
});

test("what cannot be read, and a storage that is full, do no harm", async () => {
  const localStorage = {
    ...storageOf({ vedetta: "{" }),
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as Storage;
  usePreferences.getState().change({ volume: 0.3 });
  expect(await sharePreferences({ requestStorageAccess: () => Promise.resolve({ localStorage }) })).toBe(true);
  expect(usePreferences.getState().volume).toBe(0.3);
  usePreferences.getState().change({ volume: 0.4 });
  expect(usePreferences.getState().volume).toBe(0.4);
});

test("a page in a frame knows it", () => {
  const view = { self: {}, top: {} } as unknown as Window;
  expect(isFramed(view)).toBe(true);
  expect(isFramed({ self: view, top: view } as unknown as Window)).toBe(false);
});
