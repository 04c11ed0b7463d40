import { beforeEach, expect, test } from "vitest";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { createPartnerChoices } from "./partner-choices.ts";

interface Chosen {
  theme: string;
  muted: boolean;
  volume: number;
}

let kept: Map<string, string>;
const below = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
function open() {
  const storage = createJSONStorage<unknown>(() => below);
  const store = create<Chosen>()(
    persist((): Chosen => ({ theme: "system", muted: false, volume: 0.8 }), {
      name: "x",
      storage: storage!,
      partialize: (state): unknown => state,
    }),
  );
  const partner = createPartnerChoices<Chosen>(store);
  store.persist.setOptions({ storage: partner.storageOver(storage!) });
  return { store, partner };
}
const keptState = () => (JSON.parse(kept.get("x") ?? "{}") as { state?: unknown }).state;
beforeEach(() => (kept = new Map()));

test("what the partner chose shows, and what is kept is the viewer's", () => {
  const { store, partner } = open();
  partner.choose({ theme: "dark", muted: true });
  expect(store.getState()).toEqual({ theme: "dark", muted: true, volume: 0.8 });
  store.setState({ volume: 0.5 });
  expect(keptState()).toEqual({ theme: "system", muted: false, volume: 0.5 });
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

test("what the viewer had chosen elsewhere takes the place of what the partner chose", async () => {
  const { store, partner } = open();
  partner.choose({ theme: "dark", muted: true });
  kept.set("x", JSON.stringify({ state: { theme: "light", muted: true, volume: 0.1 }, version: 0 }));
  await store.persist.rehydrate();
  expect(store.getState()).toEqual({ theme: "light", muted: true, volume: 0.1 });
  expect([partner.isHeld("theme"), partner.isHeld("muted")]).toEqual([false, true]);
});
