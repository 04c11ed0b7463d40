import { beforeEach, describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { reloadState, readDirectives } from "./blocking-reload.ts";
import { createLiveWindow, findSegment, type LiveWindow, type TrackWindow } from "./live-window.ts";
import { renderMaster } from "./master-playlist.ts";
import { renderMediaPlaylist } from "./media-playlist.ts";
import { frameRate, renderMpd } from "./mpd.ts";
import type { TrackPlan } from "../stages.ts";
import { AUDIO, startRun, VIDEO, type Source } from "./source-for-tests.ts";

const START_MS = 1_795_500_000_000;
const FIRST = START_MS / 2000;

let window: LiveWindow;
beforeEach(() => {
  window = createLiveWindow("ice");
});
const begin = (number: number, startMs: number, tracks = [VIDEO, AUDIO]): Source =>
  startRun(window, { number, startMs, tracks });
const video = (): TrackWindow => window.tracks.get(VIDEO.id) as TrackWindow;
const lines = (skip = false): string[] => (renderMediaPlaylist(window, video(), { skip }) ?? "").trimEnd().split("\n");
const mpd = (serviceDescription = true): string =>
  renderMpd(window, { dvrMs: 600_000, publishedAt: utcMs(START_MS + 5000), serviceDescription });

describe("the media playlist, step by step", () => {
  test("does not exist before the first chunk", () => {
    begin(0, START_MS);
    expect(renderMediaPlaylist(window, video(), { skip: false })).toBeUndefined();
  });

  test("after two chunks it names both and hints the third", () => {
    begin(0, START_MS).advance(2);
    expect(lines()).toEqual([
      "#EXTM3U",
      "#EXT-X-VERSION:9",
      "#EXT-X-TARGETDURATION:2",
      "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=12,HOLD-BACK=6,PART-HOLD-BACK=1",
      "#EXT-X-PART-INF:PART-TARGET=0.2134",
      `#EXT-X-MEDIA-SEQUENCE:${FIRST}`,
      "#EXT-X-DISCONTINUITY-SEQUENCE:0",
      '#EXT-X-MAP:URI="init-0.mp4"',
      "#EXT-X-PROGRAM-DATE-TIME:2026-11-24T06:00:00.000Z".replace(
        "2026-11-24T06:00:00.000Z",
        new Date(START_MS).toISOString(),
      ),
      `#EXT-X-PART:DURATION=0.20000,URI="0-${FIRST}.0.m4s",INDEPENDENT=YES`,
      `#EXT-X-PART:DURATION=0.20000,URI="0-${FIRST}.1.m4s"`,
      `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="0-${FIRST}.2.m4s"`,
      `#EXT-X-RENDITION-REPORT:URI="../a-main/media.m3u8",LAST-MSN=${FIRST},LAST-PART=1`,
    ]);
  });

  test.each([
    { chunks: 9, hint: `0-${FIRST}.9.m4s` },
    { chunks: 10, hint: `0-${FIRST + 1}.0.m4s` },
    { chunks: 11, hint: `0-${FIRST + 1}.1.m4s` },
  ])("after $chunks chunks it hints $hint, which will come", ({ chunks, hint }) => {
    begin(0, START_MS).advance(chunks);
    expect(lines()).toContain(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${hint}"`);
  });

  test("a rendition that missed a run takes up the others' numbers, and its playlist begins anew", () => {
    const other = { ...VIDEO, id: "v-360p", bitrate: 700_000 };
    const run = (number: number, tracks: TrackPlan[]) => {
      const source = startRun(window, { number, startMs: START_MS + number * 10_000, tracks });
      source.advance(30);
      source.close();
    };
    run(0, [VIDEO, other]);
    run(1, [other]);
    run(2, [VIDEO, other]);
    const playlist = (id: string) => {
      const track = window.tracks.get(id);
      return (track && renderMediaPlaylist(window, track, { skip: false })) ?? "";
    };
    expect(playlist(other.id)).toContain(`#EXT-X-MEDIA-SEQUENCE:${FIRST}\n`);
    expect(playlist(other.id).match(/^\d+-\d+\.m4s$/gm)).toHaveLength(9);
    const [, head = "", body = ""] = /^([^]*?)(#EXT-X-MAP[^]*)$/.exec(playlist(VIDEO.id)) ?? [];
    expect(head).toContain(`#EXT-X-MEDIA-SEQUENCE:${FIRST + 6}\n#EXT-X-DISCONTINUITY-SEQUENCE:2`);
    expect(body).toMatch(new RegExp(`^#EXT-X-MAP:URI="init-2.mp4"[^]*2-${FIRST + 6}\\.m4s`));
    const video = window.tracks.get(VIDEO.id);
    expect(video && [FIRST + 2, FIRST + 3, FIRST + 6].map((at) => findSegment(video, at)?.run.run.number)).toEqual([
      0,
      undefined,
      2,
    ]);
  });

  test("parts are named up to three target durations from the end", () => {
    begin(0, START_MS).advance(55);
    const named = new Set(lines().flatMap((line) => /^#EXT-X-PART:.*URI="0-(\d+)\./.exec(line)?.[1] ?? []));
    expect([...named].map(Number)).toEqual([FIRST + 3, FIRST + 4, FIRST + 5]);
  });

  test("a delta update leaves out what lies beyond the skip boundary, and nothing else", () => {
    begin(0, START_MS).advance(105);
    const skipped = 10 - 6;
    expect(lines(true)).toContain(`#EXT-X-SKIP:SKIPPED-SEGMENTS=${skipped}`);
    const whole = lines();
    expect(lines(true).slice(-20)).toEqual(whole.slice(-20));
    const uris = (text: string[]) => text.filter((line) => /^\d+-\d+\.m4s$/.test(line));
    expect(uris(lines(true))).toEqual(uris(whole).slice(skipped));
  });

  test("a new run is a discontinuity with its own init, and sequence numbers rise by one", () => {
    const first = begin(0, START_MS);
    first.advance(13);
    first.close();
    expect(lines()).toContain("#EXTINF:0.60000,");
    begin(1, START_MS + 60_000).advance(1);
    const text = lines().join("\n");
    expect(text).toContain(
      `\n0-${FIRST + 1}.m4s\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="init-1.mp4"\n#EXT-X-PROGRAM-DATE-TIME:${new Date(START_MS + 60_000).toISOString()}\n#EXT-X-PART:DURATION=0.20000,URI="1-${FIRST + 2}.0.m4s"`,
    );
  });

  test("what is pruned is counted by the sequence numbers of segments and discontinuities", () => {
    const first = begin(0, START_MS);
    first.advance(20);
    first.close();
    begin(1, START_MS + 4000).advance(20);
    expect(window.prune(START_MS + 4001)).toHaveLength(4);
    expect(lines()).toContain(`#EXT-X-MEDIA-SEQUENCE:${FIRST + 2}`);
    expect(lines()).toContain("#EXT-X-DISCONTINUITY-SEQUENCE:1");
    expect(lines()).not.toContain("#EXT-X-DISCONTINUITY");
    expect(window.runs.map(({ run }) => run.number)).toEqual([1]);
  });
});

describe("the master playlist", () => {
  test("exists once every track has come, and quotes nothing that would end a string", () => {
    const source = begin(0, START_MS);
    expect(renderMaster(window)).toBeUndefined();
    source.advance(1);
    expect(renderMaster(window)?.split("\n")).toEqual([
      "#EXTM3U",
      "#EXT-X-VERSION:9",
      "#EXT-X-INDEPENDENT-SEGMENTS",
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Voce  viva  & co",LANGUAGE="it",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a-main/media.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=2096000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000,VIDEO-RANGE=SDR,AUDIO="audio"',
      "v-720p/media.m3u8",
      "",
    ]);
  });
});

describe("the MPD", () => {
  test("carries what low latency needs, in UTC", () => {
    begin(0, START_MS).advance(1);
    const text = mpd();
    expect(text).toContain('type="dynamic" availabilityStartTime="1970-01-01T00:00:00Z"');
    expect(text).toContain("http://www.dashif.org/guidelines/low-latency-live-v5");
    expect(text).toContain('timeShiftBufferDepth="PT600S"');
    expect(text).toContain(`<Period id="0" start="PT${START_MS / 1000}S">`);
    expect(text).toContain(
      `<SegmentTemplate timescale="90000" duration="180000" startNumber="${FIRST}" presentationTimeOffset="${START_MS * 90}" availabilityTimeOffset="1.78" availabilityTimeComplete="false"`,
    );
    expect(text).toContain(`presentationTimeOffset="${START_MS * 48}"`);
    expect(text.match(/<ProducerReferenceTime /g)).toHaveLength(2);
    expect(text.match(/<Resync /g)).toHaveLength(2);
    expect(text).toContain("<Label>Voce &quot;viva&quot; &amp; co</Label>");
    expect(text).toContain('<UTCTiming schemeIdUri="urn:mpeg:dash:utc:http-xsdate:2014" value="/time"/>\n</MPD>');
  });

  test("describes the latency for other players, and not for ours", () => {
    begin(0, START_MS).advance(1);
    expect(mpd(true)).toContain('<Latency referenceId="0" target="1500"');
    expect(mpd(false)).not.toMatch(/ServiceDescription|suggestedPresentationDelay/);
  });

  test("stays the same while a run goes on, and changes with runs", () => {
    const first = begin(0, START_MS);
    first.advance(1);
    const { version } = window;
    first.advance(40);
    expect(window.version).toBe(version);
    first.close();
    expect(window.version).toBeGreaterThan(version);
    expect(mpd()).toContain(`<Period id="0" start="PT${START_MS / 1000}S" duration="PT8.2S">`);
    begin(1, START_MS + 30_000).advance(1);
    expect(mpd()).toContain(`<Period id="1" start="PT${START_MS / 1000 + 30}S">`);
    expect(mpd()).toContain(`startNumber="${FIRST + 5}"`);
    expect(mpd()).toContain('initialization="$RepresentationID$/init-1.mp4" media="$RepresentationID$/1-$Number$.m4s"');
    // Of a closed run too: shaka-player streams only where every Representation has an offset.
    expect(mpd().match(/availabilityTimeOffset/g)).toHaveLength(mpd().match(/<Representation/g)?.length ?? 0);
  });

  test("waits for a slow track for the length of a segment, then goes without", () => {
    const source = startRun(window, { startMs: START_MS, tracks: [VIDEO] });
    const planned = window.runs[0];
    if (planned) planned.run = { ...planned.run, tracks: [VIDEO, AUDIO] };
    source.advance(9);
    expect(planned?.isAnnounced).toBe(false);
    source.advance(1);
    expect(planned?.isAnnounced).toBe(true);
    expect(mpd()).not.toContain("audio/mp4");
  });

  test.each([
    [25, "25"],
    [29.97003, "30000/1001"],
    [59.94006, "60000/1001"],
    [12.5, "12500/1000"],
  ])("says %f frames a second as %s", (fps, text) => expect(frameRate(fps)).toBe(text));
});

describe("blocking reload", () => {
  // 25 chunks: segments 0 and 1 are whole, and 5 parts of segment 2 are there.
  test.each([
    { asks: "", state: "ready" },
    { asks: `_HLS_msn=${FIRST}`, state: "ready" },
    { asks: `_HLS_msn=${FIRST + 1}`, state: "ready" },
    { asks: `_HLS_msn=${FIRST + 2}`, state: "wait" },
    { asks: `_HLS_msn=${FIRST + 2}&_HLS_part=4`, state: "ready" },
    { asks: `_HLS_msn=${FIRST + 2}&_HLS_part=5`, state: "wait" },
    { asks: `_HLS_msn=${FIRST + 1}&_HLS_part=10`, state: "ready" },
    { asks: `_HLS_msn=${FIRST + 3}&_HLS_part=0`, state: "wait" },
    { asks: `_HLS_msn=${FIRST + 4}`, state: 400 },
    { asks: `_HLS_msn=${FIRST + 2}&_HLS_part=40`, state: 400 },
    { asks: "_HLS_part=1", state: 400 },
    { asks: "_HLS_msn=-1", state: 400 },
    { asks: "_HLS_msn=abc", state: 400 },
    { asks: `_HLS_msn=${FIRST}&_HLS_part=1.5`, state: 400 },
  ])("`$asks` -> $state", ({ asks, state }) => {
    begin(0, START_MS).advance(25);
    const directives = readDirectives(asks);
    const answer = "status" in directives ? directives : reloadState(video(), directives);
    expect(typeof answer === "string" ? answer : answer.status).toBe(state);
  });

  test("the part after a segment's last is the first of the next", () => {
    const source = begin(0, START_MS);
    source.advance(10);
    const asks = { msn: FIRST, part: 10, skip: false };
    expect(reloadState(video(), asks)).toBe("wait");
    source.advance(1);
    expect(reloadState(video(), asks)).toBe("ready");
  });
});
