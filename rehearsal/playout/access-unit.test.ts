import { expect, test } from "vitest";
import { createAccessUnitSplitter, isKeyUnit, splitAccessUnits } from "./access-unit.ts";
import { SILENCE, splitAdts } from "./adts.ts";

const nal = (type: number, size: number, long = true): Buffer =>
  Buffer.from([...(long ? [0] : []), 0, 0, 1, type, ...Array<number>(size).fill(0xaa)]);
const key = Buffer.concat([nal(9, 1), nal(7, 6), nal(8, 3), nal(5, 60, false)]);
const other = Buffer.concat([nal(9, 1), nal(1, 30)]);

test.each([1, 2, 3, 5, 7, 64, 1000])("units come out whole however the stream is cut: pieces of %i bytes", (size) => {
  const stream = Buffer.concat([key, other, other, key, other]);
  const splitter = createAccessUnitSplitter();
  const units: Buffer[] = [];
  for (let at = 0; at < stream.length; at += size) units.push(...splitter.push(stream.subarray(at, at + size)));
  units.push(...splitter.end());
  expect(units).toEqual([key, other, other, key, other]);
});

test("key pictures are known by their slices", () => {
  expect(splitAccessUnits(Buffer.concat([key, other])).map(isKeyUnit)).toEqual([true, false]);
});

test("ADTS is cut into its frames, and rubbish is refused with its place", () => {
  expect(splitAdts(Buffer.concat([SILENCE, SILENCE]))).toEqual([SILENCE, SILENCE]);
  expect(() => splitAdts(Buffer.concat([SILENCE, Buffer.from("rubbish!")]))).toThrow(`byte ${SILENCE.length}`);
  expect(() => splitAdts(SILENCE.subarray(0, -1))).toThrow("cut short");
});
