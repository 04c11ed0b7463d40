import { expect, test } from "vitest";
import { readPreferences } from "../app/preferences.ts";
import { wishOver } from "./wish-over.ts";

const nothing = { theme: null, sound: true, captions: false };

test.each([
  [nothing, {}, {}],
  [{ ...nothing, theme: "light" as const }, {}, { theme: "light" }],
  [{ ...nothing, theme: "light" as const }, { theme: "dark" }, {}],
  [{ ...nothing, sound: false }, {}, { muted: true }],
  [{ ...nothing, sound: false }, { muted: true }, { muted: true }],
  [nothing, { muted: true }, {}],
  [{ ...nothing, captions: true }, { captions: { size: 200 } }, { captions: { size: 200, on: true } }],
  [{ ...nothing, captions: true }, { captions: { on: false } }, {}],
  [nothing, { captions: { on: true } }, {}],
])("%j over a viewer's %j is %j", (wish, own, over) => {
  expect(wishOver(wish, readPreferences(own))).toEqual(over);
});
