import { describe, expect, test } from "vitest";
import type { VideoCodec } from "../contribution.ts";
import { ccMessage, seiNal, withCaptions } from "./caption-encoder-for-tests.ts";
import { createPresentationOrder } from "./presentation-order.ts";
import { readCcPairs, type CcPair } from "./user-data.ts";

const START = [0, 0, 0, 1];
const H264_SLICE = Buffer.from([...START, 0x65, 0x88, 0x84]);
const pair = (type: number, first: number, second: number): CcPair => ({ type, first, second });

describe("cc_data() in an access unit", () => {
  test.each<[VideoCodec, Buffer]>([
    ["h264", H264_SLICE],
    ["hevc", Buffer.from([...START, 19 << 1, 1, 0xaf])],
    ["mpeg2", Buffer.from([0, 0, 1, 0, 0, 0x0f, 0, 0, 1, 1, 0x12])],
  ])("of %s, zeros and fill among it", (codec, unit) => {
    const pairs = [pair(0, 0, 0), pair(0, 0, 0), pair(1, 0, 1), pair(3, 2, 0), pair(2, 0, 0)];
    const carried = withCaptions(unit, codec, pairs, 12);
    expect(carried.length).toBeGreaterThan(unit.length + 50);
    expect(readCcPairs(carried, codec)).toEqual(pairs);
    expect(readCcPairs(unit, codec)).toEqual([]);
  });

  test("of two fields in one unit, behind other messages of the same SEI", () => {
    const other = [0xb5, 0, 0x31, ...Buffer.from("DTG1"), 0x41, 0xff];
    const unit = Buffer.concat([
      seiNal("h264", [other, [...ccMessage([pair(0, 0x94, 0x20)])]]),
      H264_SLICE,
      seiNal("h264", [ccMessage([pair(1, 0x15, 0x20)])]),
      H264_SLICE,
    ]);
    expect(readCcPairs(unit, "h264")).toEqual([pair(0, 0x94, 0x20), pair(1, 0x15, 0x20)]);
  });

  test("that is not meant to be used, not ATSC's or not captions is not read", () => {
    const message = ccMessage([pair(0, 1, 1)]);
    const changed = (at: number, byte: number) => message.map((value, index) => (index === at ? byte : value));
    const read = (bytes: number[]) => readCcPairs(Buffer.concat([seiNal("h264", [bytes]), H264_SLICE]), "h264");
    expect(read(message)).toHaveLength(1);
    for (const bytes of [changed(0, 0xb4), changed(2, 0x32), changed(7, 6), changed(8, 0x81)])
      expect(read(bytes)).toEqual([]);
    // Announces 31 constructs and has one.
    expect(read(changed(8, 0xdf))).toHaveLength(1);
  });

  test("of more messages than any picture has stops", () => {
    const messages = Array.from({ length: 100 }, () => ccMessage([pair(0, 1, 1)]));
    expect(readCcPairs(Buffer.concat([seiNal("h264", messages), H264_SLICE]), "h264")).toHaveLength(8);
  });
});

describe("presentation order", () => {
  test("releases what no later unit can precede, in its order", () => {
    const out: string[] = [];
    const order = createPresentationOrder<string>((item) => void out.push(item));
    // I0 P3 B1 B2 P6 …, decoded a picture before it is shown.
    const units = [
      ["I0", 1, 0],
      ["P3", 4, 1],
      ["B1", 2, 2],
      ["B2", 3, 3],
      ["P6", 7, 4],
    ] as const;
    for (const [name, ticks, decodeTicks] of units) order.add(name, ticks, decodeTicks);
    expect(out).toEqual(["I0", "B1", "B2", "P3"]);
    order.flush();
    expect(out).toEqual(["I0", "B1", "B2", "P3", "P6"]);
  });

  test("holds no more than pictures can wait for, whatever the stamps say", () => {
    let out = 0;
    const order = createPresentationOrder<number>(() => void out++);
    for (let index = 0; index < 1000; index++) order.add(index, 1e9 + index, 0);
    expect(out).toBe(1000 - 64);
  });
});
