import { beforeEach, expect, test } from "vitest";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { createPartnerChoices } from "./partner-choices.ts";

interface Chosen {
  theme: string;
  muted: boolean;
  volume: number;
  captions: Record<string, unknown>;
}

let kept: Map<string, string>;
const below = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
function open() {
  const store = create<Chosen>()(
    persist((): Chosen => ({ theme: "system", muted: false, volume: 0.8, captions: {} }), {
      name: "x",
      storage: createJSONStorage<unknown>(() => below)!,
      partialize: (state): unknown => state,
    }),
  );
  const partner = createPartnerChoices<Chosen>(store);
  store.persist.setOptions({ partialize: (state) => partner.ownOf(state) });
  return { store, partner };
}
const keptState = () => (JSON.parse(kept.get("x") ?? "{}") as { state?: unknown }).state;
beforeEach(() => (kept = new Map()));

test("what the partner chose shows, and what is kept is the viewer's", () => {
  const { store, partner } = open();
  partner.choose({ theme: "dark", muted: true });
  expect(store.getState()).toMatchObject({ theme: "dark", muted: true, volume: 0.8 });
  store.setState({ volume: 0.5 });
  expect(keptState()).toMatchObject({ theme: "system", muted: false, volume: 0.5 });
  partner.choose({ muted: false });
  partner.choose({ muted: true });
  expect(keptState()).toMatchObject({ muted: false });
});

test("what the viewer chooses is his, be it what the partner chose before", () => {
  const { store, partner } = open();
  partner.choose({ muted: true });
  expect(partner.isHeld("muted")).toBe(true);
  store.setState({ muted: false });
  expect(partner.isHeld("muted")).toBe(false);
  store.setState({ muted: true });
  expect(keptState()).toMatchObject({ muted: true });
});

test("what the viewer has already is not the partner's when the partner chooses the same", () => {
  const { store, partner } = open();
  store.setState({ muted: true });
  partner.choose({ muted: true });
  expect(partner.isHeld("muted")).toBe(false);
});

test("the viewer's size of captions is kept, and that the partner shows them is not", () => {
  const { store, partner } = open();
  partner.choose({ captions: { on: true } });
  store.setState({ captions: { on: true, size: 200 } });
  expect(keptState()).toMatchObject({ captions: { size: 200 } });
  expect(keptState()).not.toHaveProperty("captions.on");
  expect(partner.isHeld("captions")).toBe(true);
  partner.choose({ captions: { on: false, size: 200 } });
  expect(keptState()).not.toHaveProperty("captions.on");
  store.setState({ captions: { on: true, size: 200 } });
  expect(keptState()).toMatchObject({ captions: { on: true, size: 200 } });
});

test("what the partner chose before anybody could tell is his too", () => {
  const own = { theme: "system", muted: false, volume: 0.8, captions: {} };
  const store = create<Chosen>()(() => ({ ...own, theme: "dark", volume: 0.3 }));
  const partner = createPartnerChoices<Chosen>(store, { own, over: { theme: "dark" } });
  expect([partner.isHeld("theme"), partner.isHeld("volume")]).toEqual([true, false]);
  expect(partner.ownOf(store.getState())).toEqual({ ...own, volume: 0.3 });
});

test("what the viewer has elsewhere is his to the letter, whatever the partner chose before and after", () => {
  const { store, partner } = open();
  const seen: boolean[] = [];
  partner.choose({ theme: "dark", muted: true, volume: 0.5, captions: { on: true } });
  store.subscribe(({ muted }) => seen.push(muted));
  const theirs = { theme: "dark", muted: false, volume: 0.5, captions: { on: false, size: 200 } };
  partner.adopt(theirs, { muted: true });
  expect(store.getState()).toEqual({ ...theirs, muted: true });
  expect(["theme", "volume", "captions"].filter((name) => partner.isHeld(name as keyof Chosen))).toEqual([]);
  expect(keptState()).toEqual(theirs);
  partner.choose({ muted: false, volume: 0.1, captions: { ...theirs.captions, on: true } });
  partner.choose({ muted: true });
  expect(keptState()).toEqual(theirs);
  // Not for a moment was it heard by itself.
  expect(seen).toEqual([true, false, true]);
});
