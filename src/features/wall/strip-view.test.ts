import { expect, test } from "vitest";
import { stripView } from "./strip-view.ts";

const spans = [0, 100, 200, 300, 400].map((start) => ({ start, end: start + 98 }));

test.each([
  ["at the beginning", 0, { first: 1, last: 2, isAtStart: true, isAtEnd: false }],
  ["one further", 100, { first: 2, last: 3, isAtStart: false, isAtEnd: false }],
  ["between two", 160, { first: 3, last: 4, isAtStart: false, isAtEnd: false }],
  ["at the end", 258, { first: 4, last: 5, isAtStart: false, isAtEnd: true }],
])("a strip %s", (_name, at, expected) =>
  expect(stripView(spans, { start: at, end: at + 240 })).toMatchObject({ ...expected, of: 5 }),
);

test("an empty strip is at both its ends", () =>
  expect(stripView([], { start: 0, end: 240 })).toMatchObject({ first: 0, of: 0, isAtStart: true, isAtEnd: true }));
