import { expect, test } from "vitest";
import type { CaptionCue } from "../../../contracts/captions.ts";
import { utcMs } from "../../../contracts/units.ts";
import { createCaptionBook } from "./caption-book.ts";

const cue = (id: string, startMs: number, endMs: number, text = id): CaptionCue => ({
  id,
  startMs: utcMs(startMs),
  endMs: utcMs(endMs),
  lines: [{ spans: [{ text }] }],
});
const book = (...cues: CaptionCue[]) => {
  const made = createCaptionBook();
  for (const each of cues) made.add({ from: each.startMs, to: each.endMs, cues: [each] });
  return made;
};
const ids = (found: { current: readonly CaptionCue[]; previous: CaptionCue | null }) => [
  found.current.map(({ id }) => id).join("+"),
  found.previous?.id ?? null,
];

test("what is to be read, and what was read before; nothing ahead", () => {
  const made = book(cue("a", 1000, 2000), cue("b", 2500, 4000), cue("c", 3000, 4000));
  expect([999, 1000, 1999, 2000, 2500, 3000, 4000, 16_001].map((at) => ids(made.at(at)))).toEqual([
    ["", null],
    ["a", null],
    ["a", null],
    ["", "a"],
    ["b", "a"],
    ["b+c", "a"],
    ["", "c"],
    ["", null],
  ]);
});

test("parts of a cue are one, in whatever order they come, and keep their lines", () => {
  const made = book(cue("a", 1500, 2000), cue("a", 1000, 1500.4), cue("a", 2001, 2400));
  expect(made.size).toBe(1);
  expect(made.at(1000).current[0]).toMatchObject({ startMs: 1000, endMs: 2400 });
  const { lines } = made.at(1000).current[0] ?? {};
  made.add({ from: 2400, to: 2900, cues: [cue("a", 2400, 2900)] });
  expect(made.at(2800).current[0]?.lines).toBe(lines);
});

test("another text, another id or a pause in between is another cue", () => {
  const made = book(cue("a", 0, 500), cue("a", 500, 900, "b"), cue("c", 900, 1000, "b"), cue("c", 1100, 1200, "b"));
  expect(made.size).toBe(4);
});

test("the same twice is there once", () => {
  const made = book(cue("a", 0, 500), cue("a", 0, 500));
  expect(made.size).toBe(1);
});

test("the next edge is where the answer changes", () => {
  const made = book(cue("a", 1000, 2000), cue("b", 2500, 4000));
  expect([0, 1000, 2000, 2500].map((at) => made.nextEdge(at))).toEqual([1000, 2000, 2500, 4000]);
  expect(book().nextEdge(0)).toBeNull();
});

test("what is known is known, also of nothing, until it is forgotten", () => {
  const made = book(cue("a", 1000, 2000));
  made.addNothing(2000, 5000);
  expect([made.knows(999), made.knows(4500), made.unknownFrom(1500)]).toEqual([false, true, 5000]);
  made.keep(2500, 4000);
  expect([made.size, made.knows(1500), made.knows(3000), made.unknownFrom(3000)]).toEqual([0, false, true, 4000]);
});

test("it holds no more than it may", () => {
  const made = createCaptionBook();
  for (let index = 0; index < 40; index++)
    made.add({
      from: 0,
      to: 1,
      cues: Array.from({ length: 100 }, (_, each) => cue(`${index}-${each}`, index, index + 1)),
    });
  expect(made.size).toBe(3000);
});
