import { createSocket, type Socket } from "node:dgram";
import { afterEach, expect, test, vi } from "vitest";
import { createDatagramRelay } from "./datagram-relay.ts";
import { DATAGRAM_BYTES, type Relay } from "./relay.ts";
import { nullPackets } from "./transport-stream.ts";

let relay: Relay | undefined;
let receiver: Socket | undefined;
const stopReceiving = () => new Promise<void>((done) => (receiver ? receiver.close(() => done()) : done()));
afterEach(async () => {
  await relay?.close();
  await stopReceiving();
  receiver = undefined;
});

function receive(port = 0): Promise<{ port: number; datagrams: Buffer[] }> {
  const socket = createSocket("udp4");
  receiver = socket;
  const datagrams: Buffer[] = [];
  socket.on("message", (datagram) => datagrams.push(datagram));
  return new Promise((done) => socket.bind(port, "127.0.0.1", () => done({ port: socket.address().port, datagrams })));
}

test("what is sent arrives whole, in datagrams of whole packets", async () => {
  const { port, datagrams } = await receive();
  const own = createDatagramRelay({ host: "127.0.0.1", port });
  relay = own;
  await vi.waitFor(() => expect(own.open).toBe(true), { timeout: 3000 });
  await vi.waitFor(() => expect(datagrams).toEqual([nullPackets(7)]));
  const sent = Buffer.from(Array.from({ length: 20 * 188 }, (_, index) => index % 251));
  own.send(sent);
  await vi.waitFor(() => expect(Buffer.concat(datagrams.slice(1))).toEqual(sent));
  expect(datagrams.slice(1).map(({ length }) => length)).toEqual([DATAGRAM_BYTES, DATAGRAM_BYTES, 6 * 188]);
});

test("it is closed while nobody listens, and each receiver is a connection of its own", async () => {
  const { port } = await receive();
  await stopReceiving();
  const own = createDatagramRelay({ host: "127.0.0.1", port });
  relay = own;
  // A sender that goes on sending learns it by his own pictures.
  const pictures = setInterval(() => own.send(Buffer.alloc(188, 0x47)), 20);
  try {
    await new Promise((wake) => setTimeout(wake, 700));
    expect([own.open, own.connection]).toEqual([false, 0]);
    for (const connection of [1, 2]) {
      await receive(port);
      await vi.waitFor(() => expect([own.open, own.connection]).toEqual([true, connection]), { timeout: 3000 });
      await stopReceiving();
      await vi.waitFor(() => expect(own.open).toBe(false), { timeout: 3000 });
    }
  } finally {
    clearInterval(pictures);
    receiver = undefined;
  }
});
