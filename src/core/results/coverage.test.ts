import { expect, test } from "vitest";
import { covers, uncoveredFrom, withoutBefore, withStretch, type Coverage } from "./coverage.ts";

const of = (...stretches: [number, number][]): Coverage =>
  stretches.reduce<Coverage>((coverage, [from, to]) => withStretch(coverage, from, to), []);

test.each([
  {
    what: "apart",
    coverage: of([30, 40], [10, 20]),
    is: [
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ],
  },
  { what: "touching", coverage: of([10, 20], [20, 30]), is: [{ from: 10, to: 30 }] },
  { what: "bridged", coverage: of([10, 20], [30, 40], [15, 35]), is: [{ from: 10, to: 40 }] },
  { what: "within", coverage: of([10, 40], [20, 30]), is: [{ from: 10, to: 40 }] },
  { what: "backwards", coverage: of([20, 10]), is: [] },
])("stretches that lie $what", ({ coverage, is }) => {
  expect(coverage).toEqual(is);
});

test("what is known, and from where on it is not", () => {
  const coverage = of([10, 20], [30, 40]);
  expect([9, 10, 20, 25].map((at) => covers(coverage, at))).toEqual([false, true, true, false]);
  expect([5, 10, 20, 25, 35].map((at) => uncoveredFrom(coverage, at))).toEqual([5, 20, 20, 25, 40]);
});

test("the old is forgotten", () => {
  expect(withoutBefore(of([10, 20], [30, 40]), 35)).toEqual([{ from: 35, to: 40 }]);
});
