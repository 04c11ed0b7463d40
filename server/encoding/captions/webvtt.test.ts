import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { randomOf } from "../../../testing/random.ts";
import { DOCUMENT_LIMITS } from "./document.ts";
import { readWebVtt } from "./webvtt.ts";

const NOW = utcMs(Date.UTC(2026, 2, 7, 12));
const AT = utcMs(NOW + 5000);
const read = (text: string, at: typeof AT | null = AT, ptsIsUtc = true) => readWebVtt(text, { at, now: NOW, ptsIsUtc });
const faults = (text: string, at?: typeof AT | null, ptsIsUtc?: boolean) =>
  read(text, at, ptsIsUtc).faults.map(({ place, expected }) => `${place}: ${expected}`);
const doc = (...blocks: string[]) => ["WEBVTT - commentary", ...blocks].join("\n\n");

test("reads cues with ids, speakers, places and two lines, on the one clock", () => {
  const text = doc(
    "NOTE nothing to see",
    "STYLE\n::cue { color: red }",
    "start\n00:00:01.000 --> 00:00:03.500 line:10% align:start\n<v Commentator>Ritter starts.\n<i>Good</i> rhythm.",
    "01:00:00.000 --> 01:00:01.000\n-> And 2 --> 3?",
  );
  const { cues, faults: wrong } = read(`\ufeff${text.replaceAll("\n", "\r\n")}`);
  expect(wrong).toEqual([]);
  expect(cues).toEqual([
    {
      id: "start",
      startMs: AT + 1000,
      endMs: AT + 3500,
      place: { fromTop: 10, align: "start" },
      lines: [
        { speaker: "Commentator", spans: [{ text: "Ritter starts." }] },
        { speaker: "Commentator", spans: [{ text: "Good", italic: true }, { text: " rhythm." }] },
      ],
    },
    {
      id: expect.stringMatching(/^[\w-]{12}$/),
      startMs: AT + 3_600_000,
      endMs: AT + 3_601_000,
      lines: [{ spans: [{ text: "-> And 2 --> 3?" }] }],
    },
  ]);
});

test("a cue without an id has the same one each time, and another where it says something else", () => {
  const ids = (said: string) => read(doc(`00:01.000 --> 00:02.000\n${said}`)).cues.map(({ id }) => id);
  expect(ids("one")).toEqual(ids("one"));
  expect(ids("one")).not.toEqual(ids("two"));
});

test("a cue with an id and no words takes away what has that id; one without either is nothing", () => {
  expect(read(doc("7\n00:01.000 --> 00:02.000", "00:01.000 --> 00:02.000\n<c></c>")).cues).toMatchObject([
    { id: "7", lines: [] },
  ]);
});

describe("time stamps of the contribution", () => {
  const ticks = Math.round(NOW * 90) % 2 ** 33;
  test("place a document without ?at=", () => {
    const text = `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:${ticks},LOCAL:00:00:10.000\n\n00:00:11.500 --> 00:00:12.000\nHi`;
    expect(read(text, null).cues[0]?.startMs).toBeCloseTo(NOW + 1500, 1);
    expect(read(text).cues[0]?.startMs).toBe(AT + 11_500);
  });
  test("are UTC or of no use", () => {
    const text = `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:${ticks},LOCAL:00:00:10.000\n\n00:00:11.500 --> 00:00:12.000\nHi`;
    expect(faults(text, null, false)).toEqual([
      "line 2: no X-TIMESTAMP-MAP: this feed's time stamps are not UTC",
      "at: the event time of the document's 0, such as ?at=2026-03-07T10:00:00Z or ?at=now",
    ]);
    expect(faults("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:x\n", null)[0]).toBe(
      "line 2: X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0",
    );
  });
});

const GOOD = "00:05.000 --> 00:06.000\ngood";
describe("what is wrong is said with its line, and the rest is taken", () => {
  test.each([
    {
      name: "a time with a comma",
      block: "1\n00:00:01,000 --> 00:00:02,000\nbad",
      fault: "line 4: a cue's times such as 00:00:01.000 --> 00:00:03.500",
    },
    { name: "a time of 61 seconds", block: "00:61.000 --> 00:62.000\nbad", fault: "line 3: a cue's times" },
    { name: "words without a time", block: "just words", fault: "line 3: a cue's times" },
    { name: "an end before the start", block: "00:03.000 --> 00:02.000\nbad", fault: "line 3: an end after the start" },
    { name: "no length", block: "00:03.000 --> 00:03.000\nbad", fault: "line 3: an end after the start" },
    { name: "an endless cue", block: "00:03.000 --> 10:03.000\nbad", fault: "line 3: a cue of at most 120 s" },
    {
      name: "a time of another day",
      block: "30:00:00.000 --> 30:00:01.000\nbad",
      fault: "line 3: a time within a day of now, not 2026-03-08T18:00:05.000Z",
    },
    {
      name: "a time beyond all calendars",
      block: "999999:00:00.000 --> 999999:00:01.000\nbad",
      fault: "line 3: a time within a day of now",
    },
  ])("$name", ({ block, fault }) => {
    const { cues } = read(doc(block, GOOD));
    expect(faults(doc(block, GOOD))).toEqual([expect.stringContaining(fault)]);
    expect(cues.map(({ lines }) => lines[0]?.spans[0]?.text)).toEqual(["good"]);
  });

  test("no WebVTT at all", () => expect(faults("1\n00:01.000 --> 00:02.000\nSRT")).toEqual(["line 1: WEBVTT"]));
  test("an empty body", () => expect(faults("")).toEqual(["line 1: WEBVTT"]));
  test("an empty document says nothing, and nothing is wrong with it", () =>
    expect(read("WEBVTT")).toMatchObject({ cues: [], faults: [] }));
  test("more cues than a document may have", () => {
    const many = doc(...Array<string>(DOCUMENT_LIMITS.cues + 2).fill(GOOD));
    expect(read(many).cues).toHaveLength(DOCUMENT_LIMITS.cues);
    expect(faults(many)).toEqual([expect.stringContaining(`at most ${DOCUMENT_LIMITS.cues} cues in a document`)]);
  });
  test("so many faults that nobody reads them all", () =>
    expect(faults(doc(...Array<string>(500).fill("bad")))).toHaveLength(DOCUMENT_LIMITS.faults));
});

test("any text is read without complaint of its own", () => {
  const random = randomOf(4);
  const pieces = [
    "WEBVTT",
    "\n",
    "\n\n",
    "00:01.000",
    " --> ",
    "00:02.000",
    "<v ",
    ">",
    "X-TIMESTAMP-MAP=",
    "LOCAL:",
    "NOTE",
    "\0",
    "é",
    "\ud800",
    "&#0;",
    "line:-9999%",
    "1",
  ];
  for (let round = 0; round < 4000; round++) {
    const text = `WEBVTT\n\n${Array.from({ length: random(0, 30) }, () => pieces[random(0, pieces.length - 1)]).join("")}`;
    for (const { startMs, endMs, lines } of read(text, random(0, 1) === 0 ? AT : null).cues) {
      expect(endMs).toBeGreaterThan(startMs);
      expect(lines.flatMap(({ spans }) => spans).every((span) => span.text.isWellFormed())).toBe(true);
    }
  }
});
