import { expect, test } from "vitest";
import { begunAgain, LATER_MS, later, looked, newRest, type Rest } from "./rest.ts";

const MINUTE = 60_000;
const AFTER = 40 * MINUTE;
/** A look every second. */
function watch(rest: Rest, from: number, ms: number, isWatching = true, afterMs = AFTER): Rest {
  let state = rest;
  for (let at = from; at <= from + ms; at += 1000) state = looked(state, at, isWatching, afterMs);
  return state;
}

test("a break is suggested after so many minutes of watching, and not before", () => {
  expect(watch(newRest, 0, AFTER - 1000).isDue).toBe(false);
  expect(watch(newRest, 0, AFTER).isDue).toBe(true);
});

test.each([
  ["paused or in the background", (rest: Rest) => watch(rest, 10 * MINUTE, 60 * MINUTE, false)],
  ["asleep", (rest: Rest) => looked(rest, 90 * MINUTE, true, AFTER)],
  ["set back by a clock", (rest: Rest) => looked(rest, -90 * MINUTE, true, AFTER)],
])("time %s does not count", (_what, passes) => {
  const rest = passes(watch(newRest, 0, 10 * MINUTE));
  expect(rest.watchedMs).toBe(10 * MINUTE);
  expect(rest.isDue).toBe(false);
});

test("off suggests none, and takes back what was suggested", () => {
  expect(watch(newRest, 0, 3 * AFTER, true, 0).isDue).toBe(false);
  expect(looked(watch(newRest, 0, AFTER), AFTER + 1000, true, 0).isDue).toBe(false);
});

test("what is due stays due until it is answered", () => {
  expect(watch(watch(newRest, 0, AFTER), AFTER + 1000, MINUTE, false).isDue).toBe(true);
});

test("later is ten minutes of watching later; going on begins anew", () => {
  const due = watch(newRest, 0, AFTER);
  expect(watch(later(due), AFTER + 1000, LATER_MS - 2000).isDue).toBe(false);
  expect(watch(later(due), AFTER + 1000, LATER_MS).isDue).toBe(true);
  expect(watch(begunAgain(due), AFTER + 1000, AFTER - 2000).isDue).toBe(false);
  expect(watch(begunAgain(due), AFTER + 1000, AFTER).isDue).toBe(true);
});
