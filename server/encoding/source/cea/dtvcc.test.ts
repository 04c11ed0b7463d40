import { describe, expect, test } from "vitest";
import { packetPairs, windows, type ServiceBlock } from "./caption-encoder-for-tests.ts";
import type { CaptionBlock } from "./caption-block.ts";
import { createDtvcc } from "./dtvcc.ts";
import { createDtvccService } from "./dtvcc-service.ts";
import { CC_TYPE, type CcPair } from "./user-data.ts";

const textOf = (blocks: readonly CaptionBlock[]): string[] =>
  blocks.flatMap(({ lines }) => lines.map(({ spans }) => spans.map(({ text }) => text).join("")));

function service() {
  const decoder = createDtvccService({ onChange() {} });
  return {
    decoder,
    after(...codes: readonly (readonly number[])[]): string[] {
      decoder.push(Uint8Array.from(codes.flat()), 0);
      return textOf(decoder.blocks());
    },
  };
}
const { define, text, display, hide, toggle, remove, clear, current, locate, attributes, pen } = windows;
const CR = [0x0d];

describe("windows", () => {
  test("are shown, hidden, toggled, cleared and deleted", () => {
    const { after } = service();
    expect(after(define(0, { visible: false }), text("Hidden"))).toEqual([]);
    expect(after(display(1))).toEqual(["Hidden"]);
    expect(after(hide(1))).toEqual([]);
    expect(after(toggle(1))).toEqual(["Hidden"]);
    expect(after(clear(1))).toEqual([]);
    expect(after(text("New"))).toEqual(["New"]);
    expect(after(remove(1))).toEqual([]);
    expect(after(text("nowhere"), display(1))).toEqual([]);
  });

  test("up to eight of them come from top to bottom, whichever is written to", () => {
    const { after, decoder } = service();
    after(define(1, { anchor: 70 }), text("bottom"), define(0, { anchor: 5, point: 0 }), text("top"));
    expect(after(current(1), text("!"))).toEqual(["top", "bottom!"]);
    expect(decoder.blocks().map(({ place }) => place.fromTop)).toEqual([15, 74]);
    expect(after(remove(0xff))).toEqual([]);
  });

  test("that are defined again keep their text", () => {
    const { after } = service();
    after(define(2, {}), text("kept"));
    expect(after(define(2, { visible: true, anchor: 40 }), text(" on"))).toEqual(["kept on"]);
  });

  test("roll up at their last row", () => {
    const { after } = service();
    after(define(0, { rows: 2 }), text("one"), CR, text("two"), CR);
    expect(after(text("three"))).toEqual(["two", "three"]);
  });

  test("roll down, and write from right to left", () => {
    const { after } = service();
    after(define(0, { rows: 2, columns: 8 }), attributes(1, 2, 1), locate(0, 7), [0x10, 0x20], text("abc"));
    expect(after(CR, text("def"))).toEqual(["def", "abc"]);
  });

  test("write columns from top to bottom", () => {
    const { after } = service();
    expect(after(define(0, { rows: 4, columns: 2, style: 7 }), text("up"), CR, text("down"))).toEqual(["up", "down"]);
    expect(after(CR, text("next"))).toEqual(["down", "next"]);
  });

  test("the pen goes where it is sent; backspace, form feed, and a row begun anew", () => {
    const { after } = service();
    after(define(0, { rows: 3 }), locate(2, 4), text("third"), locate(0, 0), text("firsT"), [0x08], text("t"));
    expect(after([])).toEqual(["first", "third"]);
    expect(after([0x0e], text("again"))).toEqual(["again", "third"]);
    expect(after([0x0c], text("all new"))).toEqual(["all new"]);
  });

  test("italics, alignment, and text that is not to be shown", () => {
    const { after, decoder } = service();
    after(define(0, { style: 3 }), text("He "), pen(true), text("won"), pen(false, 15), text("secret"));
    expect(decoder.blocks()).toEqual([
      { lines: [{ spans: [{ text: "He " }, { text: "won", italic: true }] }], place: { fromTop: 76, align: "center" } },
    ]);
  });
});

