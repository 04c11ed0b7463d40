import { describe, expect, test } from "vitest";
import type { PlaybackError } from "./player.ts";
import { COUNTED_ATTEMPTS, mayRetry, patienceMs, planAttempt } from "./retry-plan.ts";

const network: PlaybackError = { kind: "network", detail: "", recovery: "retry" };
const decode: PlaybackError = { kind: "decode", detail: "", recovery: "retry" };

describe("coming back", () => {
  test.each([
    [1, network, { delayMs: 300, how: "resume", shown: "reconnecting" }],
    [2, network, { delayMs: 600, how: "resume", shown: "reconnecting" }],
    [3, network, { delayMs: 1200, how: "reload", shown: "reconnecting" }],
    [1, decode, { delayMs: 300, how: "reload", shown: "reconnecting" }],
    [COUNTED_ATTEMPTS, network, { delayMs: 3000, how: "reload", shown: "reconnecting" }],
    [COUNTED_ATTEMPTS + 1, network, { delayMs: 3000, how: "reload", shown: "failed" }],
    [5000, network, { delayMs: 3000, how: "reload", shown: "failed" }],
  ])("attempt %i", (attempt, error, expected) => {
    expect(planAttempt(attempt, error)).toEqual(expected);
  });

  test.each([
    [0, 3000],
    [1, 3000],
    [2, 3000],
    [3, 6000],
    [4, 8000],
    [500, 8000],
  ])("after %i attempts media may be missed for %i ms", (attempt, expected) => {
    expect(patienceMs(attempt)).toBe(expected);
  });

  test.each([
    ["retry", true],
    ["seek-to-window", true],
    ["ask-viewer", false],
    ["none", false],
  ] as const)("recovery %s", (recovery, expected) => {
    expect(mayRetry({ kind: "network", detail: "", recovery })).toBe(expected);
  });
});
