import { describe, expect, test } from "vitest";
import {
  readCaptionCue,
  readCaptionPlace,
  readCaptionText,
  writeCaptionPlace,
  writeCaptionText,
} from "./caption-text.ts";
import { CAPTION_LIMITS } from "./captions.ts";
import { utcMs } from "./units.ts";

const line = (text: string, speaker?: string) => ({ ...(speaker === undefined ? {} : { speaker }), spans: [{ text }] });

describe("what is read", () => {
  test.each([
    {
      name: "lines",
      text: "One\nTwo\r\n\r\nThree\rFour",
      lines: ["One", "Two", "Three", "Four"].map((each) => line(each)),
    },
    {
      name: "a speaker",
      text: "<v Commentator>Ritter starts.\nGood rhythm.</v>",
      lines: [line("Ritter starts.", "Commentator"), line("Good rhythm.", "Commentator")],
    },
    {
      name: "two speakers on one line",
      text: "<v.loud A>Go!</v> <v B &amp; C>Stop!",
      lines: [line("Go!", "A"), line("Stop!", "B & C")],
    },
    {
      name: "italic and bold",
      text: "a <i>b <b>c</b></i> d",
      lines: [
        {
          spans: [
            { text: "a " },
            { text: "b ", italic: true },
            { text: "c", italic: true, bold: true },
            { text: " d" },
          ],
        },
      ],
    },
    {
      name: "references",
      text: "Fish &amp; &lt;chips&gt; &#65;&#x42;&unknown; &#xffffff;",
      lines: [line("Fish & <chips> AB&unknown; \ufffd")],
    },
    { name: "a sign that is no tag", text: "3 < 5 and <3", lines: [line("3 < 5 and <3")] },
    {
      name: "ruby, classes, languages and time tags",
      text: "<c.red>R</c><lang en>E</lang><ruby>x<rt>y</rt></ruby>",
      lines: [line("RExy")],
    },
    {
      name: "script, as text without its tag",
      text: "<script>alert(1)</script><img src=x onerror=alert(1)>!",
      lines: [line("alert(1)!")],
    },
    { name: "escaped script, as the text it is", text: "&lt;script&gt;", lines: [line("<script>")] },
    { name: "a tag that is cut off", text: "Hello <b", lines: [line("Hello")] },
    { name: "control characters and overrides", text: "a\u0000b\u202ec\u0007\tde", lines: [line("abc de")] },
    { name: "nothing", text: " \n<i> </i>\n", lines: [] },
    { name: "ends without beginnings", text: "</i></b></v>a", lines: [line("a")] },
  ])("$name", ({ text, lines }) => expect(readCaptionText(text)).toEqual(lines));

  test("what is too long is cut", () => {
    const lines = readCaptionText(`<v ${"n".repeat(500)}>${`${"x".repeat(1000)}\n`.repeat(50)}`);
    expect(lines).toHaveLength(CAPTION_LIMITS.lines);
    expect(lines[0]?.speaker).toHaveLength(CAPTION_LIMITS.speakerLength);
    expect(lines[0]?.spans[0]?.text).toHaveLength(CAPTION_LIMITS.lineLength);
  });

  test("any text is read, and what was read survives writing and reading again", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const pieces = [
      "<",
      ">",
      "&",
      "i",
      "b",
      "v ",
      "/",
      "\n",
      "\r",
      "é",
      "😀",
      "\ud83d",
      "#x41;",
      "amp;",
      " ",
      "<i>",
      "</v>",
      "<v A>",
      "!--",
    ];
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: random(24) }, () => pieces[random(pieces.length)]).join("");
      const lines = readCaptionText(text);
      expect({ text, lines: readCaptionText(writeCaptionText(lines)) }).toEqual({ text, lines });
    }
  });
});

test.each([
  { settings: "line:84% align:left position:10%", place: { fromTop: 84, align: "start" } },
  { settings: "line:0", place: { fromTop: 0 } },
  { settings: "line:-3,end", place: { fromTop: 80 } },
  { settings: "align:right", place: { align: "end" } },
  { settings: "line:400% align:upwards region:r", place: undefined },
  { settings: "", place: undefined },
])("settings $settings", ({ settings, place }) => expect(readCaptionPlace(settings)).toEqual(place));

test("a cue is its parts, and one without a word is none", () => {
  const time = { id: "7", startMs: utcMs(1000), endMs: utcMs(2000) };
  expect(readCaptionCue(time, "Go!", "line:10%")).toEqual({ ...time, lines: [line("Go!")], place: { fromTop: 10 } });
  expect(readCaptionCue(time, "Go!", "")).toEqual({ ...time, lines: [line("Go!")] });
  expect(readCaptionCue(time, "<i></i>", "line:10%")).toBeUndefined();
});

test("a place survives", () => {
  expect(readCaptionPlace(writeCaptionPlace({ fromTop: 33.333, align: "end" }))).toEqual({
    fromTop: 33.33,
    align: "end",
  });
  expect(writeCaptionPlace({})).toBe("");
});
