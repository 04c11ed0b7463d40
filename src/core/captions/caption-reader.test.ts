import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCaptionReader, type CaptionReader } from "./caption-reader.ts";
import { createShownCaptions } from "./shown-captions.ts";
import { box, wvttFragment, wvttInit } from "./wvtt-for-tests.ts";

const T = Date.parse("2026-03-07T10:00:00Z");
const ADDRESS = "http://alpine-1.localhost:8401/live/alpine-1/t-en/media.m3u8";
const SEGMENT_MS = 2000;
const CHUNK_MS = 500;
const LATENCY_MS = 1500;

beforeEach(() => void vi.useFakeTimers({ now: T + 60_000 }));
afterEach(() => void vi.useRealTimers());

/** An origin that makes a segment every two seconds and a chunk every half, each saying the half second that it is of. */
function fakeOrigin() {
  const runs = [{ number: 1, from: T }];
  const asked: string[] = [];
  let isAway = false;
  const now = () => Date.now();
  const runAt = (ms: number) => runs.findLast(({ from }) => from <= ms) ?? runs[0]!;
  const startOf = (sequence: number) => sequence * SEGMENT_MS;
  const chunk = (from: number) =>
    wvttFragment(from, [{ ms: CHUNK_MS, cues: [{ id: String(Math.floor(from / 1000)), text: clock(from) }] }]);

  function playlist(): string {
    const lines = ["#EXTM3U"];
    let run = 0;
    for (let from = T; from < now(); from += SEGMENT_MS) {
      const inRun = runAt(from).number;
      if (inRun !== run) lines.push(`#EXT-X-MAP:URI="init-${inRun}.mp4"`);
      run = inRun;
      const name = `${run}-${from / SEGMENT_MS}`;
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(from).toISOString()}`);
      if (from + SEGMENT_MS <= now()) lines.push("#EXTINF:2.00000,", `${name}.m4s`);
      else lines.push(`#EXT-X-PART:DURATION=0.5,URI="${name}.0.m4s"`);
    }
    return lines.join("\n");
  }

  function segment(run: number, sequence: number, signal: AbortSignal): Response {
    const start = startOf(sequence);
    if (runAt(start).number !== run) {
      return runs.some(({ number }) => number === run)
        ? new Response(box("styp", "cmfs") as Uint8Array<ArrayBuffer>)
        : new Response(null, { status: 404 });
    }
    let at = start;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener("abort", () => {
          clearTimeout(timer);
          controller.error(signal.reason);
        });
        const push = () => {
          while (at < start + SEGMENT_MS && at + CHUNK_MS <= now()) {
            controller.enqueue(chunk(at));
            at += CHUNK_MS;
          }
          if (at >= start + SEGMENT_MS) controller.close();
          else timer = setTimeout(push, at + CHUNK_MS - now());
        };
        push();
      },
    });
    return new Response(body);
  }

  const get = (url: string, init?: RequestInit): Promise<Response> => {
    const name = url.slice(url.lastIndexOf("/") + 1);
    asked.push(name);
    if (isAway) return Promise.reject(new TypeError("away"));
    if (name === "media.m3u8") return Promise.resolve(new Response(playlist()));
    if (name.startsWith("init-")) return Promise.resolve(new Response(wvttInit() as Uint8Array<ArrayBuffer>));
    const [run = 0, sequence = 0] = name.split(/[-.]/).map(Number);
    return Promise.resolve(segment(run, sequence, init?.signal ?? new AbortController().signal));
  };
  return {
    get: get as unknown as typeof fetch,
    asked,
    counts: (name: string) => asked.filter((each) => each === name).length,
    startRun: (number: number, from: number) => void runs.push({ number, from }),
    setAway: (away: boolean) => void (isAway = away),
  };
}

const clock = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(11, 19);
const read = (reader: CaptionReader, at: number) =>
  reader.at(at).current.map(({ lines }) => lines.map(({ spans }) => spans.map(({ text }) => text).join("")).join("|"));

function open(origin = fakeOrigin()) {
  let offset = -LATENCY_MS;
  let pausedAt: number | null = null;
  const playhead = () => pausedAt ?? Date.now() + offset;
  const reader = createCaptionReader({ address: ADDRESS, playhead, now: () => Date.now(), get: origin.get });
  return {
    origin,
    reader,
    playhead,
    seekTo: (at: number) => void (offset = at - Date.now()),
    pause: () => void (pausedAt = playhead()),
  };
}
const run = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("at the live edge the playlist is read once, and every caption is there before its moment", async () => {
  const { origin, reader, playhead } = open();
  await run(1000);
  const late: string[] = [];
  for (let step = 0; step < 200; step++) {
    await run(100);
    if (read(reader, playhead()).join() !== clock(playhead())) late.push(clock(playhead()));
  }
  expect(late).toEqual([]);
  expect(origin.counts("media.m3u8")).toBe(1);
  expect(origin.counts("init-1.mp4")).toBe(1);
  const segments = origin.asked.filter((name) => name.endsWith(".m4s"));
  expect(new Set(segments).size).toBe(segments.length);
  reader.close();
});

