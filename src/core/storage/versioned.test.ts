import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { randomOf } from "../../../testing/random.ts";
import { createKeep } from "./keep.ts";
import { storage } from "./storage-for-tests.ts";
import { tidy } from "./tidy.ts";
import { parseVersioned, versionedStorage } from "./versioned.ts";

const Choices = v.object({
  theme: v.fallback(v.picklist(["dark", "light"]), "dark"),
  volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.8),
});
const parse = (state: object) => v.parse(Choices, { theme: undefined, volume: undefined, ...state });
const sound = JSON.stringify({ state: { theme: "light", volume: 0.5 }, version: 1 });

function createKeepOf(area: Storage) {
  const keep = createKeep(() => area);
  return { area, keep, kept: versionedStorage(keep, 1, parse) };
}
function read(text: string) {
  const of = createKeepOf(storage({ v: text }));
  return { ...of, state: of.kept.getItem("v")?.state ?? null };
}

test.each([
  ["nothing", "", "damaged"],
  ["half of it", sound.slice(0, 30), "damaged"],
  ["a number", "7", "damaged"],
  ["a list", "[]", "damaged"],
  ["null", "null", "damaged"],
  ["no state", '{"version":1}', "damaged"],
  ["a version that is none", '{"state":{},"version":"two"}', "damaged"],
  ["a newer version", '{"state":{},"version":2}', "newer"],
  ["the version before", '{"state":{"theme":"light"},"version":0}', { theme: "light" }],
  ["no version", '{"state":{}}', {}],
])("%s", (_what, text, expected) => {
  expect(parseVersioned(text, 1)).toEqual(expected);
});

describe("what was kept", () => {
  test("comes back, and nothing is said", () => {
    const { state, keep, area } = read(sound);
    expect(state).toEqual({ theme: "light", volume: 0.5 });
    expect([tidy(keep), area.getItem("v")]).toEqual([[], sound]);
  });

  test("by a newer Vedetta is set aside whole, and defaults are used", () => {
    const text = '{"state":{"theme":"sepia"},"version":9}';
    const { state, keep, area } = read(text);
    expect(state).toBeNull();
    expect(tidy(keep)).toEqual([{ name: "v", why: "newer", at: "v.aside.1" }]);
    expect(area.getItem("v.aside.1")).toBe(text);
  });

  test("and is right in part is used in part, again the next time, and said once", () => {
    const text = '{"state":{"theme":"light","volume":12},"version":1}';
    const { state, keep, kept, area } = read(text);
    expect(state).toEqual({ theme: "light", volume: 0.8 });
    expect([tidy(keep).length, area.getItem("v.aside.1")]).toEqual([1, text]);
    expect(createKeepOf(area).kept.getItem("v")?.state).toEqual(state);
    expect([kept.getItem("v")?.state, tidy(keep)]).toEqual([state, []]);
  });
});

test("whatever happens to the text, reading never throws, and what cannot be used stands aside letter by letter", () => {
  const random = randomOf(27);
  const damage = (text: string): string => {
    const at = random(0, text.length);
    const junk = String.fromCharCode(...Array.from({ length: random(0, 6) }, () => random(1, 0xff_ff)));
    switch (random(0, 3)) {
      case 0:
        return text.slice(0, at);
      case 1:
        return text.slice(0, at) + junk + text.slice(at);
      case 2:
        return text.slice(0, at) + text.slice(Math.min(text.length, at + random(1, 9)));
      default:
        return text.slice(0, at) + (text[at] === "1" ? "9" : junk) + text.slice(at + 1);
    }
  };
  for (let round = 0; round < 3000; round++) {
    const text = damage(random(0, 1) === 0 ? sound : damage(sound));
    // Sometimes there is hardly room for it, and sometimes none.
    const { area, keep, kept } = createKeepOf(
      storage({ v: text, "v.aside.3": "older" }, text.length + 15 + random(0, 60)),
    );
    const state = kept.getItem("v")?.state ?? parse({});
    kept.setItem("v", { state, version: 1 });
    expect(v.is(Choices, state)).toBe(true);
    if (keep.spared.get().size === 0) continue;
    if (random(0, 3) > 0) tidy(keep);
    kept.setItem("v", { state, version: 1 });
    const texts = Array.from({ length: area.length }, (_, index) => area.getItem(area.key(index) ?? ""));
    expect(texts).toContain(text);
    expect(texts).toContain("older");
  }
});