describe("codes", () => {
  test("characters of all sets", () => {
    const { after } = service();
    const sets = [0x7f, 0xe9, 0x10, 0x39, 0x10, 0xa0, 0x18, 0x30, 0xb9, 0x10, 0x50];
    expect(after(define(0, {}), text("A"), sets)).toEqual(["A♪é™[CC]ス_"]);
  });

  test("that nobody has defined are skipped whole", () => {
    const { after } = service();
    const unknown = [
      ...[0x11, 0x41, 0x19, 0x41, 0x41, 0x10, 0x01, 0x10, 0x09, 0x41, 0x10, 0x11, 0x41, 0x41],
      ...[0x10, 0x81, 0x41, 0x41, 0x41, 0x41, 0x10, 0x89, 0x41, 0x41, 0x41, 0x41, 0x41, 0x10, 0x91, 2, 0x41, 0x41],
    ];
    expect(after(define(0, {}), unknown, text("Z"))).toEqual(["Z"]);
  });

  test("a command that is parted between blocks is one", () => {
    const { after } = service();
    const whole = define(0, {});
    after(whole.slice(0, 3));
    expect(after(whole.slice(3), text("ok"))).toEqual(["ok"]);
  });

  test("a delay holds what follows until its time, its cancelling, a reset or a full buffer", () => {
    const { after, decoder } = service();
    expect(after(define(0, {}), text("a"), windows.delay(5), text("b"))).toEqual(["a"]);
    decoder.advance(499);
    expect(after([])).toEqual(["a"]);
    decoder.advance(500);
    expect(after([])).toEqual(["ab"]);
    after(windows.delay(50), text("c"));
    expect(after(text("d"), windows.cancelDelay(), text("e"))).toEqual(["abcde"]);
    after(windows.delay(50), text("f"));
    expect(after(text("x".repeat(31)))).toEqual(["abcde"]);
    for (let block = 0; block < 4; block++) after(text("x".repeat(31)));
    expect(after([])[0]?.startsWith("abcdefxxx")).toBe(true);
    after(windows.delay(50), text("g"));
    expect(after(windows.reset(), define(1, {}), text("anew"))).toEqual(["anew"]);
  });
});

describe("packets", () => {
  function channel() {
    const blocks: { service: number; text: string }[] = [];
    let losses = 0;
    const dtvcc = createDtvcc({
      onBlock: (of, bytes) => void blocks.push({ service: of, text: Buffer.from(bytes).toString("latin1") }),
      onLoss: () => void losses++,
    });
    return {
      blocks,
      losses: () => losses,
      push(pairs: readonly CcPair[]) {
        for (const { type, first, second } of pairs) dtvcc.push(type === CC_TYPE.packetStart, first, second);
      },
    };
  }
  const block = (of: number, said: string): ServiceBlock => ({ service: of, bytes: text(said) });

  test("carry blocks of several services, extended numbers among them", () => {
    const { push, blocks } = channel();
    push(packetPairs(0, [block(1, "one"), block(2, "two"), block(40, "forty")]));
    expect(blocks).toEqual([
      { service: 1, text: "one" },
      { service: 2, text: "two" },
      { service: 40, text: "forty" },
    ]);
  });

  test("the largest is taken whole", () => {
    const { push, blocks } = channel();
    push(
      packetPairs(
        0,
        Array.from({ length: 4 }, () => block(1, "x".repeat(30))),
      ),
    );
    expect(blocks).toHaveLength(4);
  });

  test("one that is cut short is left out and counted as lost; numbers that stand still are not", () => {
    const { push, blocks, losses } = channel();
    push(packetPairs(0, [block(1, "a")]));
    push(packetPairs(1, [block(1, "lost with it")]).slice(0, 3));
    push(packetPairs(2, [block(1, "c")]));
    expect(blocks.map((each) => each.text)).toEqual(["a", "c"]);
    expect(losses()).toBe(1);
    push(packetPairs(2, [block(1, "d")]));
    expect(losses()).toBe(1);
  });

  test("a block that is longer than its packet is not read", () => {
    const { push, blocks } = channel();
    push([
      { type: CC_TYPE.packetStart, first: 2, second: (1 << 5) | 20 },
      { type: CC_TYPE.packetData, first: 0x41, second: 0x41 },
    ]);
    expect(blocks).toEqual([]);
  });
});
