import { beforeEach, describe, expect, test } from "vitest";
import type { Captions } from "../../../contracts/event.ts";
import { utcMs } from "../../../contracts/units.ts";
import { createLiveWindow, type LiveWindow } from "../origin/live-window.ts";
import { renderMaster } from "../origin/master-playlist.ts";
import { renderMediaPlaylist } from "../origin/media-playlist.ts";
import { renderMpd } from "../origin/mpd.ts";
import { AUDIO, startRun, VIDEO, type Source } from "../origin/source-for-tests.ts";
import type { Chunk, ChunkSink } from "../stages.ts";
import { createCaptionBook, type CaptionBook } from "./book.ts";
import { createCaptionSink } from "./caption-sink.ts";
import { cueOf, cuesIn, samplesIn } from "./cues-for-tests.ts";

/** Off the grid of seconds, and between two milliseconds. */
const START_MS = 1_795_500_001_040.4;
const EN: Captions = { id: "en", language: "en", kind: "verbatim", from: "http" };
const EASY: Captions = { id: "easy", language: "it", kind: "easy", label: 'Facile "da" leggere & co', from: "http" };

let window: LiveWindow;
let book: CaptionBook;
let chunks: Chunk[];
let sink: ChunkSink;
beforeEach(() => {
  window = createLiveWindow("ice");
  book = createCaptionBook();
  chunks = [];
  const kept: ChunkSink = {
    openRun: (run) => window.openRun(run),
    init: (segment) => window.init(segment),
    chunk(chunk) {
      chunks.push(chunk);
      window.chunk(chunk);
    },
    segmentDone: (run, track) => void window.segmentDone(run, track),
    closeRun: (run) => void window.closeRun(run),
  };
  sink = createCaptionSink(
    [
      { captions: EN, book },
      { captions: EASY, book: createCaptionBook() },
    ],
    kept,
  );
});
const begin = (number = 0, startMs = START_MS): Source => startRun(sink, { number, startMs });
const of = (track: string): Chunk[] => chunks.filter(({ track: { id } }) => id === track);
const bytesOf = (track: string): Buffer => Buffer.concat(of(track).map(({ bytes }) => bytes));
const at = (ms: number): number => START_MS + ms;

test("without captions nothing stands between", () => expect(createCaptionSink([], sink)).toBe(sink));

describe.each(["t-en", "t-en-imsc", "t-easy", "t-easy-imsc"])("%s", (track) => {
  test("has the slots and times of the pictures, without a gap", () => {
    begin().advance(25);
    const [first] = of(track);
    expect(of(track)).toHaveLength(25);
    expect(of(track).map(({ slot, index }) => [slot, index])).toEqual(
      of(VIDEO.id).map(({ slot, index }) => [slot, index]),
    );
    expect(Number(first?.baseTicks)).toBe(Math.round(START_MS * 90));
    let expected = Number(first?.baseTicks);
    for (const { dts, duration } of samplesIn(bytesOf(track))) {
      expect(dts).toBe(expected);
      expected += duration;
    }
    expect(expected).toBe(Math.round(START_MS * 90) + 25 * 18_000);
    expect(window.tracks.get(track)?.segments.map(({ sequence, done }) => [sequence, done])).toEqual(
      window.tracks.get(VIDEO.id)?.segments.map(({ sequence, done }) => [sequence, done]),
    );
  });

  test("is there before the pictures' chunk of the same time, so that no run waits to be announced for want of words", () => {
    begin().advance(1);
    expect(chunks.findIndex((chunk) => chunk.track.id === track)).toBeLessThan(
      chunks.findIndex((chunk) => chunk.track.id === VIDEO.id),
    );
    expect(window.runs[0]?.isAnnounced).toBe(true);
    expect(window.runs[0]?.tracks.has(track)).toBe(true);
  });

  test("goes on in the next run", () => {
    const first = begin();
    first.advance(13);
    first.close();
    begin(1, START_MS + 7000).advance(12);
    const runs = window.tracks.get(track)?.segments.map(({ run, sequence }) => [run.run.number, sequence]);
    expect(runs).toEqual(window.tracks.get(VIDEO.id)?.segments.map(({ run, sequence }) => [run.run.number, sequence]));
  });
});

test("a cue shows from its own first instant to its last, whatever chunks it crosses, and says who it is", () => {
  const cues = [
    cueOf("a", at(130), at(1270.25), "one"),
    cueOf("b", at(900), at(2300), "two & <three>"),
    { ...cueOf("c", at(2300), at(2301), "short"), place: { fromTop: 10, align: "start" as const } },
  ];
  book.take(cues);
  begin().advance(13);
  const shown = cuesIn(bytesOf("t-en"));
  expect(shown.map(({ id, lines, place }) => ({ id, lines, place }))).toEqual(
    cues.map((cue) => ({ id: cue.id, lines: cue.lines, place: "place" in cue ? cue.place : undefined })),
  );
  shown.forEach(({ startMs, endMs }, index) => {
    expect(Math.abs(startMs - (cues[index]?.startMs ?? 0))).toBeLessThan(0.02);
    expect(Math.abs(endMs - (cues[index]?.endMs ?? 0))).toBeLessThan(0.02);
  });
  expect(bytesOf("t-en-imsc").toString()).toContain("two &amp; &lt;three&gt;");
});

