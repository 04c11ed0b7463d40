import { describe, expect, test } from "vitest";
import { aimAt, estimateOffset, keepAnswer, slewedOffset, type TimeAnswer } from "./clock-offset.ts";

/** An answer whose way there took `out` ms and back `back` ms; the server is `ahead` ms ahead. */
const answer = (at: number, out: number, back: number, ahead: number): TimeAnswer => ({
  sentAt: at,
  receivedAt: at + out + back,
  serverAt: Math.floor(at + out + ahead),
});

describe("the offset to the server", () => {
  test.each([
    ["even ways", [answer(1000, 5, 5, 250)], 250, 5.5],
    [
      "the quickest of uneven ways",
      [answer(1000, 80, 2, 250), answer(2000, 2, 2, 250), answer(3000, 1, 60, 250)],
      250,
      2.5,
    ],
    ["a server behind us", [answer(1000, 3, 3, -4000)], -4000, 3.5],
  ])("%s", (_name, answers, offset, error) => {
    const estimate = estimateOffset(answers);
    expect(Math.abs((estimate?.offsetMs ?? Number.NaN) - offset)).toBeLessThanOrEqual(error);
    expect(estimate?.errorMs).toBe(error);
  });

  test("nothing without a readable answer", () => {
    expect(estimateOffset([])).toBeNull();
    expect(estimateOffset([{ sentAt: 1, receivedAt: 2, serverAt: Number.NaN }])).toBeNull();
  });

  test("forgets answers older than the last eight, so that a clock that drifts is followed", () => {
    let answers: TimeAnswer[] = [answer(0, 0, 0, 100)];
    for (let i = 1; i <= 8; i++) answers = keepAnswer(answers, answer(i * 1000, 4, 4, 160));
    expect(Math.abs((estimateOffset(answers)?.offsetMs ?? Number.NaN) - 160)).toBeLessThan(1);
  });
});

describe("the offset in use", () => {
  const still = { fromMs: 100, toMs: 100, startedAt: 0 };

  test("begins with the first estimate", () => {
    expect(aimAt(null, { offsetMs: 42, errorMs: 1 }, 5)).toEqual({ fromMs: 42, toMs: 42, startedAt: 5 });
  });

  test("stays where a new estimate does not contradict it", () => {
    expect(slewedOffset(aimAt(still, { offsetMs: 104, errorMs: 5 }, 1000), 60_000)).toBe(100);
  });

  test("moves to a better one at two milliseconds a second, and stops there", () => {
    const slew = aimAt(still, { offsetMs: 110, errorMs: 1 }, 1000);
    expect(slewedOffset(slew, 1000)).toBe(100);
    expect(slewedOffset(slew, 2000)).toBeCloseTo(102);
    expect(slewedOffset(slew, 60_000)).toBe(110);
  });

  test("steps where the machine slept", () => {
    expect(slewedOffset(aimAt(still, { offsetMs: 9000, errorMs: 1 }, 1000), 1000)).toBe(9000);
  });
});
