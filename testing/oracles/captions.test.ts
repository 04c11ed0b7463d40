import { parse, setOptions, type types } from "hls-parser";
import { createFile, MP4BoxBuffer } from "mp4box";
import { afterAll, beforeAll, expect, test } from "vitest";
import { live } from "../../contracts/routes.ts";
import { utcMs } from "../../contracts/units.ts";
import { createCaptionBook } from "../../server/encoding/captions/book.ts";
import { createBroadcast, FEED, type Broadcast } from "./broadcast.ts";
import { makeClip } from "./clip.ts";

/** What others' readers make of our caption tracks. */
const START_MS = 1_795_500_001_000;
const at = (ms: number) => utcMs(START_MS + ms);
let broadcast: Broadcast;

beforeAll(async () => {
  const book = createCaptionBook();
  book.take([
    {
      id: "one",
      startMs: at(500),
      endMs: at(2700),
      lines: [{ speaker: "Ada", spans: [{ text: "Ritter starts & pushes." }] }],
    },
    { id: "two", startMs: at(5000), endMs: at(5900), lines: [{ spans: [{ text: "Clean!" }] }], place: { fromTop: 10 } },
  ]);
  broadcast = await createBroadcast({}, [
    { captions: { id: "en", language: "en", kind: "verbatim", from: "http" }, book },
  ]);
  await broadcast.play(await makeClip({ seconds: 8, fps: "25", group: 25 }), { run: 0, startMs: START_MS, steps: 20 });
}, 60_000);
afterAll(() => broadcast.close());

test.each([
  { track: "t-en", codec: "wvtt", handler: "text" },
  { track: "t-en-imsc", codec: "stpp", handler: "subt" },
])(
  "mp4box.js reads $track: $codec, in the language, without a gap from the run's first instant to its last",
  async ({ track, codec, handler }) => {
    const file = createFile();
    file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(await broadcast.track(track, 0)).buffer, 0), true);
    const [trak] = file.moov.traks;
    expect(trak?.mdia.hdlr.handler).toBe(handler);
    expect(trak?.mdia.minf.stbl.stsd.entries[0]?.getCodec()).toContain(codec);
    expect(trak?.mdia.elng?.extended_language.replace("\0", "")).toBe("en");
    const samples = file.getTrackSamplesInfo(1);
    expect(samples.every(({ is_sync }) => is_sync)).toBe(true);
    let expected = START_MS * 90;
    for (const { dts, duration } of samples) {
      expect(dts).toBe(expected);
      expected += duration;
    }
    expect(Math.abs(expected - (START_MS + 8000) * 90)).toBeLessThanOrEqual(18_000);
  },
);

test("hls-parser in strict mode accepts the playlists, and finds the words among the renditions", async () => {
  setOptions({ strictMode: true });
  const master = parse(await broadcast.text(live.master(FEED))) as types.MasterPlaylist;
  for (const { subtitles, codecs } of master.variants) {
    expect(subtitles.map(({ uri, language }) => [uri, language])).toEqual([["t-en-imsc/media.m3u8", "en"]]);
    expect(codecs).toContain("stpp.ttml.im1t");
  }
  for (const track of ["t-en", "t-en-imsc"]) {
    const playlist = parse(await broadcast.text(live.playlist(FEED, track))) as types.MediaPlaylist;
    expect(playlist.segments.map(({ mediaSequenceNumber }) => mediaSequenceNumber).slice(0, 4)).toEqual(
      [0, 1, 2, 3].map((slot) => Math.floor(START_MS / 2000) + slot),
    );
  }
});
