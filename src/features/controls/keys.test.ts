import { describe, expect, test } from "vitest";
import { commandOf, type KeyContext, type KeyPress } from "./keys.ts";

const press = (key: string, patch: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[1-9]$/.test(key) ? `Digit${key}` : "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...patch,
});
const free: KeyContext = { typing: false, pressable: false, steppable: false, scrolls: false, singleKeys: true };

describe("a key asks for", () => {
  test.each<[string, KeyPress, object]>([
    ["a main picture", press("3"), { do: "main", number: 3 }],
    ["a sound", press("\u00a3", { code: "Digit3", shiftKey: true }), { do: "listen", number: 3 }],
    ["play or pause", press(" "), { do: "toggle-play" }],
    ["play or pause", press("K"), { do: "toggle-play" }],
    ["ten seconds back", press("j"), { do: "seek-by", ms: -10_000 }],
    ["ten seconds on", press("ArrowRight"), { do: "seek-by", ms: 10_000 }],
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
    ["an answer", press("w"), { do: "ask" }],
    ["the sheet of keys", press("?", { shiftKey: true }), { do: "keys" }],
  ])("%s", (_, key, command) => {
    expect(commandOf(key, free)).toEqual(command);
  });
});

describe("a key asks for nothing", () => {
  test.each<[string, KeyPress, Partial<KeyContext>]>([
    ["while typing", press("m"), { typing: true }],
    ["with Ctrl", press("p", { ctrlKey: true }), {}],
    ["with Cmd", press("f", { metaKey: true }), {}],
    ["Space on a button", press(" "), { pressable: true }],
    ["arrows on a slider", press("ArrowLeft"), { steppable: true }],
    ["End where the page scrolls", press("End"), { scrolls: true }],
    ["letters once switched off", press("m"), { singleKeys: false }],
    ["digits once switched off", press("1"), { singleKeys: false }],
    ["the question mark once switched off", press("?", { shiftKey: true }), { singleKeys: false }],
    ["zero", press("0", { code: "Digit0" }), {}],
  ])("%s", (_, key, context) => {
    expect(commandOf(key, { ...free, ...context })).toBeNull();
  });

  test("but Space and the arrows still work without single keys", () => {
    expect(commandOf(press(" "), { ...free, singleKeys: false })).toEqual({ do: "toggle-play" });
    expect(commandOf(press("ArrowLeft"), { ...free, singleKeys: false })).toEqual({ do: "seek-by", ms: -10_000 });
  });
});
