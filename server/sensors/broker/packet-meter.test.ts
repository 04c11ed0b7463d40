import { expect, test } from "vitest";
import { createPacketMeter } from "./packet-meter.ts";

const packet = (length: number): Buffer => {
  const header = [0x30];
  let rest = length;
  do {
    const digit = rest % 128;
    rest = Math.floor(rest / 128);
    header.push(rest > 0 ? digit | 0x80 : digit);
  } while (rest > 0);
  return Buffer.concat([Buffer.from(header), Buffer.alloc(length, 0xff)]);
};

test.each([0, 1, 127, 128, 16_383, 16_384, 32_768])("a body of %i bytes is one packet, however it is cut", (length) => {
  const bytes = Buffer.concat([packet(length), packet(0)]);
  for (const step of [1, 3, 1000, bytes.length]) {
    const meter = createPacketMeter(32_768);
    let begun = 0;
    for (let at = 0; at < bytes.length; at += step) begun += meter.push(bytes.subarray(at, at + step)) ?? Number.NaN;
    expect(begun).toBe(2);
  }
});

test("a packet that is too long is known by its header alone", () => {
  expect(createPacketMeter(32_768).push(packet(32_769).subarray(0, 4))).toBeUndefined();
});

test("a length of five bytes is malformed", () => {
  expect(
    createPacketMeter(Number.MAX_SAFE_INTEGER).push(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x01])),
  ).toBeUndefined();
});
