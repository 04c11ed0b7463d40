import { expect, test } from "vitest";
import { captionAddress, chooseCaptions } from "./choose-captions.ts";
import { feedForTests } from "./wvtt-for-tests.ts";

const feeds = [
  feedForTests("alpine-1", "alpine", ["en", "en easy", "de"]),
  feedForTests("alpine-2", "alpine", []),
  feedForTests("ice", "arena", ["it", "fr easy"]),
  feedForTests("sheet", "curling", ["en-GB", "en-US"]),
  feedForTests("easy-only", "village", ["en easy"]),
  feedForTests("silent", "nowhere", []),
];

test.each([
  ["alpine-1", "en", "verbatim", "alpine-1 t-en nothing"],
  ["alpine-1", "en", "easy", "alpine-1 t-en-easy nothing"],
  ["alpine-1", "de", "easy", "alpine-1 t-de kind"],
  ["alpine-1", "sv", "easy", "alpine-1 t-en-easy language"],
  ["alpine-2", "de", "verbatim", "alpine-1 t-de nothing"],
  ["ice", "en", "verbatim", "ice t-it language"],
  ["ice", "fr", "verbatim", "ice t-fr-easy kind"],
  ["sheet", "en-US", "verbatim", "sheet t-en-US nothing"],
  ["sheet", "en", "verbatim", "sheet t-en-GB nothing"],
  ["easy-only", "en", "verbatim", "easy-only t-en-easy kind"],
  ["silent", "en", "verbatim", null],
  ["gone", "en", "verbatim", null],
] as const)("at %s, %s %s is %s", (feed, language, kind, expected) => {
  const found = chooseCaptions(feeds, feed, { language, kind });
  expect(found && `${found.feed.id} ${found.track.id} ${found.lacks}`).toBe(expected);
});

test("a track's playlist lies beside its feed's manifest", () => {
  const [feed] = feeds;
  expect(feed && captionAddress(feed, { id: "t-en" })).toBe(
    "http://alpine-1.localhost:8401/live/alpine-1/t-en/media.m3u8",
  );
});
