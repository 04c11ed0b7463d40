import { expect, test } from "vitest";
import type { Unit } from "../../../../contracts/results.ts";
import { windowOf } from "./telemetry.ts";

const unit = (more: Partial<Unit>): Unit => ({ name: "n", status: "running", ...more });

test.each<[string, Partial<Unit>, number, { from: number; to: number } | null]>([
  ["from when it really began", { start: 100, began: 120, end: 200 }, 150, { from: 120, to: 150 }],
  ["beyond its planned end while it is not over", { began: 120, end: 200 }, 250, { from: 120, to: 250 }],
  ["to its end once it is over", { status: "finished", began: 120, end: 200 }, 250, { from: 120, to: 200 }],
  [
    "never beyond the instant that is asked for",
    { status: "finished", began: 120, end: 200 },
    150,
    { from: 120, to: 150 },
  ],
  ["nothing before it began", { began: 120 }, 110, null],
  ["nothing of what has no time", {}, 110, null],
])("%s", (_, more, at, expected) => {
  expect(windowOf(unit(more), at)).toEqual(expected);
});
