import { expect, test } from "vitest";
import { boxAt, boxesIn, boxIn } from "./boxes.ts";
import { box, joined } from "./wvtt-for-tests.ts";

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

test("boxes stand one after the other, and inside each other", () => {
  const bytes = joined([box("styp", "cmfs"), box("moov", box("mvhd"), box("trak", box("mdia", "x")))]);
  expect(boxesIn(view(bytes), 0, bytes.length).map(({ type }) => type)).toEqual(["styp", "moov"]);
  expect(boxIn(view(bytes), 0, bytes.length, "moov", "trak", "mdia")).toMatchObject({ type: "mdia" });
  expect(boxIn(view(bytes), 0, bytes.length, "moov", "mdia")).toBeNull();
});

test.each([
  ["a header that is cut off", [0, 0, 0, 8, 97, 98], "cut"],
  ["a box longer than what is there", [0, 0, 1, 0, 97, 98, 99, 100], "cut"],
  ["a box shorter than its own header", [0, 0, 0, 7, 97, 98, 99, 100], "broken"],
  ["a 64-bit size that is cut off", [0, 0, 0, 1, 97, 98, 99, 100, 0], "cut"],
  ["a 64-bit size below its header", [0, 0, 0, 1, 97, 98, 99, 100, 0, 0, 0, 0, 0, 0, 0, 15], "broken"],
  ["a 64-bit size beyond all numbers", [0, 0, 0, 1, 97, 98, 99, 100, 255, 255, 255, 255, 255, 255, 255, 255], "broken"],
])("%s", (_, bytes, says) => expect(boxAt(view(Uint8Array.from(bytes)), 0)).toBe(says));

test("a child may not be larger than its parent", () => {
  const bytes = joined([box("moov", [0, 0, 0, 40, 116, 114, 97, 107]), box("free", new Uint8Array(64))]);
  expect(boxIn(view(bytes), 0, bytes.length, "moov", "trak")).toBeNull();
});
