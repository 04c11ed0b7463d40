import { createSocket } from "node:dgram";
import { afterEach, beforeEach, expect, test } from "vitest";
import { now } from "../clock.ts";
import { createControl, type Control } from "./control.ts";
import { createHead, type Head } from "./head.ts";
import { requestDatagram } from "./visca.ts";

const limits = { panDeg: [-50, 50], tiltDeg: [-14, 22], zoom: [1, 8] } as const;
const home = { panDeg: 2, tiltDeg: 2, zoom: 1 };
let head: Head;
let control: Control;
let socket: ReturnType<typeof createSocket>;
let sequence = 0;

beforeEach(async () => {
  head = createHead({ limits, home, operator: () => home });
  control = await createControl({ port: 0, head, now });
  socket = createSocket("udp4");
});
afterEach(async () => {
  socket.close();
  await control.close();
});

/** Sends a message and resolves with its next `count` replies, as hexadecimal VISCA. */
function ask(message: string, count: number): Promise<string[]> {
  const own = ++sequence;
  return new Promise((resolve) => {
    const replies: string[] = [];
    const take = (datagram: Buffer) => {
      if (datagram.readUInt32BE(4) !== own) return;
      if (replies.push(datagram.subarray(8).toString("hex")) < count) return;
      socket.off("message", take);
      resolve(replies);
    };
    socket.on("message", take);
    socket.send(requestDatagram([...Buffer.from(message, "hex")], own), control.port, "127.0.0.1");
  });
}

test("a controller turns the camera over UDP and is told when it got there", async () => {
  const before = head.viewAt(now()).panDeg;
  // 15 degrees to the right, 7.5 up.
  expect(await ask("81010602181400000c0800000604ff", 2)).toEqual(["9041ff", "9051ff"]);
  expect(head.viewAt(now())).toMatchObject({ panDeg: 15, tiltDeg: 7.5 });
  expect(before).toBe(home.panDeg);
  expect(await ask("81090612ff", 1)).toEqual(["905000000c0800000604ff"]);
});

test("a drive is complete at once, and ends a motion that was under way", async () => {
  const motion = ask("8101060218140f0d060800000000ff", 2);
  expect(await ask("8101060118140103ff", 2)).toEqual(["9041ff", "9051ff"]);
  expect(await motion).toEqual(["9041ff", "906104ff"]);
});

test("the lens works beside the head", async () => {
  expect(await ask("8101044704000000ff", 2)).toEqual(["9042ff", "9052ff"]);
  expect(await ask("81090447ff", 1)).toEqual(["905004000000ff"]);
  expect(head.viewAt(now()).zoom).toBeCloseTo(8, 3);
});

test("what makes no sense is answered as a syntax error, and the camera goes on", async () => {
  expect(await ask("81017e7eff", 1)).toEqual(["906002ff"]);
  socket.send(Buffer.from("rubbish"), control.port, "127.0.0.1");
  expect(await ask("81090400ff", 1)).toEqual(["905002ff"]);
});

test("in standby a motion cannot be executed", async () => {
  expect(await ask("8101040003ff", 2)).toEqual(["9041ff", "9051ff"]);
  expect(await ask("81010604ff", 1)).toEqual(["906041ff"]);
});
