import { describe, expect, test } from "vitest";
import { afterQuiet, afterStall, freshLatency, LATENCY_POLICY, type LatencyState } from "./latency-policy.ts";
import { planSlew } from "./slew-policy.ts";

const T0 = 1_790_000_000_000;
const seconds = (value: number): number => T0 + value * 1000;

/** Stalls as [second at which it ended, how long it lasted in ms]; the state some seconds later. */
function live(stalls: readonly (readonly [number, number])[], untilSecond: number): LatencyState {
  let state = freshLatency(LATENCY_POLICY, T0);
  for (let second = 0; second <= untilSecond; second++) {
    for (const [at, lastedMs] of stalls)
      if (at === second) state = afterStall(state, LATENCY_POLICY, seconds(second), lastedMs);
    state = afterQuiet(state, LATENCY_POLICY, seconds(second));
  }
  return state;
}

describe("the wall's latency", () => {
  test.each<[string, (readonly [number, number])[], number, number]>([
    ["stays where nothing stalls", [], 600, 1400],
    ["stays for one stall", [[10, 300]], 20, 1400],
    [
      "grows a step when a second follows soon",
      [
        [10, 300],
        [15, 300],
      ],
      20,
      1600,
    ],
    [
      "stays when the second is long after",
      [
        [10, 300],
        [40, 300],
      ],
      50,
      1400,
    ],
    [
      "does not pay for outages",
      [
        [10, 4000],
        [15, 30_000],
        [20, 2000],
      ],
      30,
      1400,
    ],
    ["grows no further than allowed", Array.from({ length: 60 }, (_, index) => [index * 3, 400] as const), 180, 3000],
    [
      "creeps back when it was quiet",
      [
        [10, 300],
        [12, 300],
      ],
      12 + 60 + 60,
      1400,
    ],
    [
      "does not creep back at once",
      [
        [10, 300],
        [12, 300],
      ],
      60,
      1600,
    ],
  ])("%s", (_name, stalls, untilSecond, expected) => {
    expect(live(stalls, untilSecond).latencyMs).toBe(expected);
  });

  test("waits longer before it creeps back where creeping back brought stalls", () => {
    const again = live(
      [
        [10, 300],
        [12, 300],
        [75, 300],
        [76, 300],
      ],
      80,
    );
    expect(again.latencyMs).toBeGreaterThan(1600);
    expect(again.quietMs).toBeGreaterThan(freshLatency(LATENCY_POLICY, T0).quietMs);
  });
});

describe("moving the whole wall", () => {
  test.each<
    [string, { wantedMs: number | null; soundOffMs: number | null }, { by: number; withSound: boolean } | null]
  >([
    ["nothing to do", { wantedMs: 0, soundOffMs: null }, null],
    ["another latency, all together", { wantedMs: -200, soundOffMs: null }, { by: -200, withSound: true }],
    ["another latency, sound too", { wantedMs: -200, soundOffMs: 3 }, { by: -200, withSound: true }],
    ["sound leads a little away from the target", { wantedMs: -50, soundOffMs: 2 }, null],
    ["pictures follow sound that is early", { wantedMs: 0, soundOffMs: 25 }, { by: 25, withSound: false }],
    ["pictures follow sound that is late", { wantedMs: null, soundOffMs: -30 }, { by: -30, withSound: false }],
    ["sound within a third of a frame is in step", { wantedMs: 0, soundOffMs: 11 }, null],
    ["sound far off comes by itself", { wantedMs: 0, soundOffMs: 130 }, null],
  ])("%s", (_name, input, expected) => {
    const slew = planSlew(input);
    if (!expected) return expect(slew).toBeNull();
    expect((slew?.deviation ?? 0) * (slew?.forMs ?? 0)).toBeCloseTo(expected.by);
    expect(slew?.withSound).toBe(expected.withSound);
    expect(Math.abs(slew?.deviation ?? 1)).toBeLessThanOrEqual(0.03);
  });
});
