import { describe, expect, test } from "vitest";
import { forgetOld, missingSegments, NOTHING_COVERED, segmentHeld, socketClosed, socketOpened } from "./coverage.ts";

const NOW = 1_790_000_000_000; // the start of segment N
const N = NOW / 2000;

describe("timed segments worth fetching", () => {
  test.each([
    ["just connected: what the backlog does not reach", socketOpened(NOTHING_COVERED, NOW), NOW - 1400, [N - 2]],
    ["connected for a while: nothing", socketOpened(NOTHING_COVERED, NOW - 5000), NOW - 1400, []],
    ["live, before a socket: only what is written", NOTHING_COVERED, NOW - 1400, [N - 2]],
    [
      "a minute back: here, ahead, and the one before",
      socketOpened(NOTHING_COVERED, NOW),
      NOW - 60_000,
      [N - 30, N - 29, N - 28, N - 27, N - 26, N - 31],
    ],
    [
      "not twice",
      segmentHeld(segmentHeld(NOTHING_COVERED, N - 30), N - 28),
      NOW - 60_000,
      [N - 29, N - 27, N - 26, N - 31],
    ],
    [
      "not what the socket brought before it broke",
      socketClosed(socketOpened(NOTHING_COVERED, NOW - 57_500), NOW - 54_000),
      NOW - 60_000,
      [N - 27, N - 26, N - 31],
    ],
    ["nothing from before the recording", NOTHING_COVERED, NOW - 20 * 60_000, []],
  ])("%s", (_name, coverage, playhead, expected) => {
    expect(missingSegments(coverage, playhead, NOW)).toEqual(expected);
  });

  test("what is old is forgotten, so that coverage does not grow", () => {
    let coverage = socketClosed(socketOpened(NOTHING_COVERED, NOW - 3_000_000), NOW - 2_900_000);
    for (let number = N - 2000; number < N; number += 1) coverage = segmentHeld(coverage, number);
    const kept = forgetOld(coverage, NOW);
    expect(kept.segments.size).toBeLessThanOrEqual(331);
    expect(kept.live).toEqual([]);
  });
});
