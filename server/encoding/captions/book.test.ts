import { describe, expect, test } from "vitest";
import { createCaptionBook, LATEST_MS, MAX_WAITING, type CaptionBook } from "./book.ts";
import { cueOf } from "./cues-for-tests.ts";

const T = 1_795_500_000_000;
const cue = (id: string, from: number, to: number, text?: string) => cueOf(id, T + from, T + to, text);
const NONE = { inTime: 0, late: 0, past: 0, replaced: 0, full: 0 };
/** What shows within each step of 200 ms. */
function shown(book: CaptionBook, from: number, to: number): string[] {
  const steps: string[] = [];
  for (let at = from; at < to; at += 200)
    steps.push(
      book
        .cut(T + at, T + at + 200)
        .map(({ id, lines }) => lines[0]?.spans[0]?.text ?? id)
        .join(" "),
    );
  return steps;
}

test("cues show from their start until before their end, in order, whenever they came", () => {
  const book = createCaptionBook();
  expect(book.take([cue("b", 400, 800), cue("a", 200, 600)])).toEqual({ ...NONE, inTime: 2 });
  expect(shown(book, 0, 1000)).toEqual(["", "a", "a b", "b", ""]);
  expect(book.waiting).toBe(0);
});

describe("a cue that comes after its time was sent", () => {
  test("begins with what is sent next, and stays until its own end or for two seconds", () => {
    const book = createCaptionBook();
    shown(book, 0, 1000);
    expect(book.take([cue("long", 600, 5000), cue("over", 200, 900)])).toEqual({ ...NONE, late: 2 });
    const [first, ...rest] = shown(book, 1000, 5200);
    expect(first).toBe("long over");
    expect(rest.filter((step) => step === "long over")).toHaveLength(3);
    expect(rest.filter((step) => step === "long")).toHaveLength(16);
    expect(rest.at(-1)).toBe("");
  });

  test("is dropped when the picture it speaks of is long gone", () => {
    const book = createCaptionBook();
    shown(book, 0, LATEST_MS + 1000);
    expect(book.take([cue("a", 800, LATEST_MS + 5000), cue("b", 1000, 2000)])).toEqual({ ...NONE, past: 1, late: 1 });
  });
});

describe("a cue with the id of another", () => {
  test("replaces what was not sent, and is the same cue to those who saw its beginning", () => {
    const book = createCaptionBook();
    book.take([cue("a", 200, 1000, "wrong"), cue("b", 1000, 1400)]);
    const [before] = book.cut(T + 200, T + 400);
    expect(book.take([cue("a", 200, 800, "right"), cue("b", 800, 1200, "moved")])).toEqual({ ...NONE, replaced: 2 });
    const [after] = book.cut(T + 400, T + 600);
    expect(after?.number).toBe(before?.number);
    expect([before, after].map((each) => each?.lines[0]?.spans[0]?.text)).toEqual(["wrong", "right"]);
    expect(shown(book, 600, 1400)).toEqual(["right", "moved", "moved", ""]);
  });

  test("takes it away where it says nothing, or ends before now", () => {
    const book = createCaptionBook();
    book.take([cue("a", 0, 1000), cue("b", 0, 1000), cue("c", 600, 1000)]);
    expect(shown(book, 0, 200)).toEqual(["a b"]);
    expect(book.take([cue("a", 0, 100), cue("b", 0, 1000, ""), cue("c", 0, 0, "")])).toEqual({ ...NONE, replaced: 3 });
    expect(shown(book, 200, 1000).join("")).toBe("");
  });

  test("that was sent already says nothing new; for a time to come it is another cue", () => {
    const book = createCaptionBook();
    const whole = [cue("1", 0, 400), cue("2", 400, 800)];
    book.take(whole);
    shown(book, 0, 600);
    expect(book.take(whole)).toEqual({ ...NONE, past: 1, replaced: 1 });
    expect(shown(book, 600, 1000)).toEqual(["2", ""]);
    expect(book.take([cue("1", 1200, 1400)])).toEqual({ ...NONE, inTime: 1 });
    expect(shown(book, 1000, 1400)).toEqual(["", "1"]);
  });
});

test("an open end is given later", () => {
  const book = createCaptionBook();
  book.take([cue("cc", 0, 16_000)]);
  expect(shown(book, 0, 600)).toEqual(["cc", "cc", "cc"]);
  book.take([cue("cc", 0, 800)]);
  expect(shown(book, 600, 1000)).toEqual(["cc", ""]);
});

test("after a break without pictures it goes on with what is due then", () => {
  const book = createCaptionBook();
  shown(book, 0, 400);
  book.take([cue("missed", 1000, 2000), cue("now", 9000, 11_000)]);
  expect(shown(book, 10_000, 10_400)).toEqual(["now", "now"]);
  expect(book.waiting).toBe(1);
});

test("has room for so many", () => {
  const book = createCaptionBook();
  const many = Array.from({ length: MAX_WAITING + 3 }, (_, index) => cue(`c${index}`, index, index + 10));
  expect(book.take(many)).toEqual({ ...NONE, inTime: MAX_WAITING, full: 3 });
  // What is there can still be corrected.
  expect(book.take([cue("c0", 0, 10, "corrected")])).toEqual({ ...NONE, replaced: 1 });
});
