import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { audioPlaylistOf } from "./hls-master.ts";
import { eventTimeAt, secondsAt } from "./hls-timeline.ts";

const T0 = 1_790_000_000_000;
/** Two fragments, then after a gap of 10 s in event time (none in media time) a third. */
const fragments = [
  { start: 0, duration: 2, programDateTime: T0 },
  { start: 2, duration: 2, programDateTime: T0 + 2000 },
  { start: 4, duration: 2, programDateTime: T0 + 14_000 },
];

describe("event time under HLS", () => {
  test.each([
    [0, 0],
    [1.5, 1500],
    [2, 2000],
    [4.5, 14_500],
    [7, 17_000], // in parts not yet a fragment
  ])("%f s is %i ms, and back", (seconds, ms) => {
    expect(eventTimeAt(fragments, seconds)).toBe(T0 + ms);
    expect(secondsAt(fragments, utcMs(T0 + ms))).toBe(seconds);
  });

  test("an instant in the gap is the next picture", () => {
    expect(secondsAt(fragments, utcMs(T0 + 8000))).toBe(4);
  });

  test("nothing without dates, nothing far past the end", () => {
    expect(eventTimeAt([], 1)).toBeNull();
    expect(eventTimeAt([{ start: 0, duration: 2, programDateTime: null }], 1)).toBeNull();
    expect(eventTimeAt(fragments, 60)).toBeNull();
  });
});

test.each([
  [
    '#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",DEFAULT=YES,URI="a-main/media.m3u8"\n',
    "http://f.localhost/live/f/a-main/media.m3u8",
  ],
  [
    '#EXT-X-MEDIA:TYPE=AUDIO,URI="one.m3u8"\r\n#EXT-X-MEDIA:TYPE=AUDIO,DEFAULT=YES,URI="/two.m3u8"',
    "http://f.localhost/two.m3u8",
  ],
  ['#EXT-X-MEDIA:TYPE=SUBTITLES,URI="s.m3u8"', null],
])("the audio playlist of %j", (master, expected) => {
  expect(audioPlaylistOf(master, "http://f.localhost/live/f/main.m3u8")).toBe(expected);
});
