import { expect, test } from "vitest";
import { createEventStreamParser } from "./event-stream.ts";

test.each([
  [["data: a\n\n"], ["a"]],
  [
    ["da", "ta: a\n", "\ndata: b\n\n"],
    ["a", "b"],
  ],
  [["event: status\r\ndata: a\r\n\r\n"], ["a"]],
  [["data: a\r", "\n\r\n"], ["a"]],
  [["data: a\ndata: b\n\n"], ["a\nb"]],
  [[": here\n\n", "data:a\n\n"], ["a"]],
  [["data: unfinished"], []],
])("%j carries %j", (pieces, events) => {
  const parser = createEventStreamParser(100);
  expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(events);
});

test("an event without end is given up", () => {
  const parser = createEventStreamParser(100);
  expect(() => parser.push("data: " + "x".repeat(200))).toThrow("too long");
});
