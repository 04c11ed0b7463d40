import { expect, test } from "vitest";
import { parseWish } from "../../../contracts/embed-wish.ts";
import { addressOf, heightOf } from "./address.ts";

const HERE = "https://wall.example.org";
const of = (attributes: Record<string, string>) => addressOf(HERE, (name) => attributes[name] ?? null);

test("without attributes it is the whole wall", () => expect(of({})).toBe(`${HERE}/embed`));

test("what the attributes say, the widget's page reads", () => {
  const address = of({
    feed: "caméra & 1",
    layout: "focus",
    wall: "ice:0,0,9;jump:9,0,3",
    start: "2026-03-07T09:15:00Z",
    theme: "light",
    lang: "it",
    sound: "",
    captions: "on",
  });
  const { searchParams } = new URL(address);
  expect(parseWish((name) => searchParams.get(name))).toEqual({
    wish: {
      feed: "caméra & 1",
      layout: "focus",
      wall: "ice:0,0,9;jump:9,0,3",
      start: Date.UTC(2026, 2, 7, 9, 15),
      theme: "light",
      language: "it",
      sound: true,
      captions: true,
    },
    faults: [],
  });
});

test.each(["off", "false"])("sound=%s is none, and captions=%s too", (value) =>
  expect(of({ sound: value, captions: value })).toBe(`${HERE}/embed`),
);

test.each([
  ["480", 480],
  ["480px", 480],
  ["50%", null],
  ["", null],
  [null, null],
])("a height of %j is %j", (text, height) => expect(heightOf(text)).toBe(height));
