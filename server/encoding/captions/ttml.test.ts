import { describe, expect, test } from "vitest";
import { utcMs } from "../../../contracts/units.ts";
import { randomOf } from "../../../testing/random.ts";
import { cueOf } from "./cues-for-tests.ts";
import { imscDocument } from "./imsc.ts";
import { readTtml } from "./ttml.ts";

const NOW = utcMs(Date.UTC(2026, 2, 7, 12));
const AT = utcMs(NOW + 5000);
const read = (text: string, at: typeof AT | null = AT) => readTtml(text, { at, now: NOW, ptsIsUtc: true });
const NAMESPACES =
  'xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ' +
  'xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"';
const doc = (body: string, { head = "", parameters = "" } = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<tt ${NAMESPACES} xml:lang="en" ${parameters}>\n<head>${head}</head>\n<body><div>${body}</div></body></tt>`;
const texts = (text: string, at?: typeof AT | null) =>
  read(text, at).cues.map(({ lines }) => lines.map(({ spans }) => spans.map((span) => span.text).join("")));

test("reads paragraphs with speakers, styles, places and lines, on the one clock", () => {
  const { cues, faults } = read(
    doc(
      `<p xml:id="s1" region="top" ttm:agent="c" begin="00:00:01.000" end="00:00:03.500">
         Ritter <span tts:fontStyle="italic">starts</span>.<br/> <span style="strong">Good</span> rhythm &amp; more.
       </p>
       <p begin="4s" dur="1500ms"><span ttm:agent="c">Go!</span><span ttm:agent="r">Stop!</span></p>`,
      {
        head:
          '<ttm:agent xml:id="c" type="person"><ttm:name type="full">Commentator</ttm:name></ttm:agent>' +
          '<ttm:agent xml:id="r" type="person"><ttm:name type="full">Referee</ttm:name></ttm:agent>' +
          "<metadata><ttm:title>Not said</ttm:title></metadata>" +
          '<styling><style xml:id="strong" tts:fontWeight="bold"/></styling>' +
          '<layout><region xml:id="top" tts:origin="10% 8%" tts:extent="80% 20%" tts:textAlign="start"/></layout>',
      },
    ),
  );
  expect(faults).toEqual([]);
  const speaker = "Commentator";
  expect(cues).toEqual([
    {
      id: "s1",
      startMs: AT + 1000,
      endMs: AT + 3500,
      place: { fromTop: 8, align: "start" },
      lines: [
        { speaker, spans: [{ text: "Ritter " }, { text: "starts", italic: true }, { text: "." }] },
        { speaker, spans: [{ text: "Good", bold: true }, { text: " rhythm & more." }] },
      ],
    },
    {
      id: expect.stringMatching(/^[\w-]{12}$/),
      startMs: AT + 4000,
      endMs: AT + 5500,
      lines: [
        { speaker, spans: [{ text: "Go!" }] },
        { speaker: "Referee", spans: [{ text: "Stop!" }] },
      ],
    },
  ]);
});

describe("times", () => {
  const startOf = (begin: string, parameters = "") => {
    const [cue] = read(doc(`<p begin="${begin}" dur="1s">x</p>`, { parameters })).cues;
    return cue && cue.startMs - AT;
  };
  test.each([
    ["00:01:02.25", "", 62_250],
    ["00:00:01:12", 'ttp:frameRate="25"', 1480],
    ["60f", 'ttp:frameRate="30" ttp:frameRateMultiplier="1000 1001"', 2002],
    ["15000000t", 'ttp:tickRate="10000000"', 1500],
    ["0.5m", "", 30_000],
    ["0.01h", "", 36_000],
  ])("%s with %s", (begin, parameters, ms) => expect(startOf(begin, parameters)).toBeCloseTo(ms, 3));

  test("count from what encloses them, and end with it", () => {
    const text = doc('<p>in time</p><p begin="1s" end="60s">cut</p>').replace("<div>", '<div begin="10s" end="20s">');
    expect(read(text).cues.map(({ startMs, endMs }) => [startMs - AT, endMs - AT])).toEqual([
      [10_000, 20_000],
      [11_000, 20_000],
    ]);
  });

  test("of spans make cues of their own", () => {
    const text = doc(
      '<p xml:id="p" begin="1s" end="9s"><span begin="0s" end="1s">one</span><span begin="1s" end="2s">two</span></p>',
    );
    expect(read(text).cues.map(({ id, startMs, endMs }) => [id, startMs - AT, endMs - AT])).toEqual([
      ["p", 1000, 2000],
      ["p.1", 2000, 3000],
    ]);
    expect(texts(text)).toEqual([["one"], ["two"]]);
  });

  test("of day are those of the nearest day", () => {
    const parameters = 'ttp:timeBase="clock" ttp:clockMode="utc"';
    const cues = (time: string) => read(doc(`<p begin="${time}" dur="1s">x</p>`, { parameters }), null).cues;
    expect(cues("12:00:03.000")[0]?.startMs).toBe(NOW + 3000);
    expect(cues("23:00:00")[0]?.startMs).toBe(NOW + 11 * 3_600_000);
    expect(cues("01:00:00")[0]?.startMs).toBe(NOW - 11 * 3_600_000);
  });
});

describe("what is wrong is said with its place, and the rest is taken", () => {
  const good = '<p begin="1s" end="2s">good</p>';
  test.each([
    { name: "no XML", text: "WEBVTT", fault: "well-formed XML" },
    { name: "nothing", text: "", fault: "line 1, column 1: well-formed XML" },
    {
      name: "another document",
      text: "<html><body>x</body></html>",
      fault: "a tt element of http://www.w3.org/ns/ttml",
    },
    {
      name: "a document type",
      text: `<!DOCTYPE tt [<!ENTITY a "aaaa">]>${doc(good)}`,
      fault: "no document type declaration",
    },
    { name: "elements without an end", text: doc("<span>".repeat(60)), fault: "elements at most 24 deep" },
    { name: "too many elements", text: doc("<br/>".repeat(40_001)), fault: "at most 40000 elements" },
  ])("$name: nothing is taken", ({ text, fault }) => {
    const { cues, faults } = read(text);
    expect(cues).toEqual([]);
    expect(faults.map(({ place, expected }) => `${place}: ${expected}`)).toEqual([expect.stringContaining(fault)]);
  });

  test.each([
    {
      name: "an unknown time",
      body: '<p begin="soon" end="9s">x</p>',
      fault: "a time such as 00:00:01.000 or 1.5s in begin",
    },
    { name: "no end", body: '<p begin="1s">x</p>', fault: "an end or a dur" },
    { name: "an end before the start", body: '<p begin="3s" end="1s">x</p>', fault: "an end after the start" },
    { name: "an entity", body: '<p begin="1s" end="2s">&bomb;</p>', fault: "well-formed XML: undefined entity" },
    { name: "a cut", body: '<p begin="1s" end="2s">cut', fault: "well-formed XML: unexpected close tag" },
  ])("$name", ({ body, fault }) => {
    const { cues, faults } = read(doc(good + body));
    expect(cues.map(({ lines }) => lines[0]?.spans[0]?.text)).toContain("good");
    expect(faults[0]?.place).toMatch(/^line \d+, column \d+$/);
    expect(faults[0]?.expected).toContain(fault);
  });

  test("no event time", () => expect(read(doc(good), null)).toMatchObject({ cues: [], faults: [{ place: "at" }] }));
  test("markup is text or nothing", () =>
    expect(
      texts(
        doc(
          '<p begin="1s" end="2s">&lt;script&gt;<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><set/>!</p>',
        ),
      ),
    ).toEqual([["<script>alert(1)!"]]));
});

test("what is written as IMSC1 is read as what it was", () => {
  const cue = {
    ...cueOf("a", 1000.5, 2500.2),
    place: { fromTop: 20, align: "end" as const },
    lines: [
      {
        speaker: 'A "B" & <C>',
        spans: [{ text: "a < b & " }, { text: "c", italic: true as const }, { text: "d", bold: true as const }],
      },
      { spans: [{ text: "it's" }] },
    ],
  };
  const written = imscDocument([cue, cueOf("b", 0, 9000)], { fromMs: 1000, toMs: 3000, language: "en" }).toString();
  const { cues, faults } = readTtml(written, { at: utcMs(0), now: utcMs(0), ptsIsUtc: true });
  expect(faults).toEqual([]);
  expect(cues.map(({ startMs, endMs, lines, place }) => ({ startMs, endMs, lines, place }))).toEqual([
    { startMs: 1000.5, endMs: 2500.2, lines: cue.lines, place: cue.place },
    { startMs: 1000, endMs: 3000, lines: [{ spans: [{ text: "b" }] }], place: { align: "center" } },
  ]);
});

test("any text is read without complaint of its own", () => {
  const random = randomOf(5);
  const pieces = [
    "<p",
    ' begin="1s"',
    ' end="2s"',
    ">",
    "</p>",
    "<br/>",
    "<span",
    "</span>",
    "&amp;",
    "&x;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "\0",
    "é",
    "\ud800",
    ' xml:id="p"',
    ' region="r"',
    "x",
  ];
  for (let round = 0; round < 3000; round++)
    read(doc(Array.from({ length: random(0, 20) }, () => pieces[random(0, pieces.length - 1)]).join("")));
});
