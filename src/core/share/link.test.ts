import { expect, test } from "vitest";
import { linkTo, parseLink, type WallLink } from "./link.ts";

const PAGE = "http://localhost:8400/?engine=hls#picture";
const nowhere: WallLink = { layout: null, camera: null, at: null, wall: null };

test.each<[string, WallLink]>([
  [
    "a layout, a camera and a moment",
    { layout: "listen", camera: "alpine-1", at: Date.UTC(2026, 2, 7, 9, 15, 0, 40), wall: null },
  ],
  ["the live edge", { layout: "calm", camera: "ice", at: null, wall: null }],
  [
    "a wall of one's own",
    {
      ...nowhere,
      layout: "own",
      wall: [
        { feed: "ice", x: 0, y: 0, w: 9 },
        { feed: "alpine-1", x: 9, y: 0, w: 3 },
      ],
    },
  ],
  ["nothing", nowhere],
  ["a camera with an odd name", { layout: null, camera: "caméra & 1", at: null, wall: null }],
])("%s comes back as it went out", (_what, link) => {
  expect(parseLink(new URL(linkTo(PAGE, link)).search)).toEqual({ link, faults: [] });
});

test("a wall stands in a link as it is written", () => {
  expect(linkTo(PAGE, { ...nowhere, wall: [{ feed: "ice", x: 0, y: 0, w: 9 }] })).toBe(
    "http://localhost:8400/?engine=hls&wall=ice:0,0,9",
  );
});

test("what else the page was asked for stays, and the place in it does not", () => {
  expect(linkTo(PAGE, { ...nowhere, camera: "ice" })).toBe("http://localhost:8400/?engine=hls&camera=ice");
  expect(linkTo("http://localhost:8400/?camera=ice&at=x", nowhere)).toBe("http://localhost:8400/");
});

test.each([
  ["?at=yesterday", ["at"]],
  ["?at=12", ["at"]],
  ["?at=2026-13-45T00:00:00Z", ["at"]],
  [`?camera=${"x".repeat(65)}`, ["camera"]],
  ["?wall=ice:0,0,99", ["wall"]],
  ["?wall=", ["wall"]],
  ["?wall=ice:0,0,3;%20", ["wall"]],
  ["?layout=&camera=", ["layout", "camera"]],
])("%s is named as wrong, and the rest holds", (search, faults) => {
  expect(parseLink(search)).toEqual({ link: nowhere, faults });
});
