import { describe, expect, test } from "vitest";
import { selectionOf, type Cue } from "../../../contracts/cues.ts";
import { randomOf } from "../../../testing/random.ts";
import { createCueBook } from "./cue-book.ts";

const schedule = selectionOf("schedule");
const unit = (id: string, from: number, name: string | null): Cue<"unit"> => ({
  kind: "unit",
  id,
  from,
  body: name === null ? null : { name, status: "scheduled" },
});
const nameAt = (book: ReturnType<typeof createCueBook>, id: string, asOf: number) =>
  book.at("unit", id, asOf)?.name ?? null;

describe("a book of cues", () => {
  test("shows what held at an instant, and nothing that came later", () => {
    const book = createCueBook();
    book.add([unit("a", 20, "second"), unit("a", 10, "first")]);
    expect([9, 10, 19.9, 20, 99].map((at) => nameAt(book, "a", at))).toEqual([
      null,
      "first",
      "first",
      "second",
      "second",
    ]);
  });

  test("of two that hold from one instant the later one is the correction", () => {
    const book = createCueBook();
    book.add([unit("a", 10, "wrong")]);
    book.add([unit("a", 10, "right")]);
    expect(nameAt(book, "a", 10)).toBe("right");
  });

  test("what a window no longer holds is gone from its beginning on, and not before", () => {
    const book = createCueBook();
    book.add([unit("a", 10, "left out"), unit("b", 10, "kept")]);
    book.addWindow({ from: 50, to: 60, initial: [unit("b", 10, "kept")], changes: [] }, schedule);
    expect([nameAt(book, "a", 49), nameAt(book, "a", 50), nameAt(book, "b", 50)]).toEqual(["left out", null, "kept"]);
  });

  test("a window of one topic leaves the others alone", () => {
    const book = createCueBook();
    book.add([unit("a", 10, "stays")]);
    book.addWindow({ from: 50, to: 60, initial: [], changes: [] }, selectionOf("medals"));
    expect(nameAt(book, "a", 60)).toBe("stays");
  });

  test("what held at an instant is kept when older things are forgotten", () => {
    const book = createCueBook();
    book.add([
      unit("a", 10, "old"),
      unit("a", 20, "held"),
      unit("a", 30, "new"),
      unit("b", 10, "x"),
      unit("b", 15, null),
    ]);
    book.forgetBefore(25);
    expect([nameAt(book, "a", 19), nameAt(book, "a", 25), nameAt(book, "a", 30)]).toEqual([null, "held", "new"]);
    expect(book.list("unit", 100).map(({ id }) => id)).toEqual(["a"]);
  });

  test("windows in any order give what a list of all versions gives", () => {
    const random = randomOf(11);
    for (let round = 0; round < 200; round++) {
      const all: Cue<"unit">[] = [];
      for (let index = 0; index < 40; index++) {
        const id = "abcd"[random(0, 3)] ?? "a";
        const from = random(0, 99);
        if (all.some((cue) => cue.id === id && cue.from === from)) continue;
        all.push(unit(id, from, random(0, 4) === 0 ? null : `${id}${from}`));
      }
      all.sort((one, other) => one.from - other.from);
      const held = (id: string, at: number) => all.findLast((cue) => cue.id === id && cue.from <= at);
      const book = createCueBook();
      const windows = [0, 25, 50, 75].toSorted(() => random(0, 1) - 0.5);
      for (const from of windows) {
        const initial = [..."abcd"].flatMap((id) => {
          const cue = held(id, from);
          return cue?.body ? [cue] : [];
        });
        const changes = all.filter((cue) => cue.from > from && cue.from <= from + 25);
        book.addWindow({ from, to: from + 25, initial, changes }, schedule);
      }
      for (const id of "abcd")
        for (let at = 0; at <= 100; at += 5) expect(nameAt(book, id, at)).toBe(held(id, at)?.body?.name ?? null);
    }
  });
});
