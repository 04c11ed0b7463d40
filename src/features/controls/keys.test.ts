import { describe, expect, test } from "vitest";
import { commandOf, type KeyContext, type KeyPress, nameOfKey } from "./key-press.ts";
import { keyMapOf, KEYS, type KeyMode, shortcutOf, takenBy } from "./keys.ts";

const press = (key: string, patch: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[1-9]$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  getModifierState: () => false,
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

/** A press as a browser on that keyboard tells it, and what it asks for. */
type Row = readonly [
  keyboard: string,
  key: string,
  code: string,
  held: "" | "shift" | "alt-shift" | "altgr",
  object | null,
];
const main = (number: number) => ({ do: "main", number });
const listen = (number: number) => ({ do: "listen", number });
const asks = (id: string) => ({ do: id });

test.each<Row>([
  ["US", "1", "Digit1", "", main(1)],
  ["US", "!", "Digit1", "shift", listen(1)],
  ["US", "0", "Digit0", "", asks("whole")],
  ["US", "+", "Equal", "shift", asks("larger")],
  ["US", "-", "Minus", "", asks("smaller")],
  ["US", "?", "Slash", "shift", asks("keys")],
  ["US", "_", "Minus", "alt-shift", asks("smaller")],
  ["US", "+", "Equal", "alt-shift", asks("larger")],
  ["US", ")", "Digit0", "alt-shift", asks("whole")],
  ["US", "*", "Digit8", "alt-shift", main(8)],
  ["US", "K", "KeyK", "alt-shift", asks("toggle-play")],
  ["US, with dead keys", "Dead", "Digit6", "shift", listen(6)],
  ["US, with dead keys", "Dead", "Quote", "", null],
  ["US, Option on a Mac", "\u00c5", "KeyA", "alt-shift", null],
  ["US, Option on a Mac", "\u00d8", "KeyO", "alt-shift", asks("caption-options")],
  ["US, Option on a Mac", "Dead", "KeyE", "alt-shift", asks("medals")],
  ["US, Option on a Mac", "\u2014", "Minus", "alt-shift", asks("smaller")],
  ["US, Option on a Mac", "\u201a", "Digit0", "alt-shift", asks("whole")],
  ["AZERTY", "&", "Digit1", "", main(1)],
  ["AZERTY", "1", "Digit1", "shift", listen(1)],
  ["AZERTY", "\u00e9", "Digit2", "", main(2)],
  ["AZERTY", "-", "Digit6", "", asks("smaller")],
  ["AZERTY", "6", "Digit6", "shift", listen(6)],
  ["AZERTY", "6", "Numpad6", "", main(6)],
  ["AZERTY", "\u00e0", "Digit0", "", asks("whole")],
  ["AZERTY", "0", "Digit0", "shift", asks("whole")],
  ["AZERTY", "?", "KeyM", "shift", asks("keys")],
  ["AZERTY", ",", "KeyM", "", null],
  ["AZERTY", "m", "Semicolon", "", asks("mute")],
  ["AZERTY", "w", "KeyZ", "", asks("ask")],
  ["AZERTY", "W", "KeyZ", "alt-shift", asks("ask")],
  ["AZERTY", "Z", "KeyW", "alt-shift", null],
  ["AZERTY", "?", "KeyM", "alt-shift", asks("keys")],
  ["AZERTY", "1", "Digit1", "alt-shift", main(1)],
  ["AZERTY", "6", "Digit6", "alt-shift", main(6)],
  ["QWERTZ", "z", "KeyY", "", null],
  ["QWERTZ", "+", "BracketRight", "", asks("larger")],
  ["QWERTZ", "*", "BracketRight", "alt-shift", asks("larger")],
  ["QWERTZ", "-", "Slash", "", asks("smaller")],
  ["QWERTZ", "_", "Slash", "alt-shift", asks("smaller")],
  ["QWERTZ", "?", "Minus", "shift", asks("keys")],
  ["QWERTZ", "?", "Minus", "alt-shift", asks("keys")],
  ["QWERTZ", "=", "Digit0", "alt-shift", asks("whole")],
  ["QWERTZ", "\u00b2", "Digit2", "altgr", null],
  ["QWERTZ", "\u00b5", "KeyM", "altgr", null],
  ["QWERTZ", "\u20ac", "KeyE", "altgr", null],
  ["Swiss", "+", "Digit1", "shift", asks("larger")],
  ["Swiss", "+", "Digit1", "alt-shift", main(1)],
  ["Arabic", "\u0646", "KeyK", "", asks("toggle-play")],
  ["Arabic", "\u062a", "KeyJ", "", asks("back")],
  ["Arabic", "\u0661", "Digit1", "", main(1)],
  ["Arabic", "\u0660", "Digit0", "", asks("whole")],
  ["Arabic", "\u061f", "Slash", "shift", asks("keys")],
  ["Arabic", "\u0652", "KeyX", "shift", null],
  ["Arabic", "\u0640", "KeyJ", "shift", null],
  ["Arabic", "\u0629", "KeyM", "alt-shift", asks("mute")],
  ["Cyrillic", "\u043b", "KeyK", "", asks("toggle-play")],
  ["Cyrillic", "\u041b", "KeyK", "shift", null],
  ["Cyrillic", "\u041b", "KeyK", "alt-shift", asks("toggle-play")],
  ["Cyrillic", "?", "Digit7", "shift", asks("keys")],
  ["Cyrillic", "?", "Digit7", "alt-shift", main(7)],
  ["Cyrillic", ",", "Slash", "alt-shift", asks("keys")],
  ["Greek", "\u03ba", "KeyK", "", asks("toggle-play")],
  ["Greek", "\u03c2", "KeyW", "", asks("ask")],
  ["Hebrew", "\u05dc", "KeyK", "", asks("toggle-play")],
  ["Hebrew", "'", "KeyW", "", asks("ask")],
  ["Dvorak", "'", "KeyQ", "", null],
  ["Dvorak", ",", "KeyW", "", null],
  ["Dvorak", "w", "Comma", "", asks("ask")],
  ["the block of digits", "3", "Numpad3", "", main(3)],
  ["the block without Num Lock", "End", "Numpad1", "", asks("live")],
  ["the block without Num Lock", "Clear", "Numpad5", "", null],
  ["the block without Num Lock", "ArrowUp", "Numpad8", "", null],
  ["an input method", "Process", "KeyK", "", null],
  ["an input method", "Process", "Digit1", "", null],
  ["an input method", "Process", "KeyK", "alt-shift", null],
])("on a keyboard, %s: %s at %s, %s", (_, key, code, held, command) => {
  const patch = {
    code,
    shiftKey: held.includes("shift"),
    altKey: held === "alt-shift",
    getModifierState: () => held === "altgr",
  };
  expect(single(press(key, patch), {}, held === "alt-shift" ? "alt-shift" : "single")).toEqual(command);
  // What is typed in a field is the field's, on every keyboard.
  expect(single(press(key, patch), { typing: true }, held === "alt-shift" ? "alt-shift" : "single")).toBeNull();
});

test("a key that is held does again what may be done again, and nothing else", () => {
  const held = { repeat: true };
  expect(single(press("j", held))).toEqual({ do: "back" });
  expect(single(press("\u0645", { ...held, code: "KeyL" }))).toEqual({ do: "forward" });
  expect(["k", "m", "v", " ", "1", "End"].map((key) => single(press(key, held)))).toEqual(Array(6).fill(null));
});

test("a letter that is still being composed asks for nothing", () => {
  expect(single(press("k", { isComposing: true }))).toBeNull();
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

  test("are named by their place where the keyboard is of another script, and cameras keep their digits", () => {
    const at = (key: string, code: string, patch: Partial<KeyPress> = {}) => nameOfKey(press(key, { code, ...patch }));
    expect(at("\u0646", "KeyK")).toBe("k");
    expect(at("\u0661", "Digit1")).toBeNull();
    expect(at("\u0660", "Digit0")).toBe("0");
    expect(at("W", "KeyZ", altShift)).toBe("w");
    expect(at("\u00d8", "KeyO", altShift)).toBe("o");
    expect(at("_", "Minus", altShift)).toBe("-");
    expect(at("\u00d1", "Semicolon", altShift)).toBe("\u00f1");
  });

  test("come before the place of a key: whoever chose a letter of another script keeps it", () => {
    const arabic = keyMapOf({ mute: "\u0646" });
    expect(commandOf(press("\u0646", { code: "KeyK" }), free, arabic, "single")).toEqual({ do: "mute" });
    expect(commandOf(press("k"), free, arabic, "single")).toEqual({ do: "toggle-play" });
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
