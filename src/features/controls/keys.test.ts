import { describe, expect, test } from "vitest";
import {
  commandOf,
  type KeyContext,
  keyMapOf,
  KEYS,
  type KeyMode,
  type KeyPress,
  nameOfKey,
  shortcutOf,
  takenBy,
} from "./keys.ts";

const press = (key: string, patch: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[1-9]$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...patch,
});
const free: KeyContext = { typing: false, pressable: false, steppable: false, scrolls: false };
const keys = keyMapOf({});
const single = (key: KeyPress, context: Partial<KeyContext> = {}, mode: KeyMode = "single") =>
  commandOf(key, { ...free, ...context }, keys, mode);
const altShift = { altKey: true, shiftKey: true };

describe("a key asks for", () => {
  test.each<[string, KeyPress, object]>([
    ["a main picture", press("3"), { do: "main", number: 3 }],
    ["a sound", press("\u00a3", { code: "Digit3", shiftKey: true }), { do: "listen", number: 3 }],
    ["play or pause", press(" "), { do: "toggle-play" }],
    ["play or pause", press("K"), { do: "toggle-play" }],
    ["ten seconds back", press("j"), { do: "back" }],
    ["ten seconds on", press("ArrowRight"), { do: "forward" }],
    ["live", press("g"), { do: "live" }],
    ["live", press("End"), { do: "live" }],
    ["the beginning", press("Home"), { do: "start" }],
    ["mute", press("m"), { do: "mute" }],
    ["full screen", press("f"), { do: "full-screen" }],
    ["picture in picture", press("p"), { do: "picture-in-picture" }],
    ["the meter", press("s"), { do: "meter" }],
    ["the day's schedule", press("d"), { do: "schedule" }],
    ["the medals", press("e"), { do: "medals" }],
    ["the next layout", press("v"), { do: "layout" }],
    ["a link", press("c"), { do: "share" }],
    ["the sound of the run", press("n"), { do: "run-sound" }],
    ["an answer", press("w"), { do: "ask" }],
    ["the sheet of keys", press("?", { shiftKey: true }), { do: "keys" }],
  ])("%s", (_, key, command) => {
    expect(single(key)).toEqual(command);
  });
});

describe("a key asks for nothing", () => {
  test.each<[string, KeyPress, Partial<KeyContext>, KeyMode?]>([
    ["while typing", press("m"), { typing: true }],
    ["with Ctrl", press("p", { ctrlKey: true }), {}],
    ["with Cmd", press("f", { metaKey: true }), {}],
    ["Space on a button", press(" "), { pressable: true }],
    ["arrows on a slider", press("ArrowLeft"), { steppable: true }],
    ["End where the page scrolls", press("End"), { scrolls: true }],
    ["letters once switched off", press("m"), {}, "off"],
    ["digits once switched off", press("1"), {}, "off"],
    ["the question mark once switched off", press("?", { shiftKey: true }), {}, "off"],
    ["a letter with Shift", press("M", { shiftKey: true }), {}],
    ["a letter with Alt", press("m", { altKey: true }), {}],
    ["a letter alone where Alt and Shift are asked for", press("m"), {}, "alt-shift"],
    ["a letter with Alt alone there", press("m", { altKey: true }), {}, "alt-shift"],
  ])("%s", (_, key, context, mode) => {
    expect(single(key, context, mode)).toBeNull();
  });

  test("but Space and the arrows still work without single keys", () => {
    expect(single(press(" "), {}, "off")).toEqual({ do: "toggle-play" });
    expect(single(press("ArrowLeft"), {}, "off")).toEqual({ do: "back" });
    expect(single(press("ArrowLeft"), {}, "alt-shift")).toEqual({ do: "back" });
  });
});

describe("with Alt and Shift", () => {
  test.each<[string, KeyPress, object | null]>([
    ["a letter, whatever sign it writes", press("\u00b5", { code: "KeyM", ...altShift }), { do: "mute" }],
    ["a digit chooses", press("!", { code: "Digit1", ...altShift }), { do: "main", number: 1 }],
    ["a digit of the block listens", press("1", { code: "Numpad1", ...altShift }), { do: "listen", number: 1 }],
    ["the sheet of keys", press("\u00bf", { code: "Slash", ...altShift }), { do: "keys" }],
    ["the arrows are the browser's", press("ArrowLeft", { code: "ArrowLeft", ...altShift }), null],
  ])("%s", (_, key, command) => {
    expect(single(key, {}, "alt-shift")).toEqual(command);
  });
});

describe("a viewer's own keys", () => {
  const own = keyMapOf({ mute: "x", layout: null });

  test("take the place of ours, and one that was taken away asks for nothing", () => {
    expect(commandOf(press("x"), free, own, "single")).toEqual({ do: "mute" });
    expect(commandOf(press("m"), free, own, "single")).toBeNull();
    expect(commandOf(press("v"), free, own, "single")).toBeNull();
  });

  test("say who has a key already", () => {
    expect(takenBy(own, "x", "ask")).toBe("mute");
    expect(takenBy(own, "x", "mute")).toBeNull();
    expect(takenBy(own, "m", "ask")).toBeNull();
  });

  test("are letters and signs, no digits and nothing unseen", () => {
    const names = ["A", "\u00f1", "?", "+", "1", " ", "Enter", "F5", "Dead"].map((key) => nameOfKey(press(key)));
    expect(names).toEqual(["a", "\u00f1", "?", "+", null, null, null, null, null]);
  });

  test("are told to a screen reader as they are", () => {
    expect(shortcutOf(own, "single", "mute")).toBe("X");
    expect(shortcutOf(own, "alt-shift", "mute")).toBe("Alt+Shift+X");
    expect(shortcutOf(own, "single", "layout")).toBeUndefined();
    expect(shortcutOf(own, "off", "mute")).toBeUndefined();
  });
});

test("no key of ours asks for two things", () => {
  const taken = Object.values(KEYS);
  expect(new Set(taken).size).toBe(taken.length);
});
