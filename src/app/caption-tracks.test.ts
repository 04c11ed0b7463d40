import { beforeEach, expect, test } from "vitest";
import { feedForTests } from "../core/captions/wvtt-for-tests.ts";
import { captionLack, captionsHere, captionState, captionTitle } from "./caption-tracks.ts";
import { usePreferences } from "./preferences.ts";
import { toggleCaptions } from "./access-commands.ts";

const feeds = [
  feedForTests("alpine-1", "alpine", ["en", "en easy"]),
  feedForTests("ice", "arena", ["it"]),
  feedForTests("studio", "town", []),
];
const venues = [
  { id: "alpine", name: "Alpine", code: "ALP" },
  { id: "arena", name: "Ice arena", code: "ICE" },
];
const catalogue = { feeds, venues };
const chosen = { captions: { on: true, place: "dock" as const, size: 100 }, captioned: null, captionedToo: null };
const here = (main: string, patch: object = {}) =>
  captionsHere(catalogue, { ...chosen, heard: null, ...patch }, { id: main });

test("captions follow the main picture, what is heard before it, and what was chosen before both", () => {
  expect(here("alpine-1").found?.feed.id).toBe("alpine-1");
  expect(here("alpine-1", { heard: "ice" }).found?.feed.id).toBe("ice");
  expect(here("alpine-1", { heard: "ice", captioned: "alpine-1" }).found?.feed.id).toBe("alpine-1");
  expect(here("gone").found?.feed.id).toBe("alpine-1");
});

test("a second is another one", () => {
  expect(here("alpine-1", { captionedToo: "ice" }).foundToo?.feed.id).toBe("ice");
  expect(here("ice", { captionedToo: "ice" }).foundToo).toBeNull();
});

test("a dock is called by its venue where it is not the main picture's", () => {
  const title = (main: string, patch: object, venue: string) => {
    const { found } = here(main, patch);
    return found && captionTitle(catalogue, found, venue);
  };
  const easy = { captions: { ...chosen.captions, kind: "easy" } };
  expect(title("alpine-1", {}, "alpine")).toBe("Captions, commentary");
  expect(title("alpine-1", easy, "alpine")).toBe("Captions, easy read");
  expect(title("alpine-1", { heard: "ice" }, "alpine")).toBe("Captions, Ice arena");
  expect(title("alpine-1", easy, "arena")).toBe("Captions, Alpine, easy read");
});

test("the control says what is", () => {
  expect(captionState(here("alpine-1"))).toBe("On, en");
  expect(captionState(here("studio"))).toBe("On, none here");
  expect(captionState(here("alpine-1", { captions: { ...chosen.captions, on: false } }))).toBe("Off");
  expect(captionState(captionsHere({ feeds: [] }, { ...chosen, heard: null }, { id: "" }))).toBe("None for this event");
});

test("what cannot be had is said", () => {
  expect(captionLack(here("alpine-1"))).toBeNull();
  expect(captionLack(here("ice"))).toBe("There are no captions in your language for ice. These are: it.");
  expect(captionLack(here("ice", { captions: { ...chosen.captions, language: "it", kind: "easy" } }))).toBe(
    "There is no easy read for ice. These are its captions: it.",
  );
});

beforeEach(() => usePreferences.getState().change({ captions: { on: false, place: "dock", size: 100 } }));

test("turned on and off by one press, each said", () => {
  const told: string[] = [];
  const say = (text: string) => void told.push(text);
  expect(toggleCaptions({ catalogue }, { id: "alpine-1" }, say)).toBeNull();
  expect(usePreferences.getState().captions["on"]).toBe(true);
  toggleCaptions({ catalogue }, { id: "alpine-1" }, say);
  toggleCaptions({ catalogue }, { id: "studio" }, say);
  expect(told).toEqual(["Captions on, en.", "Captions off.", "Captions on. There are none for studio."]);
});

test("where an event has none, that is said, and nothing changes", () => {
  const told: string[] = [];
  expect(toggleCaptions({ catalogue: { feeds: [] } }, { id: "studio" }, (text) => void told.push(text))).toBe(
    "This event has no captions.",
  );
  expect(told).toEqual(["This event has no captions."]);
  expect(usePreferences.getState().captions["on"]).toBe(false);
});
