import { describe, expect, test } from "vitest";
import { parseRequest, reply, requestDatagram } from "./visca.ts";

const hex = (text: string): number[] => [...Buffer.from(text.replaceAll(" ", ""), "hex")];

test.each([
  ["left and up at half speed", "81 01 06 01 0c 0a 01 01 ff", { type: "drive", pan: -0.5, tilt: 0.5 }],
  ["right and down, fastest", "81 01 06 01 18 14 02 02 ff", { type: "drive", pan: 1, tilt: -1 }],
  ["stop", "81 01 06 01 01 01 03 03 ff", { type: "drive", pan: 0, tilt: 0 }],
  [
    "an absolute position",
    "81 01 06 02 18 14 0f 0e 0d 04 00 00 0c 08 ff",
    { type: "position", panDeg: -22.5, tiltDeg: 15, relative: false, speed: 1 },
  ],
  [
    "a relative position",
    "81 01 06 03 0c 0a 00 00 0c 08 00 00 00 00 ff",
    { type: "position", panDeg: 15, tiltDeg: 0, relative: true, speed: 0.5 },
  ],
  ["home", "81 01 06 04 ff", { type: "home" }],
  ["zoom in", "81 01 04 07 02 ff", { type: "zoom-drive", speed: 0.5 }],
  ["zoom in, fastest", "81 01 04 07 27 ff", { type: "zoom-drive", speed: 1 }],
  ["zoom out, slowest", "81 01 04 07 30 ff", { type: "zoom-drive", speed: -0.125 }],
  ["zoom stop", "81 01 04 07 00 ff", { type: "zoom-drive", speed: 0 }],
  ["zoom half way", "81 01 04 47 02 00 00 00 ff", { type: "zoom-position", share: 0.5 }],
  ["standby", "81 01 04 00 03 ff", { type: "power", on: false }],
  ["interface clear", "81 01 00 01 ff", { type: "clear" }],
  ["where are you", "81 09 06 12 ff", { type: "inquire", what: "position" }],
  ["zoom inquiry", "81 09 04 47 ff", { type: "inquire", what: "zoom" }],
  ["power inquiry", "81 09 04 00 ff", { type: "inquire", what: "power" }],
  ["version inquiry", "81 09 00 02 ff", { type: "inquire", what: "version" }],
])("understands: %s", (_, message, command) => {
  expect(parseRequest(requestDatagram(hex(message), 7))).toEqual({ kind: "command", sequence: 7, command });
});

test.each([
  ["an unknown command", "81 01 06 77 ff"],
  ["a direction that is none", "81 01 06 01 0c 0a 05 01 ff"],
  ["a speed beyond the fastest", "81 01 06 01 40 0a 01 01 ff"],
  ["a drive cut short", "81 01 06 01 0c ff"],
  ["no end", "81 01 06 04 00"],
  ["another device", "88 01 06 04 ff"],
  ["an unknown inquiry", "81 09 7e 7e ff"],
])("answers with a syntax error: %s", (_, message) => {
  expect(parseRequest(requestDatagram(hex(message), 9))).toEqual({ kind: "error", sequence: 9, error: "syntax" });
});

describe("the frame around a message", () => {
  test("is the one of VISCA over IP", () => {
    expect(requestDatagram(hex("81 01 06 04 ff"), 0x01020304).toString("hex")).toBe("0100000501020304" + "81010604ff");
    expect(requestDatagram(hex("81 09 06 12 ff"), 1).toString("hex")).toBe("0110000500000001" + "81090612ff");
  });
  test("with a wrong length is an error of length", () => {
    const datagram = requestDatagram(hex("81 01 06 04 ff"), 3);
    datagram.writeUInt16BE(9, 2);
    expect(parseRequest(datagram)).toEqual({ kind: "error", sequence: 3, error: "length" });
  });
  test("may reset the sequence", () => {
    expect(parseRequest(Buffer.from("020000010000000501", "hex"))).toEqual({ kind: "reset", sequence: 5 });
  });
  test.each(["", "00", "deadbeef00000000ff", "ff".repeat(60)])("that is none gets no answer: %s", (bytes) => {
    expect(parseRequest(Buffer.from(bytes, "hex"))).toBeNull();
  });
});

test.each([
  ["acknowledge", reply.acknowledge(2, 1), "0111000300000002" + "9041ff"],
  ["complete", reply.complete(2, 2), "0111000300000002" + "9052ff"],
  ["syntax error", reply.error(2, "syntax"), "0111000400000002" + "906002ff"],
  ["cancelled", reply.error(2, "cancelled", 1), "0111000400000002" + "906104ff"],
  ["not executable", reply.error(2, "not-executable"), "0111000400000002" + "906041ff"],
  ["position", reply.position(2, { panDeg: -22.5, tiltDeg: 15 }), "0111000b00000002" + "90500f0e0d0400000c08ff"],
  ["zoom", reply.zoom(2, 0.5), "0111000700000002" + "905002000000ff"],
  ["power", reply.power(2, true), "0111000400000002" + "905002ff"],
  ["reset", reply.reset(2), "0201000100000002" + "01"],
])("replies: %s", (_, datagram, expected) => {
  expect(datagram.toString("hex")).toBe(expected);
});
