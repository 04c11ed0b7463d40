import { describe, expect, test } from "vitest";
import { randomOf } from "../../../testing/random.ts";
import { createFragmentReader, readWvttInit } from "./wvtt.ts";
import { box, joined, wvttFragment, wvttInit } from "./wvtt-for-tests.ts";

const T = 1_780_000_000_000;
const reader = (timescale = 1000) => createFragmentReader({ timescale, duration: 0, size: 0 });
const text = (fragments: ReturnType<ReturnType<typeof reader>["push"]>) =>
  fragments?.flatMap(({ cues }) =>
    cues.map(({ id, startMs, endMs, lines }) => ({
      id,
      startMs,
      endMs,
      text: lines.map(({ spans }) => spans.map((span) => span.text).join("")).join("|"),
    })),
  );

describe("the init segment", () => {
  test("says the timescale", () => expect(readWvttInit(wvttInit(90_000))?.timescale).toBe(90_000));
  test.each([
    ["of another codec", wvttInit(1000, "stpp")],
    ["without a timescale", wvttInit(0)],
    ["empty", new Uint8Array(0)],
    ["some text", new TextEncoder().encode("<!doctype html>")],
    ["a header and no more", box("moov", box("trak", box("mdia", box("mdhd"), box("minf", box("stbl", box("stsd"))))))],
  ])("%s: is none", (_, bytes) => expect(readWvttInit(bytes)).toBeNull());
});

describe("a fragment", () => {
  test("speaks for its stretch, with cues and gaps at their event times", () => {
    const bytes = wvttFragment(
      T,
      [{ ms: 200 }, { ms: 300, cues: [{ id: "a", text: "Ritter starts.\nGood rhythm.", settings: "line:10%" }] }],
      90_000,
    );
    const [fragment] = reader(90_000).push(bytes) ?? [];
    expect(fragment).toMatchObject({ from: T, to: T + 500 });
    expect(fragment?.cues).toEqual([
      {
        id: "a",
        startMs: T + 200,
        endMs: T + 500,
        lines: [{ spans: [{ text: "Ritter starts." }] }, { spans: [{ text: "Good rhythm." }] }],
        place: { fromTop: 10 },
      },
    ]);
  });

  test("comes whole out of any pieces, with boxes around it that mean nothing here", () => {
    const bytes = joined([
      box("styp", "cmfs"),
      box("prft", new Uint8Array(20)),
      wvttFragment(T, [{ ms: 500, cues: [{ source: 7, text: "One" }] }]),
      wvttFragment(T + 500, [{ ms: 500, cues: [{ source: 7, text: "Two" }, { text: "Three" }] }]),
    ]);
    for (const step of [1, 7, 64, bytes.length]) {
      const pieces = reader();
      const found = [];
      for (let at = 0; at < bytes.length; at += step) found.push(...(pieces.push(bytes.slice(at, at + step)) ?? []));
      expect(text(found)).toEqual([
        { id: "#7", startMs: T, endMs: T + 500, text: "One" },
        { id: "#7", startMs: T + 500, endMs: T + 1000, text: "Two" },
        { id: "", startMs: T + 500, endMs: T + 1000, text: "Three" },
      ]);
    }
  });

  test("markup is text or nothing", () => {
    const attack = `<script>alert(1)</script><img src=x onerror="alert(2)"> &lt;b&gt;`;
    expect(text(reader().push(wvttFragment(T, [{ ms: 1, cues: [{ text: attack }] }])))?.[0]?.text).toBe("alert(1) <b>");
  });

  test("what is too long for one, or no box, ends it for good", () => {
    const broken = reader();
    expect(broken.push(Uint8Array.from([0, 0, 0, 3, 1, 2, 3, 4]))).toBeNull();
    expect(broken.push(wvttFragment(T, [{ ms: 1 }]))).toBeNull();
    const endless = reader();
    expect(endless.push(Uint8Array.from([127, 0, 0, 0, 109, 100, 97, 116]))).toEqual([]);
    expect(endless.push(new Uint8Array(1024 * 1024))).toBeNull();
  });
});

test("no bytes make it throw, loop, or read what it was not given", () => {
  const random = randomOf(14496);
  const below = (most: number) => random(0, most - 1);
  const seed = joined([
    wvttInit(),
    wvttFragment(T, [
      { ms: 100, cues: [{ id: "a", text: "Good rhythm" }] },
      { ms: 400 },
      { ms: 1, cues: [{ text: "<i>" }] },
    ]),
  ]);
  for (let round = 0; round < 4000; round++) {
    const bytes = seed.slice(0, below(4) === 0 ? below(seed.length) : undefined);
    for (let count = below(6) + 1; count > 0; count--)
      bytes[below(bytes.length + 1)] = [0, 1, 255, below(256)][below(4)] ?? 0;
    readWvttInit(bytes);
    const fragments = reader().push(bytes) ?? [];
    expect(fragments.length).toBeLessThan(3);
    for (const { cues } of fragments) expect(cues.length).toBeLessThan(10_000);
  }
});
