import { describe, expect, test } from "vitest";
import { readRequest } from "./embed.ts";
import { type EmbedWish, parseWish, queryOf } from "./embed-wish.ts";

const nothing: EmbedWish = {
  feed: null,
  layout: null,
  wall: null,
  start: null,
  theme: null,
  language: null,
  sound: false,
  captions: false,
};
const parse = (query: string) => {
  const parameters = new URLSearchParams(query);
  return parseWish((name) => parameters.get(name));
};

describe("the address of a widget", () => {
  test.each<[string, EmbedWish]>([
    ["nothing", nothing],
    ["a camera", { ...nothing, feed: "alpine-1" }],
    ["a moment and a theme", { ...nothing, start: Date.UTC(2026, 2, 7, 9, 15, 0, 40), theme: "light" }],
    [
      "everything",
      {
        feed: "caméra & 1",
        layout: "listen",
        wall: "ice:0,0,9;jump_2.b:9,0,3",
        start: Date.UTC(2026, 2, 7),
        theme: "dark",
        language: "it-IT",
        sound: true,
        captions: true,
      },
    ],
  ])("with %s comes back as it went out", (_what, wish) => {
    expect(parse(queryOf(wish))).toEqual({ wish, faults: [] });
  });

  test("with a wall of sixteen long names, it comes back as the wall's own link has it", () => {
    const wall = Array.from({ length: 16 }, (_, at) => `${"x".repeat(62)}${at + 10}:0,${at * 2},2`).join(";");
    expect(queryOf({ wall })).toBe(`?wall=${wall}`);
    expect(parse(queryOf({ layout: "own", wall }))).toEqual({ wish: { ...nothing, layout: "own", wall }, faults: [] });
  });

  test.each<[string, Partial<EmbedWish>]>([
    ["?start=1772874900040", { start: 1_772_874_900_040 }],
    ["?start=live", {}],
    ["?sound=off&captions=off", {}],
    ["?captions=on", { captions: true }],
    ["?colour=red", {}],
  ])("%s is understood", (query, wish) => expect(parse(query)).toEqual({ wish: { ...nothing, ...wish }, faults: [] }));

  test.each([
    ["?start=yesterday", ["start"]],
    ["?start=2026-13-45T00:00:00Z", ["start"]],
    ["?theme=pink&language=english!&sound=loud", ["theme", "language", "sound"]],
    [`?feed=${"x".repeat(65)}&layout=`, ["feed", "layout"]],
    ["?wall=ice", ["wall"]],
    ["?wall=ice:0,0,9;", ["wall"]],
    [`?wall=${Array.from({ length: 17 }, (_, at) => `c${at}:0,${at * 2},2`).join(";")}`, ["wall"]],
  ])("of %s, what is wrong is named and counts as not there", (query, faults) => {
    expect(parse(query)).toEqual({ wish: nothing, faults });
  });
});

describe("a request", () => {
  test.each([
    { vedetta: 1, do: "hello" },
    { vedetta: 1, id: 7, do: "play" },
    { vedetta: 1, do: "seek", to: "live" },
    { vedetta: 1, do: "seek", to: 1_772_874_900_040 },
    { vedetta: 1, do: "volume", volume: 0.5 },
    { vedetta: 1, do: "captions", on: true },
  ])("%j is one", (message) => expect(readRequest(message)).toEqual({ request: message }));

  test.each([
    { do: "play" },
    { vedetta: 2, do: "play" },
    { vedetta: 1, do: "toString" },
    { vedetta: 1, do: ["play"] },
    { vedetta: 1, do: "seek", to: Number.POSITIVE_INFINITY },
    { vedetta: 1, do: "explode" },
    { vedetta: 1, do: "seek", to: -1 },
    { vedetta: 1, do: "seek", to: Number.NaN },
    { vedetta: 1, do: "volume", volume: 2 },
    { vedetta: 1, do: "captions", on: "yes" },
    { vedetta: 1, do: "main", feed: "x".repeat(65) },
    { vedetta: 1, id: "7", do: "play" },
  ])("%j is none", (message) => expect(readRequest(message)).toHaveProperty("fault"));
});
