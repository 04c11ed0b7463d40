import { describe, expect, test } from "vitest";
import { createLine21Encoder, FILL, withParity, type LinePair } from "./caption-encoder-for-tests.ts";
import type { CaptionBlock } from "./caption-block.ts";
import { createLine21 } from "./line21.ts";

const cc1 = createLine21Encoder(1, 1);
const cc2 = createLine21Encoder(1, 2);
const cc3 = createLine21Encoder(2, 1);

const textOf = (blocks: readonly CaptionBlock[]): string[] =>
  blocks.flatMap(({ lines }) => lines.map(({ spans }) => spans.map(({ text }) => text).join("")));

function decoder(field: 1 | 2 = 1, channel: 1 | 2 = 1) {
  const changes: string[] = [];
  const line21 = createLine21({ field, channel, onData() {}, onChange: (how) => void changes.push(how) });
  return {
    changes,
    /** What is on the screen after these. */
    after(...pairs: readonly (readonly LinePair[])[]): string[] {
      for (const [first, second] of pairs.flat()) line21.pair(first, second);
      return textOf(line21.blocks());
    },
    blocks: () => line21.blocks(),
  };
}

describe("pop-on", () => {
  test("appears whole at its end of caption, and goes with the next one or at an erasure", () => {
    const { after, changes } = decoder();
    const first = cc1.popOn(["The second run", "begins in a minute."]);
    expect(after(first.slice(0, -2))).toEqual([]);
    expect(changes).toEqual([]);
    expect(after(first.slice(-2))).toEqual(["The second run", "begins in a minute."]);
    expect(after(cc1.popOn(["Wind is light."]))).toEqual(["Wind is light."]);
    expect(after(cc1.code("EDM"))).toEqual([]);
  });

  test("an end of caption in any mode shows what was loaded", () => {
    const { after } = decoder();
    after(cc1.popOn(["one"]), cc1.code("RCL"), cc1.code("ENM"), cc1.preamble(15), cc1.text("two"), cc1.code("RDC"));
    expect(after(cc1.code("EOC"))).toEqual(["two"]);
  });

  test("lies where its rows are, groups of rows apart from each other", () => {
    const { after, blocks } = decoder();
    after(cc1.code("RCL"), cc1.preamble(1), cc1.text("[crowd]"), cc1.preamble(14), cc1.text("Go!"), cc1.code("EOC"));
    expect(blocks().map(({ lines, place }) => [lines.length, place.fromTop])).toEqual([
      [1, 10],
      [1, 79],
    ]);
  });
});

describe("roll-up", () => {
  const line = (text: string) => [...cc1.code("RU2"), ...cc1.code("CR"), ...cc1.preamble(15), ...cc1.text(text)];

  test("grows by characters and goes up at a carriage return, as many rows as it has", () => {
    const { after, changes } = decoder();
    expect(after(line("First line"))).toEqual(["First line"]);
    expect(changes.at(-1)).toBe("grown");
    expect(after(line("Second line"))).toEqual(["First line", "Second line"]);
    expect(after(line("Third line"))).toEqual(["Second line", "Third line"]);
    expect(after(cc1.code("RU4"), cc1.code("CR"), cc1.text("Fourth"))).toEqual(["Second line", "Third line", "Fourth"]);
    expect(after(cc1.code("RU2"))).toEqual(["Third line", "Fourth"]);
  });

  test("moves with its base row, and keeps room for all its rows", () => {
    const { after, blocks } = decoder();
    after(cc1.code("RU3"), cc1.code("CR"), cc1.preamble(15), cc1.text("one"), cc1.code("CR"), cc1.text("two"));
    expect(after(cc1.preamble(4))).toEqual(["one", "two"]);
    expect(blocks()[0]?.place.fromTop).toBe(21);
    expect(after(cc1.preamble(1), cc1.code("CR"), cc1.text("three"))).toEqual(["one", "two", "three"]);
    expect(blocks()[0]?.place.fromTop).toBe(10);
  });

  test("after captions of another kind begins with an empty screen", () => {
    const { after } = decoder();
    after(cc1.popOn(["old"]));
    expect(after(cc1.code("RU2"))).toEqual([]);
  });
});

describe("paint-on", () => {
  test("writes on what is there, without erasing it", () => {
    const { after } = decoder();
    after(cc1.popOn(["Start list"]));
    expect(after(cc1.code("RDC"), cc1.preamble(15, 12), cc1.text("of run two"))).toEqual(["Start list  of run two"]);
  });

  test("edits: backspace, delete to end of row, tabs", () => {
    const { after } = decoder();
    after(cc1.code("RDC"), cc1.preamble(15), cc1.text("abcd"));
    expect(after(cc1.code("BS"))).toEqual(["abc"]);
    expect(after(cc1.preamble(15), cc1.tab(1), cc1.code("DER"))).toEqual(["a"]);
    expect(after(cc1.tab(2), cc1.text("z"))).toEqual(["a  z"]);
  });

  test("a full row keeps its last place for what comes", () => {
    const { after } = decoder();
    const full = "0123456789012345678901234567890X";
    expect(after(cc1.code("RDC"), cc1.preamble(15), cc1.text(full))).toEqual([full]);
    expect(after(cc1.text("YZ"))).toEqual([`${full.slice(0, 31)}Z`]);
    expect(after(cc1.code("BS"))).toEqual([full.slice(0, 31)]);
  });
});

