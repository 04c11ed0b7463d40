import { expect, test } from "vitest";
import { firstSecond, mayStart, secondsAhead } from "./readiness.ts";

const loop = (pattern: string): boolean[] => [...pattern].map((mark) => mark === "x");

test.each([
  ["....", 0, 0],
  ["xx..", 0, 2],
  ["xx.x", 3, 3],
  ["xxxx", 2, 4],
])("seconds ahead in %s from %i: %i", (pattern, from, ahead) => {
  expect(secondsAhead(loop(pattern), from)).toBe(ahead);
});

test.each([
  ["everything is there", "xxxxxxxx", 3, 0, true],
  ["nothing is there", "........", 0, 10, false],
  ["one second is not enough", "x.......", 0, 10, false],
  ["rendered faster than played", "xx......", 0, 2, true],
  ["rendered slower, the rest would be overtaken", "xxx.....", 0, 0.5, false],
  ["rendered slower, but little is missing", "xxxxxxx.", 0, 0.5, true],
  ["ahead of another place of the loop", "xx......", 4, 2, false],
  ["nobody renders any more", "xxxxxx..", 0, 0, false],
])("a camera goes on air only where it cannot catch up with its rendering: %s", (_, pattern, from, rate, may) => {
  expect(mayStart(loop(pattern), from, rate)).toBe(may);
});

test("a start that is granted never runs dry", () => {
  for (const rate of [0.4, 0.7, 0.95, 1.3, 5])
    for (let ahead = 2; ahead < 30; ahead++) {
      const ready = Array.from({ length: 30 }, (_, second) => second < ahead);
      if (!mayStart(ready, 0, rate)) continue;
      for (let second = ahead; second < 30; second++) expect((second - ahead + 1) / rate).toBeLessThanOrEqual(second);
    }
});

test("rendering begins where the playhead will be when enough is there", () => {
  expect(firstSecond(10_000, 64, 5)).toBe(13);
  // At half the speed of playing a loop of 64 s takes 128 s (154 with its margin): play may begin 90 s after the start.
  expect(firstSecond(0, 64, 0.5)).toBe(Math.floor(64 * 2.4 - 64 + 3) % 64);
});
