import { expect, test } from "vitest";
import { after, readCaptionPlaylist } from "./caption-playlist.ts";

const ADDRESS = "http://alpine-1.localhost:8401/live/alpine-1/t-en/media.m3u8";
const FOLDER = ADDRESS.slice(0, -"media.m3u8".length);
const T = Date.parse("2026-03-07T10:00:00Z");
const HEAD = ["#EXTM3U", "#EXT-X-VERSION:9", "#EXT-X-TARGETDURATION:2", '#EXT-X-MAP:URI="init-3.mp4"'];
const date = (ms: number) => `#EXT-X-PROGRAM-DATE-TIME:${new Date(ms).toISOString()}`;
const read = (...lines: string[]) => readCaptionPlaylist([...HEAD, ...lines].join("\n"), ADDRESS);

test("segments stand at their event times; the one that is being made comes next", () => {
  const playlist = read(
    ...[date(T), "#EXTINF:2.00000,", "3-100.m4s"],
    ...[date(T + 2001), '#EXT-X-PART:DURATION=0.5,URI="3-101.0.m4s"', "#EXTINF:1.50000,", "3-101.m4s"],
    ...["#EXT-X-DISCONTINUITY", '#EXT-X-MAP:URI="init-4.mp4"', date(T + 9000)],
    ...['#EXT-X-PART:DURATION=0.5,URI="4-102.0.m4s"', '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="4-102.1.m4s"'],
  );
  expect(playlist?.segments).toEqual([
    { url: `${FOLDER}3-100.m4s`, init: `${FOLDER}init-3.mp4`, run: 3, sequence: 100, startMs: T, endMs: T + 2000 },
    {
      url: `${FOLDER}3-101.m4s`,
      init: `${FOLDER}init-3.mp4`,
      run: 3,
      sequence: 101,
      startMs: T + 2000,
      endMs: T + 3500,
    },
  ]);
  expect(playlist?.next).toMatchObject({ url: `${FOLDER}4-102.m4s`, init: `${FOLDER}init-4.mp4`, startMs: T + 9000 });
});

test("without a word about it, the one after the last comes next", () => {
  const playlist = read(date(T), "#EXTINF:2,", "3-100.m4s");
  expect(playlist?.next).toEqual(after(playlist?.segments[0] as never));
  expect(playlist?.next).toMatchObject({ url: `${FOLDER}3-101.m4s`, startMs: T + 2000, endMs: T + 4000 });
});

test("a hint names the one that comes, where nothing of it is there yet", () => {
  const playlist = read(date(T), "#EXTINF:2,", "3-100.m4s", '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="3-101.0.m4s"');
  expect(playlist?.next).toMatchObject({ url: `${FOLDER}3-101.m4s`, startMs: T + 2000 });
});

test.each([
  ["is no playlist", "<!doctype html>", null],
  ["has nothing yet", "#EXTM3U", { segments: [], next: null }],
  ["has no dates", '#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n#EXTINF:2,\n1-1.m4s', { segments: [], next: null }],
  [
    "points elsewhere",
    `#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n${date(T)}\n#EXTINF:2,\nhttp://elsewhere.example/1-1.m4s`,
    { segments: [], next: null },
  ],
])("one that %s", (_, text, expected) => expect(readCaptionPlaylist(text, ADDRESS)).toEqual(expected));