test("a seek back reads what the playhead needs, first what it stands on, and what was said before", async () => {
  const { origin, reader, playhead, seekTo } = open();
  await run(3000);
  origin.asked.length = 0;
  seekTo(T + 20_300);
  await run(300);
  expect(read(reader, playhead())).toEqual([clock(playhead())]);
  expect(origin.asked[0]).toBe(`1-${(T + 20_000) / SEGMENT_MS}.m4s`);
  expect(reader.at(playhead()).previous).not.toBeNull();
  await run(4000);
  expect(origin.counts("media.m3u8")).toBe(0);
  // No further than is needed.
  expect(origin.asked.length).toBeLessThan(16);
  reader.close();
});

test("and a seek to before the recording finds nothing, and asks for nothing", async () => {
  const { origin, reader, playhead, seekTo } = open();
  await run(3000);
  seekTo(T - 60_000);
  origin.asked.length = 0;
  await run(3000);
  expect(read(reader, playhead())).toEqual([]);
  expect(origin.asked.length).toBeLessThan(3);
  reader.close();
});

test("a paused playhead reads a little ahead and then rests", async () => {
  const { origin, reader, pause, playhead } = open();
  await run(3000);
  pause();
  await run(14_000);
  origin.asked.length = 0;
  await run(20_000);
  expect(origin.asked).toEqual([]);
  expect(read(reader, playhead())).toEqual([clock(playhead())]);
  reader.close();
});

test("a new run is found in the playlist", async () => {
  const { origin, reader, playhead } = open();
  await run(1000);
  origin.startRun(2, T + 66_000);
  await run(12_000);
  expect(read(reader, playhead())).toEqual([clock(playhead())]);
  expect(origin.counts("media.m3u8")).toBeGreaterThan(1);
  expect(origin.counts("init-2.mp4")).toBe(1);
  reader.close();
});

test("while the origin is away it is asked less and less, the viewer is told, and captions come back", async () => {
  const { origin, reader, playhead } = open();
  await run(1000);
  origin.setAway(true);
  await run(30_000);
  expect(reader.arrives.get()).toBe(false);
  expect(origin.asked.filter((name) => name === "media.m3u8").length).toBeLessThan(10);
  origin.setAway(false);
  await run(9000);
  expect(reader.arrives.get()).toBe(true);
  expect(read(reader, playhead())).toEqual([clock(playhead())]);
  reader.close();
});

test("closed, it asks for nothing more", async () => {
  const { origin, reader } = open();
  await run(1000);
  reader.close();
  origin.asked.length = 0;
  await run(10_000);
  expect(origin.asked).toEqual([]);
});

test("a track whose clock jumps, and one that is none, leave nothing and do no harm", async () => {
  for (const body of [
    wvttFragment(T + 9e9, [{ ms: 9e8, cues: [{ text: "later" }] }]),
    new TextEncoder().encode("<html>"),
  ]) {
    const origin = fakeOrigin();
    const get = ((input: string, init?: RequestInit) =>
      input.endsWith(".m4s")
        ? Promise.resolve(new Response(body as Uint8Array<ArrayBuffer>))
        : origin.get(input, init)) as unknown as typeof fetch;
    const reader = createCaptionReader({
      address: ADDRESS,
      playhead: () => Date.now() - LATENCY_MS,
      now: () => Date.now(),
      get,
    });
    await run(20_000);
    expect(read(reader, Date.now() - LATENCY_MS)).toEqual([]);
    expect(reader.arrives.get()).toBe(false);
    expect(origin.asked.length).toBeLessThan(20);
    reader.close();
  }
});

test("what is shown changes within 10 ms of its moment, also after a seek within 100", async () => {
  const { reader, playhead, seekTo } = open();
  await run(1300);
  const shown = createShownCaptions(reader, playhead);
  const changes: number[] = [];
  shown.state.subscribe(() => changes.push(playhead() % 1000));
  await run(8000);
  expect(changes.length).toBe(8);
  expect(Math.max(...changes)).toBeLessThanOrEqual(10);
  seekTo(playhead() - 4300);
  await run(100);
  const text = shown.state.get().current[0]?.lines[0]?.spans[0]?.text;
  expect(text).toBe(clock(playhead()));
  shown.close();
  reader.close();
});