test("a cue that comes while it should show begins with the next chunk, and its correction with the one after", () => {
  const source = begin();
  source.advance(3);
  book.take([cueOf("a", at(300), at(2000), "wrong")]);
  source.advance(1);
  book.take([cueOf("a", at(300), at(1000), "right")]);
  source.advance(5);
  expect(
    cuesIn(bytesOf("t-en")).map(({ lines, startMs, endMs }) => [
      lines[0]?.spans[0]?.text,
      Math.round(startMs - START_MS),
      Math.round(endMs - START_MS),
    ]),
  ).toEqual([
    ["wrong", 600, 800],
    ["right", 800, 1000],
  ]);
});

test("pictures in chunks of other lengths move no boundary of the captions", () => {
  const run = { feed: "ice", number: 0, startMs: utcMs(START_MS), tracks: [VIDEO] };
  sink.openRun(run);
  sink.init({ run, track: VIDEO, bytes: Buffer.alloc(0), codecs: "avc1", timescale: 90_000 });
  // 24p: five frames of 3750 ticks, and the segment's last three.
  let base = Math.round(START_MS * 90);
  for (let index = 0; index < 30; index++) {
    const durationTicks = (index % 10 === 9 ? 3 : 5) * 3750;
    sink.chunk({
      run,
      track: VIDEO,
      slot: Math.floor(index / 10),
      index: index % 10,
      bytes: Buffer.alloc(1),
      baseTicks: BigInt(base),
      durationTicks,
      timescale: 90_000,
      frames: 5,
      independent: true,
    });
    base += durationTicks;
  }
  expect(of("t-en").every(({ durationTicks }) => durationTicks === 18_000)).toBe(true);
  expect(of("t-en").length).toBe(30);
  sink.chunk({
    run,
    track: VIDEO,
    slot: 3,
    index: 0,
    bytes: Buffer.alloc(1),
    baseTicks: BigInt(base),
    durationTicks: 3750,
    timescale: 90_000,
    frames: 1,
    independent: true,
  });
  sink.closeRun(run);
  // What the run's end leaves over is a short last chunk.
  expect(of("t-en").at(-1)).toMatchObject({ slot: 3, index: 0, durationTicks: 3750 });
});

describe("manifests", () => {
  beforeEach(() => begin().advance(20));

  test("DASH offers both renditions of each, with their roles", () => {
    const mpd = renderMpd(window, { dvrMs: 600_000, publishedAt: utcMs(START_MS + 5000), serviceDescription: true });
    const sets = mpd
      .split("<AdaptationSet")
      .slice(1)
      .map((set) => ({
        type: /contentType="(\w+)" mimeType="([^"]+)"/.exec(set)?.slice(1).join(" "),
        language: /lang="(\w+)"/.exec(set)?.[1],
        label: /<Label>(.*)<\/Label>/.exec(set)?.[1],
        role: /<Role .*value="(\w+)"/.exec(set)?.[1],
        codecs: /codecs="([^"]+)"/.exec(set)?.[1],
        track: /<Representation id="([^"]+)"/.exec(set)?.[1],
      }));
    const en = { type: "text application/mp4", language: "en", label: "English", role: "caption" };
    const easy = { ...en, language: "it", label: "Facile &quot;da&quot; leggere &amp; co", role: "easyreader" };
    expect(sets.slice(2)).toEqual([
      { ...en, codecs: "wvtt", track: "t-en" },
      { ...easy, codecs: "wvtt", track: "t-easy" },
      { ...en, codecs: "stpp.ttml.im1t", track: "t-en-imsc" },
      { ...easy, codecs: "stpp.ttml.im1t", track: "t-easy-imsc" },
    ]);
    expect(mpd).toContain(`presentationTimeOffset="${Math.round(START_MS * 90)}"`);
  });

  test("HLS offers IMSC1 with what Apple's players look for", () => {
    const master = renderMaster(window)?.split("\n") ?? [];
    expect(master.filter((line) => line.includes("SUBTITLES,"))).toEqual([
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="English",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog",URI="t-en-imsc/media.m3u8"',
      '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="Facile  da  leggere & co",LANGUAGE="it",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS="public.easy-to-read,public.accessibility.transcribes-spoken-dialog",URI="t-easy-imsc/media.m3u8"',
    ]);
    expect(master.find((line) => line.startsWith("#EXT-X-STREAM-INF"))).toMatch(
      /BANDWIDTH=2192000,CODECS="avc1.64001f,mp4a.40.2,stpp.ttml.im1t",.*,AUDIO="audio",SUBTITLES="captions"$/,
    );
  });

  test("the WebVTT track has a playlist as any other, and is no rendition of the others", () => {
    const playlist = (id: string) => {
      const track = window.tracks.get(id);
      return (track && renderMediaPlaylist(window, track, { skip: false })) ?? "";
    };
    const sequence = Math.floor(START_MS / 2000);
    expect(playlist("t-en")).toContain(`#EXT-X-PROGRAM-DATE-TIME:${new Date(Math.round(START_MS)).toISOString()}`);
    expect(playlist("t-en")).toContain(`0-${sequence}.m4s`);
    expect(playlist("t-en")).toContain(`#EXT-X-PART:DURATION=0.20000,URI="0-${sequence}.0.m4s",INDEPENDENT=YES`);
    expect(playlist(VIDEO.id)).not.toContain("../t-en/media.m3u8");
    expect(playlist(VIDEO.id)).toContain("../t-en-imsc/media.m3u8");
    expect(playlist(AUDIO.id)).toContain("../t-easy-imsc/media.m3u8");
  });
});