describe("characters", () => {
  test("of the basic set, special ones, and extended ones that replace their stand-in", () => {
    const { after } = decoder();
    after(cc1.code("RDC"), cc1.preamble(15), cc1.text("*\\'"));
    after(cc1.twice(0x11, 0x37), cc1.twice(0x11, 0x38));
    after(cc1.text("A"), cc1.twice(0x12, 0x20), cc1.text("o"), cc1.twice(0x13, 0x33));
    expect(after(cc1.text("!"))).toEqual(["áé’♪àÁö!"]);
  });

  test("italics come in by mid-row codes, which take a place, and by preambles", () => {
    const { after, blocks } = decoder();
    after(
      cc1.code("RDC"),
      cc1.preamble(14),
      cc1.text("Now"),
      cc1.italics(),
      cc1.text("Ada"),
      cc1.white(),
      cc1.text("up"),
    );
    after(cc1.preamble(15, 0, true), cc1.text("all"));
    expect(blocks()[0]?.lines).toEqual([
      { spans: [{ text: "Now " }, { text: "Ada ", italic: true }, { text: "up" }] },
      { spans: [{ text: "all", italic: true }] },
    ]);
  });

  test("a transparent space and an attribute of the background are blanks", () => {
    const { after } = decoder();
    after(cc1.code("RDC"), cc1.preamble(15), cc1.text("a"), cc1.twice(0x11, 0x39), cc1.text("b "));
    expect(after(cc1.twice(0x10, 0x22), cc1.text("c"), cc1.code("FON"), cc1.text("d"))).toEqual(["a b c d"]);
  });
});

describe("what is not for this channel is not shown", () => {
  test("the other channel of the field, and the other channel's characters", () => {
    const [one, two] = [decoder(1, 1), decoder(1, 2)];
    const both = [...cc1.popOn(["English"]), ...cc2.popOn(["Français".replace("ç", "c")])];
    expect(one.after(both)).toEqual(["English"]);
    expect(two.after(both)).toEqual(["Francais"]);
    // Without a code of their own, characters go to the channel that spoke last.
    const late = [...cc1.code("RDC"), ...cc2.code("RDC"), ...cc2.preamble(3), ...cc2.text("zwei")];
    expect(one.after(late)).toEqual(["English"]);
    expect(two.after(late)).toEqual(["zwei", "Francais"]);
  });

  test("the text service that shares the channel", () => {
    const { after } = decoder();
    after(cc1.popOn(["Captions"]), cc1.code("TR"), cc1.text("Stock prices"), cc1.code("CR"));
    expect(after(cc1.code("RTD"), cc1.text("more"))).toEqual(["Captions"]);
    expect(after(cc1.popOn(["Again"]))).toEqual(["Again"]);
  });

  test("extended data services between captions of field 2", () => {
    const { after } = decoder(2, 1);
    const xds: LinePair[] = [
      [0x01, 0x83].map(withParity) as unknown as LinePair,
      ...cc3.text("Race night"),
      [0x8f, 0x2f],
    ];
    after(cc3.code("RU2"), cc3.code("CR"), cc3.preamble(15), cc3.text("Gate"));
    expect(after(xds)).toEqual(["Gate"]);
    expect(after(cc3.text(" 4"))).toEqual(["Gate 4"]);
    expect(after(xds.slice(0, 3), cc3.code("CR"), cc3.text("Gate 5"))).toEqual(["Gate 4", "Gate 5"]);
  });
});

describe("what is damaged", () => {
  const flip = ([first, second]: LinePair): LinePair => [first ^ 0x80, second];

  test("a code that is sent twice is done once, with fill between or one of them damaged", () => {
    const { after } = decoder();
    const [carriageReturn] = cc1.code("CR");
    if (!carriageReturn) throw new Error("no code");
    after(cc1.code("RU4"), cc1.preamble(15), cc1.text("aa"));
    after([carriageReturn, FILL, carriageReturn], cc1.text("bb"));
    after([[carriageReturn[0], carriageReturn[1] ^ 0x80], carriageReturn], cc1.text("cc"));
    expect(after([])).toEqual(["aa", "bb", "cc"]);
    // Two that are far apart are two.
    expect(after([carriageReturn, FILL, FILL, FILL, FILL, carriageReturn])).toEqual(["bb", "cc"]);
  });

  test("a character that lost its parity is a block", () => {
    const { after } = decoder();
    const [pair] = cc1.text("or");
    if (!pair) throw new Error("no pair");
    after(cc1.code("RDC"), cc1.preamble(15), [flip(pair)]);
    expect(after([[pair[0], pair[1] ^ 0x80]])).toEqual(["█ro█"]);
    expect(after([[pair[0] ^ 0x80, pair[1] ^ 0x80]])).toEqual(["█ro█"]);
  });

  test("characters before any mode are nobody's", () => {
    expect(decoder().after(cc1.preamble(15), cc1.text("middle of a sentence"))).toEqual([]);
  });
});
